using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>A sum, or a sum of products: of floats in double, where products are exact; of doubles with what every addition rounds off.</summary>
internal sealed class SampleSum(Node node, SampleLanes samples) : SampleReduction(node, samples)
{
    public override void Begin()
    {
        Writer.Line($"var {Name}0 = {Form.Wide.Zero};");
        Writer.Line($"var {Name}1 = {Form.Wide.Zero};");
    }

    public override void Update(BodyPrinter body)
    {
        var (value, isProduct) = (body.Value(Node.X), !Node.Is(Ops.Sum));
        if (Form.IsDouble)
            Writer.Line($"AddCompensated(ref {Name}0, ref {Name}1, {(isProduct ? value.At(6) + " * " + body.Value(Node.Y).At(7) : value.Value)});");
        else
            Writer.Line(isProduct
                ? $"AddProductWidened(ref {Name}0, ref {Name}1, {value}, {body.Value(Node.Y)});"
                : $"AddWidened(ref {Name}0, ref {Name}1, {value});");
    }

    public override void End() => Samples.DefineSum(Node, Name);

    protected override int Parts => 2;
}
