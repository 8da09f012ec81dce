using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

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

    protected override string Wish => Node.Name ?? "normalizer";
}
