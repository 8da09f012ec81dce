using System.Collections.Immutable;
using LossGen.Compiler.Rewriting;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability;

/// <summary>The diagnostics of the stability families, one each.</summary>
internal static class StabilityDiagnostics
{
    /// <summary>The property of a diagnostic that holds the text of the fix, with a hole for each additional location.</summary>
    public const string Replacement = "Replacement";

    /// <summary>The property that names the rule.</summary>
    public const string Rule = "Rule";

    private const string Page = "https://github.com/lossgen/lossgen/blob/main/docs/diagnostics/";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = RuleFamily.All.ToImmutableDictionary(
        family => family.DiagnosticId,
        family => new DiagnosticDescriptor(
            family.DiagnosticId, family.Title, "{0}", "LossGen.Stability", DiagnosticSeverity.Warning, true, helpLinkUri: Page + family.DiagnosticId + ".md"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Of(string ruleId) => ById[RuleFamily.Of(ruleId).DiagnosticId];

    public static Diagnostic Create(
        string ruleId, Location location, DiagnosticSeverity severity, string message, string? replacement = null, ImmutableArray<Location> holes = default)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Rule, ruleId);
        if (replacement is not null)
            properties = properties.Add(Replacement, replacement);
        return Diagnostic.Create(Of(ruleId), location, severity, holes.IsDefault ? [] : holes, properties, message);
    }
}
