using System.Collections.Immutable;
using System.Diagnostics;
using LossGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>Processor time of a compilation and of the analyzer in it, the least of some interleaved rounds.</summary>
internal sealed record Measurement(double Compile, double Analyzer, ImmutableArray<Diagnostic> Reports)
{
    private const int Rounds = 3;

    public static async Task<Measurement> Of(Corpus corpus)
    {
        var (compile, analyzer, reports) = (double.PositiveInfinity, double.PositiveInfinity, ImmutableArray<Diagnostic>.Empty);
        for (var round = 0; round < Rounds; round++)
        {
            var before = ProcessorTime();
            var compilation = corpus.Compile();
            compilation.Emit(Stream.Null);
            compile = Math.Min(compile, ProcessorTime() - before);

            var instance = new StabilityAnalyzer();
            var driver = corpus.Compile().WithAnalyzers([instance], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            reports = await driver.GetAnalyzerDiagnosticsAsync();
            var telemetry = await driver.GetAnalyzerTelemetryInfoAsync(instance, default);
            analyzer = Math.Min(analyzer, telemetry.ExecutionTime.TotalSeconds);
        }

        return new Measurement(compile, analyzer, reports);
    }

    private static double ProcessorTime() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
}
