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
    private readonly Dictionary<Node, IReadOnlyList<Node>> parts = [];
    private readonly HashSet<Node> places;
    private readonly HashSet<IOperation> consumed = [];

    /// <summary>Operations in the reach of a warning without a fix: one is enough.</summary>
    private readonly HashSet<IOperation> warned = [];

    public StabilityFinder(ReadCode code)
    {
        this.code = code;
        search = new RuleSearch(code.Simplifier, ranges);
        improvement = new Improvement(code.Simplifier, search);
        places = [.. code.Candidates.Select(candidate => candidate.Node)];
    }

    public IEnumerable<Diagnostic> Find()
    {
        var matches = code.Candidates.SelectMany(candidate => MatchesAt(candidate).Where(match => MayMatter(candidate, match)).Select(match => (Candidate: candidate, Match: match, Gone: Gone(candidate, match.Rule))));
        foreach (var (candidate, (match, hazard), gone) in matches.OrderBy(place => Rank(place.Match.Rule.Rule, place.Match.Hazard)).ThenByDescending(place => place.Gone.Count).ThenByDescending(place => place.Match.Rule.Node != place.Candidate.Node).ThenByDescending(place => place.Match.Rule.Rule.Size).ThenBy(place => place.Candidate.Operation.Syntax.Span.Length))
        {
            if (consumed.Contains(candidate.Operation) || (hazard is not null && (warned.Contains(candidate.Operation) || !IsOpen(hazard, candidate, match))))
                continue;
            var failures = hazard is null ? Failure.Of(match.Rule, candidate.IsDouble).Where(failure => candidate.Facts.IsEmpty || StabilityMessage.IsSevere(failure, candidate)).Select(failure => (Failure: failure, Chance: ChanceOf(failure, candidate, match))).ToList() : [];
            if (hazard is null && !match.Rule.IsHandwritten && failures.All(failure => failure.Chance == Chance.None))
                continue;
            var covered = hazard is { HasReplacement: false } ? [] : Covered(candidate, match, gone).ToList();
            if (covered.Any(consumed.Contains))
                continue;

            consumed.Add(candidate.Operation);
            consumed.UnionWith(covered);
            if (hazard is not null)
            {
                warned.UnionWith(code.Candidates.Where(other => IsInside(other.Operation, candidate)).Select(other => other.Operation));
                yield return Report(candidate.Operation, hazard, hazard.HasReplacement ? CodePrinter.Print(code, candidate, match.Replacement) : null);
            }
            else if (!match.Rule.IsHandwritten && failures.Where(failure => failure.Chance == Chance.Open).Select(failure => failure.Failure).FirstOrDefault() is { } failure)
            {
                if (Report(candidate, match, failure) is { } diagnostic)
                    yield return diagnostic;
            }
        }

        foreach (var place in code.Spotted)
            if (consumed.Add(place.Operation))
                yield return Report(place.Operation, HazardTable.Of(place.HazardId), place.Printed);
    }

    /// <summary>A rule whose left side never fails in the type is not reported.</summary>
    private static bool MayMatter(Candidate candidate, (RuleMatch Rule, Hazard? Hazard) match) =>
        match.Hazard is not null || match.Rule.Rule.IsHandwritten || !Failure.Of(match.Rule.Rule, candidate.IsDouble).IsEmpty;

    /// <summary>The matches at a value as it was written, and as it is once its parts are in their stable form.</summary>
    private ImmutableArray<(RuleMatch Rule, Hazard? Hazard)> MatchesAt(Candidate candidate)
    {
        var key = (candidate.Node, candidate.Type == NumericType.Tensor);
        if (!known.TryGetValue(key, out var matches))
        {
            var node = candidate.Node;
            var isImproved = node.Operands.Any(improvement.Changes);
            Node[] forms = isImproved ? [node, code.Simplifier.Rebuild(node, [.. node.Operands.Select(improvement.Of)])] : [node];
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
        node.Operands.Any(operand => places.Contains(operand) && ((IsSum(node) && IsSum(operand)) || (IsProduct(node) && IsProduct(operand)))
            && search.At(operand).Any(inner => inner.Rule == match.Rule));

    private static bool IsSum(Node node) => node.Is(Ops.Add) || node.Is(Ops.Subtract) || node.Is(Ops.Negate);

    private static bool IsProduct(Node node) => node.Is(Ops.Multiply) || node.Is(Ops.Divide) || node.Is(Ops.Square) || node.Is(Ops.Negate);

    private static bool IsInside(IOperation operation, Candidate candidate) => candidate.Operation.Syntax.Span.Contains(operation.Syntax.Span);

    /// <summary>The values that the rule takes in: they are gone in what takes their place.</summary>
    private HashSet<Node> Gone(Candidate candidate, RuleMatch match)
    {
        var kept = new HashSet<Node>(Graph.Topological([match.Replacement]));
        var isExposed = match.Node != candidate.Node;
        return [.. PartsOf(candidate.Node).Where(node => !kept.Contains(node) && !(isExposed && kept.Contains(improvement.Of(node))))];
    }

    private IReadOnlyList<Node> PartsOf(Node node)
    {
        if (!parts.TryGetValue(node, out var known))
            parts.Add(node, known = Graph.Topological([node]));
        return known;
    }

    /// <summary>The operations that the rule takes in; those of other statements only where the code is stable as it is.</summary>
    private IEnumerable<IOperation> Covered(Candidate candidate, RuleMatch match, HashSet<Node> gone) => code.Candidates
        .Where(other => other.Operation != candidate.Operation && gone.Contains(other.Node) && (match.Rule.IsHandwritten || IsInside(other.Operation, candidate)))
        .Select(other => other.Operation);

    /// <summary>Whether an input can occur.</summary>
    private enum Chance
    {
        /// <summary>The values cannot be these.</summary>
        None,

        /// <summary>A condition on the way keeps them out.</summary>
        Guarded,
        Open,
    }

    /// <summary>Rules first; what trades digits for range, and warnings without a fix, when nothing better is known.</summary>
    private static int Rank(Rule rule, Hazard? hazard) => hazard switch
    {
        { HasReplacement: true } => 0,
        { IsDefinite: true } => 1,
        null => rule.Mode == RuleMode.Trade ? 2 : 1,
        { IsForGradients: true } => 2,
        _ => 3,
    };

    private Chance ChanceOf(Failure failure, Candidate candidate, RuleMatch match)
    {
        var point = new Dictionary<Node, double>();
        foreach (var (variable, values) in failure.Point)
        {
            if (!match.Variables.TryGetValue(variable, out var node))
                continue;
            var isIndex = Graph.Topological([match.Node]).Any(inner => inner.Is(Ops.Pick) && inner.Y == node);
            foreach (var value in values)
                if (!IsPossible(node, value, isIndex) || (Math.Abs(value) > 1 && candidate.Facts.Any(fact => IsAtMostOne(node, fact.Condition, fact.Holds))))
                    return Chance.None;
            if (values.Length == 1 && point.TryGetValue(node, out var other) && other != values[0])
                return Chance.None;
            if (values.Length == 1)
                point[node] = values[0];
            if (values.Length == 1 && node.Is(Ops.Negate))
                point[node.X] = -values[0];
        }

        if (IsSum(candidate.Node) && IsFinite(failure.Computed) && IsFinite(failure.True) && CannotCancel(candidate.Node))
            return Chance.None;
        if (new CodeAsWritten(point, isSingle: candidate.Type is NumericType.Single or NumericType.Half).IsAsGoodAs(match.Replacement, candidate.Node))
            return Chance.None;
        return (match.Rule.Mode != RuleMode.Trade || IsConsistent(point)) && IsConsistent(point, onlyKnown: true) ? (HoldsFacts(candidate, point) ? Chance.Open : Chance.Guarded) : Chance.None;
    }

    /// <summary>A value that is made of others has the value that those give.</summary>
    private static bool IsConsistent(Dictionary<Node, double> point, bool onlyKnown = false)
    {
        if (point.Count < 2)
            return true;
        var given = point.Where(pair => pair.Key.Op.Shape == OpShape.Leaf).ToDictionary(pair => pair.Key, pair => pair.Value);
        var leaves = new PointEvaluator(given);
        return point.Where(pair => pair.Key.Op.Shape != OpShape.Leaf).All(pair => leaves.Value(pair.Key) is { } value
            ? Math.Abs(value - pair.Value) <= 1e-6 * Math.Abs(pair.Value)
            : onlyKnown || !Graph.Topological([pair.Key]).Any(given.ContainsKey));
    }

    private static bool HoldsFacts(Candidate candidate, IReadOnlyDictionary<Node, double> point)
    {
        var evaluator = new PointEvaluator(point);
        return candidate.Facts.All(fact => evaluator.Value(fact.Condition) is not { } value || value != 0 == fact.Holds);
    }

    /// <summary>What a hazard needs, such as a negative number, no condition on the way keeps out.</summary>
    private static bool IsOpen(Hazard hazard, Candidate candidate, RuleMatch match) => hazard.Rule!.Requirements
        .Where(condition => !condition.Expected && condition.Predicate is ">= 0" or "> 0")
        .All(condition => HoldsFacts(candidate, new Dictionary<Node, double> { [match.Variables[condition.Variable]] = condition.Predicate == "> 0" ? 0 : -1 }));

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    /// <summary>Products and constants of one sign lose no digits when they are added.</summary>
    private bool CannotCancel(Node sum)
    {
        var terms = Terms(sum, isNegative: false).Where(term => !(term.Node.IsConstant && term.Node.Value.IsZero)).ToList();
        var signs = terms.Where(term => term.Node.IsConstant || IsProduct(term.Node)).Select(term => term.IsNegative ? -SignOf(term.Node) : SignOf(term.Node)).ToList();
        return terms.Count < 2 || (signs.Count > 1 && signs[0] != 0 && signs.All(sign => sign == signs[0]));
    }

    /// <summary>The sign of a product, whose factors may come in pairs; 0 where it is not known.</summary>
    private int SignOf(Node product)
    {
        var sign = 1;
        foreach (var factors in Factors(product).GroupBy(factor => factor))
        {
            var range = ranges.Of(factors.Key);
            if (factors.Count() % 2 != 0)
                sign *= range.IsNonNegative ? 1 : range.IsNonPositive ? -1 : 0;
        }

        return sign;
    }

    private static IEnumerable<Node> Factors(Node node) =>
        node.Is(Ops.Multiply) || node.Is(Ops.Divide) ? Factors(node.X).Concat(Factors(node.Y))
        : node.Is(Ops.Square) ? []
        : [node];

    private static IEnumerable<(Node Node, bool IsNegative)> Terms(Node node, bool isNegative) =>
        node.Is(Ops.Negate) ? Terms(node.X, !isNegative)
        : IsSum(node) ? Terms(node.X, isNegative).Concat(Terms(node.Y, isNegative != node.Is(Ops.Subtract)))
        : [(node, isNegative)];

    /// <summary>A quotient of which a condition says that the divisor is the larger one.</summary>
    private static bool IsAtMostOne(Node node, Node condition, bool holds)
    {
        if (node.Is(Ops.Abs) || node.Is(Ops.Negate) || node.Is(Ops.Square))
            return IsAtMostOne(node.X, condition, holds);
        if (condition.Is(Ops.Not))
            return IsAtMostOne(node, condition.X, !holds);
        if (condition.Is(holds ? Ops.And : Ops.Or))
            return IsAtMostOne(node, condition.X, holds) || IsAtMostOne(node, condition.Y, holds);
        if (!node.Is(Ops.Divide) || !(condition.Is(Ops.Less) || condition.Is(Ops.LessOrEqual)))
            return false;
        var (smaller, larger) = holds ? (condition.X, condition.Y) : (condition.Y, condition.X);
        return smaller.Is(Ops.Abs) && larger.Is(Ops.Abs) && IsMagnitude(node.X, smaller) && IsMagnitude(node.Y, larger);
    }

    private static bool IsMagnitude(Node node, Node magnitude) => node == magnitude || node == magnitude.X || (node.Is(Ops.Negate) && IsMagnitude(node.X, magnitude));

    private bool IsPossible(Node node, double value, bool isIndex)
    {
        if (node.IsConstant)
            return node.Value.ToDouble() == value;
        var range = ranges.Of(node);
        if (code.Integers.TryGetValue(node, out var whole))
            range = range.Intersect(whole);
        return value >= range.Minimum && value <= range.Maximum && (!IsInteger(node) || (value == Math.Floor(value) && (value != 0 || isIndex)));
    }

    private bool IsInteger(Node node) =>
        code.Integers.ContainsKey(node)
        || (node.IsConstant && node.Value.IsFinite && node.Value.Denominator.IsOne)
        || ((node.Is(Ops.Add) || node.Is(Ops.Subtract) || node.Is(Ops.Multiply) || node.Is(Ops.Negate) || node.Is(Ops.Square) || node.Is(Ops.Abs)) && node.Operands.All(IsInteger));

    private static Diagnostic Report(IOperation place, Hazard hazard, Printed? printed) => StabilityDiagnostics.Create(
        hazard.Id,
        place.Syntax.GetLocation(),
        hazard.IsDefinite ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
        StabilityMessage.Of(place, hazard, printed),
        printed?.Text,
        printed?.Holes ?? []);

    /// <summary>The report of a failure; none where the code is what the fix would write.</summary>
    private Diagnostic? Report(Candidate candidate, RuleMatch match, Failure failure)
    {
        var printed = CodePrinter.Print(code, candidate, match.Replacement);
        if (printed is not null && StabilityMessage.Filled(printed) == candidate.Operation.Syntax.ToString())
            return null;
        var message = StabilityMessage.Of(code, candidate, match, failure, printed);
        return StabilityDiagnostics.Create(
            match.Rule.Id, candidate.Operation.Syntax.GetLocation(), StabilityMessage.SeverityOf(candidate, match, failure), message, printed?.Text, printed?.Holes ?? []);
    }
}
