using System.Collections.Immutable;
using System.Diagnostics;
using LossGen.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>Processor time of the process for a default build, with the analyzers of the SDK: each the median of some rounds after others that warm up.</summary>
/// <param name="Without">A compilation, and what the analyzers of the SDK add.</param>
/// <param name="Added">What the stability analyzer adds to these, in the same driver.</param>
internal sealed record BuildMeasurement(double Without, double Added)
{
    private const int WarmUps = 2;
    private const int Rounds = 5;

    public static async Task<BuildMeasurement> Of(Corpus corpus)
    {
        var sdk = SdkAnalyzers.Load();
        List<double> without = [], added = [];
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var compile = await Timed(() => Task.FromResult(corpus.Compile().Emit(Stream.Null)));
            var driver = await Run(corpus, [new SilentAnalyzer()]);
            var before = await Run(corpus, [new SilentAnalyzer(), .. sdk]);
            var after = await Run(corpus, [new SilentAnalyzer(), .. sdk, new StabilityAnalyzer()]);
            without.Add(compile + before - driver);
            added.Add(after - before);
        }

        return new BuildMeasurement(Median(without.Skip(WarmUps)), Median(added.Skip(WarmUps)));
    }

    private static Task<double> Run(Corpus corpus, ImmutableArray<DiagnosticAnalyzer> analyzers) => Timed(() => corpus.Compile()
        .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
        .GetAnalyzerDiagnosticsAsync());

    private static async Task<double> Timed<T>(Func<Task<T>> work)
    {
        // Nothing pays for the memory of what ran before.
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        _ = await work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);
}
