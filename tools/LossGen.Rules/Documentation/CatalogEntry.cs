using LossGen.Compiler.Rewriting;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Documentation;

/// <summary>All that the tables say under one id.</summary>
internal sealed record CatalogEntry(string Id, IReadOnlyList<Rule> Rules, IReadOnlyList<Hazard> Hazards, DerivativeConvention? Convention)
{
    /// <summary>Every id of the tables, in order.</summary>
    public static readonly IReadOnlyList<CatalogEntry> All =
    [
        .. AllRules.Rows.Select(rule => rule.Id).Concat(HazardTable.Rows.Select(hazard => hazard.Id)).Concat(DerivativeConventions.Rows.Select(convention => convention.Id))
            .Distinct().Order(StringComparer.Ordinal)
            .Select(id => new CatalogEntry(
                id,
                [.. AllRules.Rows.Where(rule => rule.Id == id)],
                [.. HazardTable.Rows.Where(hazard => hazard.Id == id)],
                DerivativeConventions.Rows.SingleOrDefault(convention => convention.Id == id))),
    ];

    public string Title => Rules.OrderBy(rule => rule.IsHandwritten).FirstOrDefault()?.Title ?? Hazards.FirstOrDefault()?.Title ?? Convention!.Title;

    public RuleFamily Family => RuleFamily.Of(Id);

    /// <summary>Something under the id is reported in C# code.</summary>
    public bool IsReported => Hazards.Count > 0 || Reportable.Any(rule => !Failure.Of(rule, isDouble: false).IsEmpty || !Failure.Of(rule, isDouble: true).IsEmpty);

    /// <summary>The rules that other code than formulas is held against.</summary>
    public IEnumerable<Rule> Reportable => Rules.Where(rule => rule is { IsForGradients: false, IsHandwritten: false, Stage: RuleStage.Stable });

    /// <summary>The first rule that can be written as C#; null where none can.</summary>
    public Example? Example => Reportable.Select(Documentation.Example.Of).FirstOrDefault(example => example is not null);

    /// <summary>The kinds of what stands under the id, in words.</summary>
    public string Kinds => string.Join(", ", new[]
    {
        Rules.Any(rule => rule is { IsForGradients: false, IsHandwritten: false, Mode: RuleMode.Safe }) ? "rewrite" : null,
        Rules.Any(rule => rule is { IsForGradients: false, IsHandwritten: false, Mode: RuleMode.Ranged }) ? "rewrite where a range is known" : null,
        Rules.Any(rule => rule is { IsForGradients: false, IsHandwritten: false, Mode: RuleMode.Trade }) ? "rewrite where a number may overflow" : null,
        Rules.Count > 0 && Rules.All(rule => rule.IsHandwritten) ? "stable form written by hand" : null,
        Rules.Any(rule => rule.IsForGradients) ? "rewrite of gradients" : null,
        Hazards.Count > 0 ? "warning" : null,
        Convention is not null ? "derivative" : null,
    }.OfType<string>());
}
