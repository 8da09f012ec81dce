using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>
/// The maximum and the tail of a softmax in one pass: a thread keeps its maximum, a reference near it, and the exponentials, less the reference, of all its
/// elements but one occurrence of the maximum. The threads' results meet at the maximum of their team.
/// </summary>
internal sealed class DeviceNormalizer(Node max, Node tail, CpuForm form, CodeWriter writer) : DeviceReduction(max, form, writer)
{
    /// <summary>The tail that a pass can add up together with the maximum: it needs nothing else of the passes before.</summary>
    public static Node? TailOf(Node max, KernelSchedule kernel)
    {
        if (!max.Is(Ops.NormalizerMax))
            return null;
        var (first, next) = (kernel.Sweeps.First(sweep => sweep.Reductions.Contains(max)), kernel.Sweeps.FirstOrDefault(sweep => sweep.Reductions.Any(reduction => IsTailOf(reduction, max))));
        return next is not null && first.Axis == next.Axis && next.Gradients.IsEmpty && next.Guards.IsEmpty
            && next.Reductions.All(reduction => first.Reductions.Any(other => IsTailOf(reduction, other)))
                ? next.Reductions.First(reduction => IsTailOf(reduction, max))
                : null;
    }

    private static bool IsTailOf(Node reduction, Node max) =>
        max.Is(Ops.NormalizerMax) && reduction.Is(Ops.TailSum) && reduction.Y == max.X
        && reduction.X.Is(Ops.ExpOfNonPositive) && reduction.X.X.Is(Ops.Subtract) && reduction.X.X.X == max.X && reduction.X.X.Y == reduction.Z
        && Graph.Topological([reduction.Z]).All(node => node == max || node.Op.Shape != OpShape.Reduction)
        && Graph.Topological([reduction.Z]).Contains(max);

    public override void Update(BodyPrinter body, string position)
    {
        var (largest, reference, sum) = (Own("Max"), Own("Reference"), Own(""));
        var other = body.Names.Fresh("other", body.Vectors);
        List<string> others = [.. Lanes(body).Select(lane => body.Vectors == 1 ? other : other + lane.ToText())];
        foreach (var lane in Lanes(body))
        {
            var value = body.Value(Node.X, lane).At(4);
            Writer.Line($"var {others[lane]} = {value} > {largest} ? {largest} : {value};");
            Writer.Line($"{largest} = {value} > {largest} ? {value} : {largest};");
        }

        Writer.Open($"if ({largest} > {reference} + {(Form.IsDouble ? "2d" : "2f")})");
        Writer.Line($"{sum} *= Exp({reference} - {largest});");
        Writer.Line($"{reference} = {largest};");
        Writer.Close(apart: false);
        Writer.Line($"{sum} += {Sum([.. others.Select(text => $"DeviceTeam.Term({text}, {reference})")])};");
    }

    public override void End(BodyPrinter numbers)
    {
        var (maximum, sum) = (Names.Fresh("max"), Names.Fresh("tail"));
        Writer.Line($"var {maximum} = {Team("MaxNumber", Widened(Own("Max")))};");
        Writer.Line($"var {sum} = DeviceTeam.Tail(shared, {Own("")}, {Widened(Own("Max"))}, {Widened(Own("Reference"))}, {maximum}, arguments.Team);");
        numbers.Define(Node, maximum);
        numbers.Define(tail, sum);
    }

    protected override IEnumerable<(string Suffix, string Initial)> State =>
        [("", "0d"), ("Max", Form.Element + ".NegativeInfinity"), ("Reference", Form.Element + ".MinValue")];

    protected override string Wish => "exp";

    private string Widened(string own) => Form.IsDouble ? own : "(double)" + own;
}
