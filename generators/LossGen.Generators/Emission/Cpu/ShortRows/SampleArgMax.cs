using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>The position of the largest element, the lowest on ties.</summary>
internal sealed class SampleArgMax(Node node, SampleLanes samples) : SampleReduction(node, samples)
{
    public override void Begin()
    {
        Writer.Line($"var {Name}Value = {Form.Broadcast(MinusInfinity)};");
        Writer.Line($"var {Name} = {Form.Broadcast(Form.IsDouble ? "long.MaxValue" : "int.MaxValue")};");
    }

    public override void Update(BodyPrinter body) => Writer.Line($"UpdateArgMax({body.Value(Node.X)}, {Samples.Position}, ref {Name}Value, ref {Name});");

    public override void End() => Samples.Define(Node, Name);
}
