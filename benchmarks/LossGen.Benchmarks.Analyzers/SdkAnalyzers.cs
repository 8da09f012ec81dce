using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>The analyzers that a build with the .NET SDK runs by default.</summary>
internal static class SdkAnalyzers
{
    private static readonly string[] Files = ["Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"];

    /// <summary>Those that may warn: the compiler leaves out an analyzer that has suggestions alone.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Load() =>
    [
        .. Files.Select(file => new AnalyzerFileReference(Path.Combine(Folder(), file), new Loader())).SelectMany(file => file.GetAnalyzers(LanguageNames.CSharp))
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.IsEnabledByDefault && rule.DefaultSeverity >= DiagnosticSeverity.Warning)),
    ];

    private static string Folder()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.EnumerateDirectories(Path.Combine(root, "sdk"), Environment.Version.Major + ".*").Order(StringComparer.Ordinal)
            .Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers")).LastOrDefault(Directory.Exists)
            ?? throw new DirectoryNotFoundException($"No SDK of .NET {Environment.Version.Major} with analyzers lies under {root}: install the SDK that the benchmark runs on.");
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
