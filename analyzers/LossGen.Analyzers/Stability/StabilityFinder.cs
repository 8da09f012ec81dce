using System.Collections.Immutable;
using LossGen.Analyzers.Stability.Printing;
using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability;

/// <summary>Holds the rules against code that was read: the largest match first, and nothing twice.</summary>
internal sealed class StabilityFinder
{
    private readonly ReadCode code;
    private readonly Ranges ranges = new([]);
    private readonly RuleSearch search;
    private readonly Improvement improvement;
    private readonly Dictionary<(Node Node, bool IsTensor), ImmutableArray<(RuleMatch Rule, Hazard? Hazard)>> known = [];
    private readonly HashSet<IOperation> consumed = [];

    public StabilityFinder(ReadCode code)
    {
        this.code = code;
        search = new RuleSearch(code.Simplifier, ranges);
        improvement = new Improvement(code.Simplifier, search);
    }

    public IEnumerable<Diagnostic> Find()
    {
        var places = code.Candidates.SelectMany(candidate => MatchesAt(candidate).Select(match => (Candidate: candidate, Match: match, Gone: Gone(candidate, match.Rule))));
        foreach (var (candidate, (match, hazard), gone) in places.OrderByDescending(place => place.Gone.Count).ThenByDescending(place => place.Match.Rule.Rule.Size).ThenBy(place => place.Candidate.Operation.Syntax.Span.Length))
        {
            if (consumed.Contains(candidate.Operation))
                continue;
            var failures = hazard is null ? Failure.Of(match.Rule, candidate.Type is NumericType.Double or NumericType.Generic) : [];
            if (failures.IsEmpty && hazard is null && !match.Rule.IsHandwritten)
                continue;
            var covered = hazard is { HasReplacement: false } ? [] : Covered(candidate, match, gone).ToList();
            if (covered.Any(consumed.Contains))
                continue;

            consumed.Add(candidate.Operation);
            consumed.UnionWith(covered);
            if (hazard is not null)
                yield return Report(candidate, match, hazard);
            else if (!match.Rule.IsHandwritten && failures.FirstOrDefault(failure => IsSevere(failure, candidate) && CanHappen(failure, candidate, match)) is { } failure)
                yield return Report(candidate, match, failure);
        }

        foreach (var place in code.Spotted)
            if (consumed.Add(place.Operation))
                yield return Report(place);
    }

    /// <summary>The matches at a value as it was written, and as it is once its parts are in their stable form.</summary>
    private ImmutableArray<(RuleMatch Rule, Hazard? Hazard)> MatchesAt(Candidate candidate)
    {
        var key = (candidate.Node, candidate.Type == NumericType.Tensor);
        if (!known.TryGetValue(key, out var matches))
        {
            var node = candidate.Node;
            var exposed = code.Simplifier.Rebuild(node, [.. node.Operands.Select(improvement.Of)]);
            Node[] forms = exposed == node ? [node] : [node, exposed];
            known[key] = matches =
            [
                .. forms.SelectMany(form => search.At(form).Where(match => !IsOfAnOperand(form, match))).Select(match => (match, (Hazard?)null)),
                .. forms.SelectMany(form => search.HazardsAt(form)).Where(found => !found.Hazard.IsForGradients || key.Item2).Select(found => (found.Match, (Hazard?)found.Hazard)),
            ];
        }

        return matches;
    }

    /// <summary>A sum or product is seen flat: what matches within one operand belongs to that.</summary>
    private bool IsOfAnOperand(Node node, RuleMatch match) =>
        node.Operands.Any(operand => (IsSum(node) && IsSum(operand)) || (IsProduct(node) && IsProduct(operand))
            ? search.At(operand).Any(inner => inner.Rule == match.Rule)
            : false);

    private static bool IsSum(Node node) => node.Is(Ops.Add) || node.Is(Ops.Subtract) || node.Is(Ops.Negate);

    private static bool IsProduct(Node node) => node.Is(Ops.Multiply) || node.Is(Ops.Divide) || node.Is(Ops.Square) || node.Is(Ops.Negate);

    private static bool IsInside(IOperation operation, Candidate candidate) => candidate.Operation.Syntax.Span.Contains(operation.Syntax.Span);

    /// <summary>The values that the rule takes in: they are gone in what takes their place.</summary>
    private HashSet<Node> Gone(Candidate candidate, RuleMatch match)
    {
        var kept = new HashSet<Node>(Graph.Topological([match.Replacement]));
        return [.. Graph.Topological([candidate.Node]).Where(node => !kept.Contains(node) && !kept.Contains(improvement.Of(node)))];
    }

    /// <summary>The operations that the rule takes in; those of other statements only where the code is stable as it is.</summary>
    private IEnumerable<IOperation> Covered(Candidate candidate, RuleMatch match, HashSet<Node> gone) => code.Candidates
        .Where(other => other.Operation != candidate.Operation && gone.Contains(other.Node) && (match.Rule.IsHandwritten || IsInside(other.Operation, candidate)))
        .Select(other => other.Operation);

    /// <summary>Not finite, or wrong in more than half of its digits.</summary>
    private static bool IsSevere(Failure failure, Candidate candidate)
    {
        var tolerance = candidate.Type is NumericType.Double or NumericType.Generic ? 1e-8 : 2.5e-4;
        return !(Math.Abs(failure.Computed - failure.True) <= tolerance * Math.Abs(failure.True));
    }

    /// <summary>Neither the range of a value nor a condition on the way rules the input out.</summary>
    private bool CanHappen(Failure failure, Candidate candidate, RuleMatch match)
    {
        var point = new Dictionary<Node, double>();
        foreach (var (variable, values) in failure.Point)
        {
            if (!match.Variables.TryGetValue(variable, out var node))
                continue;
            foreach (var value in values)
                if (!IsPossible(node, value))
                    return false;
            if (values.Length == 1)
                point[node] = values[0];
        }

        var evaluator = new PointEvaluator(point);
        return candidate.Facts.All(fact => evaluator.Value(fact.Condition) is not { } value || value != 0 == fact.Holds);
    }

    private bool IsPossible(Node node, double value)
    {
        if (node.IsConstant)
            return node.Value.ToDouble() == value;
        var range = ranges.Of(node);
        if (code.Integers.TryGetValue(node, out var whole))
            range = range.Intersect(whole);
        return value >= range.Minimum && value <= range.Maximum && (!IsInteger(node) || value == Math.Floor(value));
    }

    private bool IsInteger(Node node) =>
        code.Integers.ContainsKey(node)
        || (node.IsConstant && node.Value.IsFinite && node.Value.Denominator.IsOne)
        || ((node.Is(Ops.Add) || node.Is(Ops.Subtract) || node.Is(Ops.Multiply) || node.Is(Ops.Negate) || node.Is(Ops.Square) || node.Is(Ops.Abs)) && node.Operands.All(IsInteger));

    private Diagnostic Report(Candidate candidate, RuleMatch match, Hazard hazard)
    {
        var printed = hazard.HasReplacement ? CodePrinter.Print(code, candidate, match.Replacement) : null;
        var severity = hazard.IsDefinite ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        return StabilityDiagnostics.Create(
            hazard.Id, candidate.Operation.Syntax.GetLocation(), severity, StabilityMessage.Of(candidate.Operation, hazard, printed), printed?.Text, printed?.Holes ?? []);
    }

    private static Diagnostic Report(Spotted place)
    {
        var hazard = HazardTable.Of(place.HazardId);
        var printed = place.Replacement is null ? null : new Printed(place.Replacement, [.. place.Parts.Select(part => part.Syntax.GetLocation())]);
        var severity = hazard.IsDefinite ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        return StabilityDiagnostics.Create(
            hazard.Id, place.Operation.Syntax.GetLocation(), severity, StabilityMessage.Of(place.Operation, hazard, printed), printed?.Text, printed?.Holes ?? []);
    }

    private Diagnostic Report(Candidate candidate, RuleMatch match, Failure failure)
    {
        var printed = CodePrinter.Print(code, candidate, match.Replacement);
        var message = StabilityMessage.Of(code, candidate, match, failure, printed);
        return StabilityDiagnostics.Create(
            match.Rule.Id, candidate.Operation.Syntax.GetLocation(), StabilityMessage.SeverityOf(candidate, match, failure), message, printed?.Text, printed?.Holes ?? []);
    }
}
