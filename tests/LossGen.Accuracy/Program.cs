using System.Runtime.CompilerServices;
using LossGen.Accuracy;

// Writes docs/accuracy.md from the kernels as they are.
var document = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourceFile())!, "..", "..", "docs", "accuracy.md"));
File.WriteAllText(document, AccuracyPage.Write(Console.Error.WriteLine));
Console.WriteLine($"Written: {Path.GetFileName(document)}");

static string SourceFile([CallerFilePath] string path = "") => path;
