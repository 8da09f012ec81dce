using System.Collections.Generic;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>The tail of a normaliser whose maximum is known: the sum of all exponentials but one that is 1.</summary>
internal sealed class SampleTail(Node node, SampleLanes samples) : SampleReduction(node, samples)
{
    public override IEnumerable<Node> Operands => [Node.X];

    public override void Begin()
    {
        Writer.Line($"var {Name}Largest = {Form.Zero};");
        Writer.Line($"var {Name}0 = {Form.Wide.Zero};");
        Writer.Line($"var {Name}1 = {Form.Wide.Zero};");
    }

    public override void Update(BodyPrinter body) => Writer.Line($"AddLesser({body.Value(Node.X)}, ref {Name}Largest, ref {Name}0, ref {Name}1);");

    public override void End() => Samples.DefineSum(Node, Name);

    protected override string Wish => "normalizerTail";

    protected override int Parts => 2;
}
