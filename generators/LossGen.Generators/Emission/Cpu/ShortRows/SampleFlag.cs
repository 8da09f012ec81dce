using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>Whether any element holds, or all.</summary>
internal sealed class SampleFlag(Node node, SampleLanes samples) : SampleReduction(node, samples)
{
    private bool IsAny => Node.Is(Ops.Any);

    public override void Begin() =>
        Writer.Line($"var {Name} = {(Form.IsScalar ? (IsAny ? "false" : "true") : Form.Type + (IsAny ? ".Zero" : ".AllBitsSet"))};");

    public override void Update(BodyPrinter body) => Writer.Line($"{Name} = {(IsAny ? "Or" : "And")}({Name}, {body.Value(Node.X)});");

    public override void End() => Samples.Define(Node, Name);
}
