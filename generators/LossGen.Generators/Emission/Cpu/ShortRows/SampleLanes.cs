using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>
/// The samples of a block in two forms: lanes of the element type, which rows are computed in, and double lanes, which numbers of a sample are
/// computed in. For double both are one.
/// </summary>
internal sealed class SampleLanes(CodeWriter writer, CpuForm form, BodyPrinter lanes, BodyPrinter numbers)
{
    private string? lanesCount;
    private string[]? numbersCount;

    public CodeWriter Writer { get; } = writer;

    /// <summary>The form of the rows' lanes.</summary>
    public CpuForm Form { get; } = form;

    /// <summary>The form of the numbers.</summary>
    public CpuForm Wide => Form.Wide;

    /// <summary>Values that rows are computed with.</summary>
    public BodyPrinter Lanes { get; } = lanes;

    /// <summary>Numbers of a sample, in double.</summary>
    public BodyPrinter Numbers { get; } = numbers;

    /// <summary>The position in the row, in every lane.</summary>
    public string Position => Form.Broadcast($"({(Form.IsDouble ? "long" : "int")})j");

    /// <summary>Tells both forms of a local in lanes of the element type.</summary>
    public void Define(Node node, string name)
    {
        Lanes.Define(node, name);
        if (!Form.IsDouble)
            Numbers.Define(node, Widened(node.Kind, name));
    }

    /// <summary>The double forms of a local in lanes of the element type.</summary>
    public string[] Widened(ElementKind kind, string name)
    {
        var function = kind == ElementKind.Flag ? "WidenMask" : "Widen";
        return Form.IsDouble ? [name] : Form.IsScalar ? [$"{function}Lower({name})"] : [$"{function}Lower({name})", $"{function}Upper({name})"];
    }

    /// <summary>Tells of a sum that was kept in two parts.</summary>
    public void DefineSum(Node node, string name)
    {
        if (Form.IsDouble)
        {
            Writer.Line($"var {name} = Compensated({name}0, {name}1);");
            Define(node, name);
        }
        else
        {
            Numbers.Define(node, Form.IsScalar ? [name + "0"] : [name + "0", name + "1"]);
        }
    }

    /// <summary>Puts numbers of a sample into lanes of the element type.</summary>
    public void Narrow(IEnumerable<Node> nodes, BodyPrinter body)
    {
        foreach (var node in nodes.Where(node => !node.Axes.IsEmpty && !body.Knows(node)))
        {
            var name = body.Names.Fresh(Wish(node) + "Lanes");
            Writer.Line($"var {name} = {Narrowed(node)};");
            body.Define(node, name);
        }
    }

    /// <summary>A number of a sample in lanes of the element type.</summary>
    public string Narrowed(Node node)
    {
        if (Lanes.Knows(node))
            return Lanes.Value(node).Value;
        if (Form.IsDouble)
            return Numbers.Value(node).Value;
        var parts = string.Join(", ", Enumerable.Range(0, Wide.Vectors).Select(vector => Numbers.Value(node, vector).Value));
        return (node.Kind == ElementKind.Flag ? "NarrowMask(" : "Narrow(") + parts + ")";
    }

    /// <summary>Finds which lanes hold a sample that counts.</summary>
    /// <param name="skip">The condition under which a sample does not count.</param>
    /// <param name="names">The names of the block.</param>
    public void PrintCounts(Node? skip, Names names)
    {
        if (Form.IsScalar && skip is null)
            return;
        var name = names.Fresh("counts", Wide.Vectors);
        numbersCount = [.. Enumerable.Range(0, Wide.Vectors).Select(vector => Wide.Vectors == 1 ? name : name + vector.ToText())];
        for (var vector = 0; vector < numbersCount.Length; vector++)
        {
            var tail = $"TailMask{Form.Suffix}Double({(vector == 0 ? "count" : "count - " + (vector * Wide.Count).ToText())})";
            var not = skip is null ? "" : $"Not({Numbers.Value(skip, vector)})";
            Writer.Line($"var {numbersCount[vector]} = {(skip is null ? tail : Form.IsScalar ? not : $"And({tail}, {not})")};");
        }

        lanesCount = Wide.Vectors == 1 ? name : names.Fresh("countLanes");
        if (Wide.Vectors > 1)
            Writer.Line($"var {lanesCount} = NarrowMask({string.Join(", ", numbersCount)});");
    }

    /// <summary>A value in lanes of the element type; 0 where there is no sample, or one that does not count.</summary>
    public string Counted(string value) => lanesCount is null ? value : $"Select({lanesCount}, {value}, {Form.Zero})";

    /// <summary>One vector of a number of a sample; 0 where there is no sample, or one that does not count.</summary>
    public string Counted(Node node, int vector) =>
        numbersCount is null ? Numbers.Value(node, vector).Value : $"Select({numbersCount[vector]}, {Numbers.Value(node, vector)}, {Wide.Zero})";

    private string Wish(Node node)
    {
        var text = Numbers.Value(node).Value;
        return node.Name is { } name ? Names.Camel(name) : text.All(char.IsLetterOrDigit) ? text.TrimEnd('0') : node.Op.Name;
    }
}
