using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>How a reduction of a pass keeps its state in every thread, takes in elements, and ends as one number that all threads of a team know.</summary>
internal abstract class DeviceReduction(Node node, CpuForm form, CodeWriter writer)
{
    protected Node Node { get; } = node;

    protected CpuForm Form { get; } = form;

    protected CodeWriter Writer { get; } = writer;

    protected string Name { get; private set; } = "";

    /// <summary>What a pass computes for the reduction.</summary>
    public virtual IEnumerable<Node> Operands => Node.Operands.Where(operand => operand.Kind != ElementKind.Integer);

    /// <summary>Declares the state.</summary>
    public void Begin(Names names)
    {
        Names = names;
        Name = names.Fresh(Wish);
        foreach (var (suffix, initial) in State)
            Writer.Line($"var {Own(suffix)} = {initial};");
    }

    /// <summary>Takes in the elements that a body computes.</summary>
    /// <param name="body">One element or four.</param>
    /// <param name="position">The position of the first in its row.</param>
    public abstract void Update(BodyPrinter body, string position);

    /// <summary>Ends a row: the value is a number from here on.</summary>
    public abstract void End(BodyPrinter numbers);

    /// <summary>The reduction of a node.</summary>
    public static DeviceReduction Of(Node node, CpuForm form, CodeWriter writer) => node.Op switch
    {
        var op when op == Ops.Sum => new DeviceSum(node, form, writer),
        var op when op == Ops.SumOfProducts || op == Ops.Dot => new DeviceProductSum(node, form, writer),
        var op when op == Ops.RowMax || op == Ops.RowMin || op == Ops.NormalizerMax => new DeviceExtreme(node, form, writer),
        var op when op == Ops.ArgMax => new DeviceArgMax(node, form, writer),
        var op when op == Ops.Any || op == Ops.All => new DeviceFlag(node, form, writer),
        _ => new DeviceTail(node, form, writer),
    };

    /// <summary>The state of a thread: what is added to its name, and what it begins with.</summary>
    protected abstract IEnumerable<(string Suffix, string Initial)> State { get; }

    protected Names Names { get; private set; } = new();

    protected virtual string Wish => Node.Name is { } name ? Names.Camel(name) : Node.Op.Name;

    protected string Own(string suffix) => Name + "Own" + suffix;

    /// <summary>What the threads of a team have together.</summary>
    protected static string Team(string function, string own) => $"DeviceTeam.{function}(shared, {own}, arguments.Team)";

    /// <summary>The sum of the lanes of a body.</summary>
    protected static string Sum(IReadOnlyList<string> lanes) => lanes.Count == 1 ? lanes[0] : $"(({lanes[0]} + {lanes[1]}) + ({lanes[2]} + {lanes[3]}))";

    protected static IEnumerable<int> Lanes(BodyPrinter body) => Enumerable.Range(0, body.Vectors);

    protected string InDouble(Text text) => Form.IsDouble ? text.At(6) : "(double)" + text.At(8);
}
