using System.Runtime.CompilerServices;
using LossGen.Benchmarks.Measuring;
using LossGen.Benchmarks.Peers;
using LossGen.Benchmarks.Reports;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks;

/// <summary>The command that prints the comparison table, and writes what was asked for.</summary>
internal static class CompareCommand
{
    /// <exception cref="ArgumentException">No row has the name that was asked for.</exception>
    public static void Run(CompareOptions options)
    {
        var rows = RowTable.All.Where(row => options.Only is null || row.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (rows.Length == 0)
            throw new ArgumentException($"No row's name contains '{options.Only}': {string.Join(", ", RowTable.All.Select(row => row.Name))}");

        using var torch = options.Torch ? TorchPeer.Start() : null;
        Console.WriteLine($"{Machine.Processor}, {Machine.Runtime}, {(torch is null ? "no PyTorch" : $"PyTorch {torch.Version}")}");
        Console.WriteLine(ComparisonTable.Heading);
        var results = new List<RowResult>();
        foreach (var result in Comparison.Run(rows, options, Effort.Of(options), torch))
        {
            results.Add(result);
            Console.WriteLine(ComparisonTable.Line(result));
        }

        Console.WriteLine(Summary.Of(results));
        if (options.CsvFile is { } file)
            File.WriteAllLines(file, [Csv.Heading, .. results.Select(Csv.Line)]);
        if (options.Write || options.IsFull)
        {
            File.WriteAllText(Path.Combine(Documentation(), "performance.md"), PerformancePage.Of(results, torch?.Version));
            File.WriteAllText(Path.Combine(Documentation(), "performance.svg"), Picture.Draw(results));
        }
    }

    private static string Documentation([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs");
}
