using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>The position of the largest element, the lowest on ties: the first until there is a larger one.</summary>
internal sealed class SampleArgMax(Node node, SampleLanes samples) : SampleReduction(node, samples)
{
    public override void Begin()
    {
        Writer.Line($"var {Name}Value = {Form.Broadcast(MinusInfinity)};");
        Writer.Line($"var {Name} = {Form.Broadcast(Form.IsDouble ? "0L" : "0")};");
    }

    public override void Update(BodyPrinter body) => Writer.Line($"UpdateArgMax({body.Value(Node.X)}, {Samples.Position}, ref {Name}Value, ref {Name});");

    public override void End() => Samples.Define(Node, Name);
}
