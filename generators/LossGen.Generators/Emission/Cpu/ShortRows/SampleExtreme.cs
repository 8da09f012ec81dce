using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>The largest or smallest element; that of a normaliser may lose NaN, which its tail shows.</summary>
internal sealed class SampleExtreme(Node node, SampleLanes samples) : SampleReduction(node, samples)
{
    public override void Begin() => Writer.Line($"var {Name} = {Form.Broadcast(Node.Is(Ops.RowMin) ? Form.Element + ".PositiveInfinity" : MinusInfinity)};");

    public override void Update(BodyPrinter body) =>
        Writer.Line($"{Name} = {(Node.Is(Ops.RowMin) ? "Min" : Node.Is(Ops.RowMax) ? "Max" : "MaxNative")}({Name}, {body.Value(Node.X)});");

    public override void End() => Samples.Define(Node, Name);

    protected override string Wish => Node.Is(Ops.NormalizerMax) ? "normalizerMax" : Node.Name ?? (Node.Is(Ops.RowMax) ? "largest" : "smallest");
}
