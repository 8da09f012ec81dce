using System.Globalization;
using LossGen.Benchmarks.Measuring;
using LossGen.Benchmarks.Peers;
using LossGen.Benchmarks.Reports;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks;

/// <summary>The command that prints the comparison table, and writes what was asked for.</summary>
internal static class CompareCommand
{
    public static void Run(CompareOptions options)
    {
        var rows = RowTable.All.Where(row => options.Only is null || row.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (rows.Length == 0)
            throw new ArgumentException($"No row's name contains '{options.Only}': {string.Join(", ", RowTable.All.Select(row => row.Name))}");

        using var torch = options.Torch ? TorchPeer.Start() : null;
        Console.WriteLine(torch is null ? "PyTorch: absent" : $"PyTorch: {torch.Version}");

        Console.WriteLine(ComparisonTable.Heading);
        var results = new List<RowResult>();
        foreach (var result in Comparison.Run(rows, options, options.Quick ? Effort.Quick : Effort.Full, torch))
        {
            results.Add(result);
            Console.WriteLine(ComparisonTable.Line(result));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count(result => Verdict.Of(result).IsReached)} of {results.Count} reach their targets."));
        if (options.CsvFile is { } file)
            File.WriteAllLines(file, [Csv.Heading, .. results.Select(Csv.Line)]);
    }
}
