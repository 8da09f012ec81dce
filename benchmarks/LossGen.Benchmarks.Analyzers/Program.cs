using System.Globalization;
using System.Runtime.CompilerServices;
using LossGen.Benchmarks.Analyzers;

// The share of the stability analyzer in the time of a compilation, over this repository or the folders that are named; with --build, in that of a build with the analyzers of the SDK.
var reports = args.Contains("--reports");
var folders = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
if (folders.Length == 0)
    folders = [Repository()];

if (args.Contains("--build"))
{
    Console.WriteLine("build: a compilation with the analyzers that the SDK runs by default. added: what the stability analyzer adds to it.");
    Console.WriteLine("Both are processor time of the process, the median of five rounds after two.");
    Console.WriteLine();
    Console.WriteLine("| folder | lines | build, s | added, s | share |");
    Console.WriteLine("|---|---|---|---|---|");
    foreach (var folder in folders)
    {
        var corpus = Corpus.Read(folder);
        var measured = await BuildMeasurement.Of(corpus);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {NameOf(folder)} | {corpus.Lines} | {measured.Without:F2} | {measured.Added:F2} | {100 * measured.Added / measured.Without:F1} % |"));
    }

    return;
}

Console.WriteLine("compile: parsing, binding and emitting without analyzers. analyzer: all that it does when it is called, with the binding that it asks for.");
Console.WriteLine("Both are processor time of one thread, the median of five rounds after two.");
Console.WriteLine();
Console.WriteLine("| folder | lines | compile, s | analyzer, s | share | reports |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var folder in folders)
{
    var corpus = Corpus.Read(folder);
    var measured = await Measurement.Of(corpus);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {NameOf(folder)} | {corpus.Lines} | {measured.Compile:F2} | {measured.Analyzer:F2} | {100 * measured.Analyzer / measured.Compile:F1} % | {measured.Reports.Length} |"));
    if (reports)
    {
        foreach (var report in measured.Reports.OrderBy(report => report.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(report => report.Location.SourceSpan.Start))
            Console.WriteLine($"{Path.GetRelativePath(folder, report.Location.SourceTree!.FilePath)}({(report.Location.GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture)}): {report.Severity} {report.Id} {report.Properties["Rule"]}: {report.GetMessage(CultureInfo.InvariantCulture)}");
    }
}

static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
