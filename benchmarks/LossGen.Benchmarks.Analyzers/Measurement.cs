using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>Processor time of a compilation on its thread and of the analyzer in it, the least of some interleaved rounds.</summary>
internal sealed record Measurement(double Compile, double Analyzer, ImmutableArray<Diagnostic> Reports)
{
    private const int Rounds = 3;

    public static async Task<Measurement> Of(Corpus corpus)
    {
        var (compile, analyzer, reports) = (double.PositiveInfinity, double.PositiveInfinity, ImmutableArray<Diagnostic>.Empty);
        for (var round = 0; round < Rounds; round++)
        {
            var before = ThreadTime.Seconds;
            corpus.Compile().Emit(Stream.Null);
            compile = Math.Min(compile, ThreadTime.Seconds - before);

            var timed = new TimedAnalyzer();
            var driver = corpus.Compile().WithAnalyzers([timed], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            reports = await driver.GetAnalyzerDiagnosticsAsync();
            analyzer = Math.Min(analyzer, timed.Seconds);
        }

        return new Measurement(compile, analyzer, reports);
    }
}
