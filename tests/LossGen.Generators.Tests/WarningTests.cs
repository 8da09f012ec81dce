using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>Emitted code compiles without a warning, at the highest warning level and with documentation checked.</summary>
public sealed class WarningTests
{
    /// <summary>A default value in the part with the body; the suppressor of the analyzers removes it.</summary>
    private const string DefaultInImplementation = "CS1066";

    public static TheoryData<string, LanguageVersion> Cases => Formulas.With([LanguageVersion.CSharp13, LanguageVersion.Latest]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void EmittedCodeHasNoWarnings(string formula, LanguageVersion version)
    {
        var user = Sources.Compile(version, Formulas.ByName[formula]);

        Assert.Empty(Warnings(Generation.Complete(user)).Except(Suppressed(user)));
    }

    [Fact]
    public void AMissingCommentWouldBeSeen() =>
        Assert.Equal(["CS1591"], Warnings(Sources.Compile("public class C;")).Select(diagnostic => diagnostic.Id));

    private static IEnumerable<Diagnostic> Warnings(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        return compilation.Emit(assembly, xmlDocumentationStream: documentation).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    private static IEnumerable<Diagnostic> Suppressed(Compilation user) => user.GetDiagnostics().Where(diagnostic => diagnostic.Id == DefaultInImplementation);
}
