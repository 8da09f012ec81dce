using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>A plain sum.</summary>
internal class SumReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    protected override bool HasTotal => true;

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
            Writer.Line($"{Lane(0, vector)} += {Term(body, vector, masks)};");
    }

    public override void End(BodyPrinter numbers) => numbers.Define(Node, Name + "Total.Value");

    protected virtual string Term(BodyPrinter body, int vector, IReadOnlyList<string>? masks) => Masked(body, Node.X, vector, masks, Zero);

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, Zero)];
}

/// <summary>A sum of products of doubles.</summary>
internal sealed class DoubleDotReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SumReduction(nodes, form, writer)
{
    protected override string Term(BodyPrinter body, int vector, IReadOnlyList<string>? masks) =>
        Masked(body, Node.X, vector, masks, Zero) + " * " + Masked(body, Node.Y, vector, masks, Zero);
}

/// <summary>A sum of products of floats, in double, where they are exact and their squares neither overflow nor vanish.</summary>
internal sealed class DotReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
            Writer.Line($"AddProductWidened(ref {Lane(0, vector)}, ref {Lane(1, vector)}, {Masked(body, Node.X, vector, masks, Zero)}, {Masked(body, Node.Y, vector, masks, Zero)});");
    }

    public override void End(BodyPrinter numbers)
    {
        if (Form.IsScalar)
        {
            Writer.Line($"var {Name} = Reduce.Sum(Lanes.Join({Array(0)}[..8])) + Reduce.Sum(Lanes.Join({Array(0)}[8..]));");
        }
        else
        {
            var halves = Enumerable.Range(0, Form.Vectors).SelectMany(vector => new[] { Lane(0, vector), Lane(1, vector) }).ToList();
            var joined = Enumerable.Range(0, 2).Select(half => $"Reduce.Sum(Lanes.Join({string.Join(", ", halves.Skip(half * halves.Count / 2).Take(halves.Count / 2))}))");
            Writer.Line($"var {Name} = {string.Join(" + ", joined)};");
        }

        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("Low", "double", "0d"), ("High", "double", "0d")];
}

/// <summary>The largest or smallest element.</summary>
internal sealed class ExtremeReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    private string Function => Node.Is(Ops.RowMax) ? "Max" : "Min";

    private string Neutral => Node.Is(Ops.RowMax) ? MinusInfinity : Form.Element + ".PositiveInfinity";

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
            Writer.Line($"{Lane(0, vector)} = {Function}({Lane(0, vector)}, {Masked(body, Node.X, vector, masks, Neutral)});");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = Reduce.{Function}({Join(0)});");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, Neutral)];

    protected override string Wish => Node.Is(Ops.RowMax) ? "largest" : "smallest";
}

/// <summary>The position of the largest element, the lowest on ties.</summary>
internal sealed class ArgMaxReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
        {
            var (best, index) = (Lane(0, vector), Lane(1, vector));
            var (value, position) = (Masked(body, Node.X, vector, masks, MinusInfinity), Position(vector, masks is not null));
            Writer.Line($"UpdateArgMax({value}, {position}, ref {best}, ref {index});");
        }
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = Reduce.ArgMax({Join(0)}, {Join(1)});");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() =>
        [("Value", Form.Element, MinusInfinity), ("Index", Form.IsDouble ? "long" : "int", Form.IsDouble ? "long.MaxValue" : "int.MaxValue")];

    private string Position(int vector, bool isTail)
    {
        var start = (isTail && !Form.IsScalar ? TailStart : "j") + (vector == 0 ? "" : " + " + (vector * Form.Count).ToText());
        var integer = Form.IsDouble ? "long" : "int";
        return $"Iota{Form.Suffix}{Names.Pascal(integer)}(({integer})({start}))";
    }
}

/// <summary>Whether any element holds, or all.</summary>
internal sealed class FlagReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    private bool IsAny => Node.Is(Ops.Any);

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
        {
            var value = body.Value(Node.X, vector).Value;
            var term = Form.IsScalar ? $"({value} ? 1 : 0)" : $"Select({value}, {Form.Broadcast(One)}, {Form.Broadcast(Zero)})";
            var masked = masks is null ? term : $"Select({masks[vector]}, {term}, {Form.Broadcast(IsAny ? Zero : One)})";
            Writer.Line($"{Lane(0, vector)} = {(IsAny ? "Max" : "Min")}({Lane(0, vector)}, {masked});");
        }
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = Reduce.{(IsAny ? "Max" : "Min")}({Join(0)}) != 0;");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, IsAny ? Zero : One)];

    private string One => Form.IsDouble ? "1d" : "1f";
}

/// <summary>The maximum and the tail behind a softmax, in one pass.</summary>
internal sealed class NormalizerReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    private const int Max = 0, Reference = 1, Sum = 2, High = 3, Low = 4;

    public override bool NeedsFlush => true;

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
        {
            var state = string.Join(", ", new[] { Max, Reference, Sum, High, Low }.Select(part => "ref " + Lane(part, vector)));
            Writer.Line($"AddToNormalizer({Masked(body, Node.X, vector, masks, MinusInfinity)}, {state});");
        }
    }

    public override void Flush()
    {
        if (Form.IsScalar)
        {
            Writer.Open($"for (var lane = 0; lane < {Form.Block.ToText()}; lane++)");
            Writer.Line($"FlushNormalizer(ref {Array(Sum)}[lane], ref {Array(High)}[lane], ref {Array(Low)}[lane]);");
            Writer.Close();
            return;
        }

        for (var vector = 0; vector < Form.Vectors; vector++)
            Writer.Line($"FlushNormalizer(ref {Lane(Sum, vector)}, ref {Lane(High, vector)}, ref {Lane(Low, vector)});");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name}Max = Reduce.Normalizer({Join(Max)}, {Join(Reference)}, {Join(High)} + {Join(Low)}, out var {Name}Tail);");
        foreach (var node in Nodes)
            numbers.Define(node, Name + (node.Is(Ops.NormalizerMax) ? "Max" : "Tail"));
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() =>
    [
        ("LaneMax", Form.Element, MinusInfinity),
        ("Reference", Form.Element, Form.Element + ".MinValue"),
        ("Sum", Form.Element, Zero),
        ("High", Form.Element, Zero),
        ("Low", Form.Element, Zero),
    ];

    protected override string Wish => "normalizer";
}
