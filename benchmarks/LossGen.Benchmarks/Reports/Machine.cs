using System.Runtime.InteropServices;

namespace LossGen.Benchmarks.Reports;

/// <summary>What numbers were measured on.</summary>
internal static class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>The model of the processor, where the system tells.</summary>
    public static string Processor { get; } = File.Exists(ProcessorFile)
        ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown"
        : "unknown";

    public static string Runtime => RuntimeInformation.FrameworkDescription;
}
