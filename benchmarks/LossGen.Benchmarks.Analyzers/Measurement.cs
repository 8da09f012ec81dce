using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>Processor time on one thread, each the median of some rounds after others that warm up.</summary>
/// <param name="Compile">A compilation without analyzers: parsing, binding, emitting.</param>
/// <param name="Analyzer">All that the analyzer does when it is called, with the binding that it asks for.</param>
/// <param name="Reports">What it reports.</param>
internal sealed record Measurement(double Compile, double Analyzer, ImmutableArray<Diagnostic> Reports)
{
    private const int WarmUps = 2;
    private const int Rounds = 5;

    public static async Task<Measurement> Of(Corpus corpus)
    {
        List<double> compile = [], analyzer = [];
        var reports = ImmutableArray<Diagnostic>.Empty;
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            // Neither pays for the memory of the other.
            GC.Collect();
            var before = ThreadTime.Seconds;
            corpus.Compile().Emit(Stream.Null);
            compile.Add(ThreadTime.Seconds - before);

            GC.Collect();
            var timed = new TimedAnalyzer();
            var driver = corpus.Compile().WithAnalyzers([timed], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            reports = await driver.GetAnalyzerDiagnosticsAsync();
            analyzer.Add(timed.Seconds);
        }

        return new Measurement(Median(compile.Skip(WarmUps)), Median(analyzer.Skip(WarmUps)), reports);
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);
}
