using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>A plain sum. Floats move to doubles after every segment; doubles to a compensated total.</summary>
internal class SumReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    public override bool NeedsFlush => true;

    public override void Begin()
    {
        base.Begin();
        if (Form.IsDouble)
            Writer.Line($"var {Name}Total = default(CompensatedSum);");
    }

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < body.Vectors; vector++)
            Writer.Line($"{Lane(0, vector)} += {Term(body, vector, masks)};");
    }

    public override void Flush()
    {
        if (Form.IsDouble)
        {
            Writer.Line($"{Name}Total.Add(Reduce.Sum({Join(0)}));");
        }
        else if (Form.IsScalar)
        {
            Writer.Open($"for (var lane = 0; lane < {Form.Block.ToText()}; lane++)");
            Writer.Line($"{Array(1)}[lane] += {Array(0)}[lane];");
            Writer.Close(apart: false);
        }
        else
        {
            for (var vector = 0; vector < Form.BlockVectors; vector++)
                Writer.Line($"AddWidened(ref {Lane(1, vector)}, ref {Lane(2, vector)}, {Lane(0, vector)});");
        }

        Clear(0);
    }

    public override void End(BodyPrinter numbers)
    {
        if (Form.IsDouble)
        {
            numbers.Define(Node, Name + "Total.Value");
            return;
        }

        Writer.Line($"var {Name} = {WideSum(1, 2)};");
        numbers.Define(Node, Name);
    }

    protected virtual string Term(BodyPrinter body, int vector, IReadOnlyList<string>? masks) => Masked(body, Node.X, vector, masks, Zero);

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() =>
        Form.IsDouble ? [("", Form.Element, Zero)] : [("", Form.Element, Zero), ("Low", "double", "0d"), ("High", "double", "0d")];
}
