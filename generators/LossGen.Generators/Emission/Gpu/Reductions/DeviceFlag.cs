using System.Collections.Generic;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>Whether any element holds, or all.</summary>
internal sealed class DeviceFlag(Node node, CpuForm form, CodeWriter writer) : DeviceReduction(node, form, writer)
{
    private bool IsAny => Node.Is(Ops.Any);

    public override void Update(BodyPrinter body, string position)
    {
        foreach (var lane in Lanes(body))
            Writer.Line($"{Own("")} = {body.Value(Node.X, lane).At(1)} ? {(IsAny ? "1" : Own(""))} : {(IsAny ? Own("") : "0")};");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = {Team(IsAny ? "Max" : "Min", "(double)" + Own(""))} != 0d;");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Initial)> State => [("", IsAny ? "0" : "1")];
}
