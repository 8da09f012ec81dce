using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;

namespace LossGen.Generators.Tests;

/// <summary>What the pages show is what the generator does.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>Functions of float and double that have another name in Formula.</summary>
    private static readonly string[] _aliases = ["ExpM1", "LogP1", "Ieee754Remainder"];

    private static readonly IReadOnlyList<string> _blocks = [.. CodeBlock().Matches(Page("README.md")).Select(match => match.Groups[1].Value)];

    [Fact]
    public void TheFormulasOfTheReadmeCompile() =>
        Assert.Empty(Generation.Complete(Sources.Compile(_blocks[0])).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    [Fact]
    public void TheMembersOfTheReadmeAreEmitted()
    {
        var emitted = string.Concat(Generation.Texts(_blocks[0])).Replace("global::LossGen.", "", StringComparison.Ordinal).Replace("global::System.", "", StringComparison.Ordinal);

        Assert.All(_blocks[1].Split('\n', StringSplitOptions.RemoveEmptyEntries), member => Assert.Contains("public static " + member.TrimEnd(';'), emitted, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryFunctionIsNamedInTheLanguagePage()
    {
        var named = Word().Matches(Page("docs/formula-language.md")).Select(match => match.Value).ToHashSet();

        Assert.Empty(FunctionTable.Names.Except(_aliases).Except(named));
    }

    private static string Page(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", name)).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
