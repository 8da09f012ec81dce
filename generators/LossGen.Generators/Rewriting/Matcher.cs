using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Finds patterns in formulas, up to commutativity, associativity, sign and scale.</summary>
/// <remarks>Every method tries the ways to match and calls <c>then</c> for each, until one call returns true.</remarks>
internal sealed class Matcher(Simplifier simplifier)
{
    /// <summary>The name of a variable that takes all factors or terms that the pattern leaves.</summary>
    private const string Rest = "rest";

    private readonly Dictionary<Node, SumView> sums = [];
    private readonly Dictionary<Node, ProductView> products = [];

    /// <summary>Matches the left side of a rule at a node. A sum or product may have more terms or factors than the pattern.</summary>
    /// <param name="pattern">The left side.</param>
    /// <param name="node">Where to match.</param>
    /// <param name="found">Gets the binding and what puts the right side in the place of the match.</param>
    public bool MatchRoot(Pattern pattern, Node node, Func<Binding, Func<Node, Node>, bool> found)
    {
        var binding = new Binding();
        switch (pattern)
        {
            case Pattern.Sum sum:
                var terms = SumOf(node);
                var usedTerms = new bool[terms.Terms.Count];
                return MatchTerms(sum.Terms, 0, terms, usedTerms, null, false, binding, scale =>
                    found(binding, result => terms.Without(usedTerms, simplifier.Scale(result, scale))!));
            case Pattern.Product product:
                var factors = ProductOf(node);
                var usedFactors = new bool[factors.Factors.Count];
                return MatchFactors(product.Factors, 0, factors, usedFactors, false, binding, _ =>
                    found(binding, result => factors.Without(usedFactors, dropConstants: usedFactors.All(used => used)) is { } others
                        ? simplifier.Make(Ops.Multiply, others, result)
                        : simplifier.Scale(result, factors.Coefficient)));
            default:
                return MatchLogarithmOfMultiple(pattern, node, binding, found) || Match(pattern, node, binding, () => found(binding, result => result));
        }
    }

    /// <summary>A logarithm of a multiple of the pattern is the rule's result and the logarithm of the factor.</summary>
    private bool MatchLogarithmOfMultiple(Pattern pattern, Node node, Binding binding, Func<Binding, Func<Node, Node>, bool> found)
    {
        if (!(node.Is(Ops.Log) || node.Is(Ops.Log2) || node.Is(Ops.Log10)) || pattern is not Pattern.Call call || call.Op != node.Op || call.Arguments[0] is Pattern.Variable)
            return false;
        var product = ProductOf(node.X);
        var (core, factor) = product.Coefficient == 1 ? (node.X, Rational.One) : (product.Core, product.Coefficient);
        if (call.Arguments[0] is not Pattern.Sum sum)
            return factor != 1 && Match(call.Arguments[0], core, binding, () => Found(factor));
        if (sum.Terms.Any(term => term.Core is Pattern.Variable))
            return false;
        var terms = SumOf(core);
        return MatchTerms(sum.Terms, 0, terms, new bool[terms.Terms.Count], null, true, binding, scale => Found(scale * factor));

        bool Found(Rational scale) => scale.Sign > 0 && found(binding, result =>
            scale == 1 ? result : simplifier.Make(Ops.Add, result, simplifier.Make(node.Op, simplifier.Constant(scale))));
    }

    private bool Match(Pattern pattern, Node node, Binding binding, Func<bool> then)
    {
        switch (pattern)
        {
            case Pattern.Variable variable:
                return binding[variable.Name] is { } bound ? AreEqual(bound, node) && then() : binding.With(variable.Name, node, then);
            case Pattern.Number number:
                return (node.IsValue(number.Value) || (node.Is(Ops.IntegerConstant) && number.Value == (int)node.Payload!)) && then();
            case Pattern.AxisLeaf leaf:
                return node.Is(leaf.Op) && binding.Along(node.Axis, then);
            case Pattern.Sum sum:
                var terms = SumOf(node);
                return MatchTerms(sum.Terms, 0, terms, new bool[terms.Terms.Count], 1, true, binding, _ => then());
            case Pattern.Product product:
                return MatchProduct(product, node, binding, then);
            case Pattern.Call call:
                return MatchCall(call, node, binding, then);
            default:
                return false;
        }
    }

    private bool MatchCall(Pattern.Call call, Node node, Binding binding, Func<bool> then)
    {
        if (call.Op == Ops.Pick && call.Arguments[0] is Pattern.Variable row && binding[row.Name] is { } elements)
            return MatchPickOf(elements, call.Arguments[1], node, binding, then);
        if (!IsSame(call.Op, node.Op))
            return false;
        if (node.Op.HasAxis)
            return binding.Along(node.Axis, () => MatchOperands(call, node, binding, then));
        return MatchOperands(call, node, binding, then);
    }

    private bool MatchOperands(Pattern.Call call, Node node, Binding binding, Func<bool> then)
    {
        if (MatchAll(call.Arguments, node.Operands, 0, binding, then))
            return true;
        return (node.Op.IsCommutative || call.Op == Ops.Equal)
            && Match(call.Arguments[0], node.Y, binding, () => Match(call.Arguments[1], node.X, binding, then));
    }

    private bool MatchAll(ImmutableArray<Pattern> patterns, ImmutableArray<Node> nodes, int index, Binding binding, Func<bool> then) =>
        index == patterns.Length ? then() : Match(patterns[index], nodes[index], binding, () => MatchAll(patterns, nodes, index + 1, binding, then));

    /// <summary>The element of a known row, which stands at its inputs: a pick is pushed into the operations.</summary>
    private bool MatchPickOf(Node row, Pattern label, Node node, Binding binding, Func<bool> then)
    {
        foreach (var pick in Graph.Topological([node]))
        {
            if (pick.Is(Ops.Pick) && (binding.Axis ?? pick.Axis) == pick.Axis && simplifier.Along(Ops.Pick, pick.Axis, row, pick.Y) == node
                && binding.Along(pick.Axis, () => Match(label, pick.Y, binding, then)))
                return true;
        }

        return false;
    }

    private bool MatchTerms(
        ImmutableArray<PatternTerm> terms, int index, SumView view, bool[] used, Rational? scale, bool exact, Binding binding, Func<Rational, bool> then)
    {
        if (index == terms.Length)
            return (!exact || used.All(term => term)) && then(scale ?? 1);

        var term = terms[index];
        bool Next(Rational known) => MatchTerms(terms, index + 1, view, used, known, exact, binding, then);

        if (term.Core is Pattern.Variable variable)
        {
            var factor = term.Coefficient * (scale ?? 1);
            if (binding[variable.Name] is { } bound)
                return TakeTerms(bound, factor, view, used, () => Next(scale ?? 1));
            if ((exact && index == terms.Length - 1) || variable.Name == Rest)
            {
                return view.Without(used) is { } rest
                    && Using(used, All(used), () => binding.With(variable.Name, simplifier.Scale(rest, Rational.One / factor), () => Next(scale ?? 1)));
            }

            return EachUnused(used, i => Using(used, [i], () =>
                binding.With(variable.Name, simplifier.Scale(Value(view.Terms[i]), Rational.One / factor), () => Next(scale ?? 1))));
        }

        return EachUnused(used, i =>
        {
            var candidate = view.Terms[i];
            var ratio = candidate.Coefficient / term.Coefficient;
            if ((candidate.Core is null) != (term.Core is null))
                return false;
            if (scale is { } known && known != ratio)
                return Using(used, [i], () => MatchMultiple(term.Core, candidate.Core, ratio / known, terms.All(other => other.Coefficient.Sign > 0), binding, () => Next(known)));
            return Using(used, [i], () => term.Core is null ? Next(ratio) : Match(term.Core, candidate.Core!, binding, () => Next(ratio)));
        });
    }

    /// <summary>A multiple of a term: a variable takes the factor, in a sum without cancellation also through an exponential.</summary>
    private bool MatchMultiple(Pattern? core, Node? node, Rational factor, bool isSumOfPositive, Binding binding, Func<bool> then) => core switch
    {
        Pattern.Product product when product.Factors.Any(factor => factor.Core is Pattern.Variable variable && binding[variable.Name] is null) =>
            Match(product, simplifier.Scale(node!, factor), binding, then),
        Pattern.Call call when isSumOfPositive && call.Op == Ops.Exp && node!.Is(Ops.Exp) && factor.Sign > 0 =>
            Match(call.Arguments[0], simplifier.Make(Ops.Add, node.X, simplifier.Make(Ops.Log, simplifier.Constant(factor))), binding, then),
        _ => false,
    };

    private bool TakeTerms(Node bound, Rational factor, SumView view, bool[] used, Func<bool> then)
    {
        var taken = new List<int>();
        int[] indices = [.. Enumerable.Range(0, used.Length)];
        foreach (var term in SumOf(bound).Terms)
        {
            var found = Array.FindIndex(indices, i => !used[i] && !taken.Contains(i)
                && view.Terms[i].Core == term.Core && view.Terms[i].Coefficient == term.Coefficient * factor);
            if (found < 0)
                return false;
            taken.Add(found);
        }

        return Using(used, taken, then);
    }

    private bool MatchProduct(Pattern.Product product, Node node, Binding binding, Func<bool> then)
    {
        if (MatchPair(product, node, binding, then))
            return true;
        if (node.IsConstant)
            return Constant(product, binding) is { } constant && node.IsValue(constant) && then();
        var view = ProductOf(node);
        bool InOrder(ImmutableArray<PatternFactor> factors) =>
            MatchFactors(factors, 0, view, new bool[view.Factors.Count], true, binding, coefficient => coefficient == 1 && then());

        // The last variable takes the coefficient: above the line, or below it.
        return InOrder(product.Factors) || (view.Coefficient != 1 && InOrder([.. product.Factors.OrderBy(factor => factor.Core.Rank).ThenByDescending(factor => factor.Exponent)]));
    }

    /// <summary>The value of a product whose variables are all bound to constants.</summary>
    private static Rational? Constant(Pattern.Product product, Binding binding)
    {
        var value = Rational.One;
        foreach (var factor in product.Factors)
        {
            if (factor.Core is not Pattern.Variable variable || binding[variable.Name] is not { IsConstant: true } bound || !bound.Value.IsFinite || bound.Value.IsZero)
                return null;
            value = factor.Exponent > 0 ? value * bound.Value : value / bound.Value;
        }

        return value;
    }

    /// <summary>Two factors against the two operands as the user grouped them.</summary>
    private bool MatchPair(Pattern.Product product, Node node, Binding binding, Func<bool> then)
    {
        if (product.Factors.Length != 2 || !(node.Is(Ops.Multiply) || node.Is(Ops.Square) || node.Is(Ops.Divide)))
            return false;
        var (first, second) = (product.Factors[0], product.Factors[1]);
        var (left, right) = (node.X, node.Is(Ops.Square) ? node.X : node.Y);
        var exponent = node.Is(Ops.Divide) ? -1 : 1;
        return (first.Exponent == 1 && second.Exponent == exponent && Match(first.Core, left, binding, () => Match(second.Core, right, binding, then)))
            || (first.Exponent == exponent && second.Exponent == 1 && Match(first.Core, right, binding, () => Match(second.Core, left, binding, then)));
    }

    private bool MatchFactors(
        ImmutableArray<PatternFactor> factors, int index, ProductView view, bool[] used, bool exact, Binding binding, Func<Rational, bool> then)
    {
        if (index == factors.Length)
            return (!exact || used.All(factor => factor)) && then(view.Coefficient);

        var factor = factors[index];
        bool Next() => MatchFactors(factors, index + 1, view, used, exact, binding, then);

        if (factor.Core is Pattern.Variable variable)
        {
            if (binding[variable.Name] is { } bound)
                return TakeFactors(bound, factor.Exponent, view, used, Next);
            if (factor.Exponent == 1 && exact && index == factors.Length - 1)
            {
                // The rest takes the coefficient with it.
                return view.Without(used) is { } rest && Using(used, All(used), () => binding.With(variable.Name, rest, () => then(1)));
            }

            if (factor.Exponent == -1 && exact && index == factors.Length - 1 && Divisor(view, used) is { } divisor)
                return Using(used, All(used), () => binding.With(variable.Name, divisor, () => then(1)));

            if (variable.Name == Rest)
            {
                return used.Any(factor => !factor) && view.Without(used, dropConstants: true) is { } others
                    && Using(used, All(used), () => binding.With(variable.Name, others, Next));
            }

            return EachUnused(used, i => view.Factors[i].Exponent == factor.Exponent
                && Using(used, [i], () => binding.With(variable.Name, view.Factors[i].Core, Next)));
        }

        return EachUnused(used, i => view.Factors[i].Exponent == factor.Exponent
            && Using(used, [i], () => Match(factor.Core, view.Factors[i].Core, binding, Next)));
    }

    /// <summary>What the unused factors divide by, all together; null where one multiplies.</summary>
    private Node? Divisor(ProductView view, bool[] used)
    {
        var unused = view.Factors.Where((_, i) => !used[i]).ToList();
        return unused.Count == 0 || unused.Any(factor => factor.Exponent > 0) ? null
            : simplifier.Scale(unused.Select(factor => factor.Core).Aggregate((left, right) => simplifier.Make(Ops.Multiply, left, right)), Rational.One / view.Coefficient);
    }

    private bool TakeFactors(Node bound, int exponent, ProductView view, bool[] used, Func<bool> then)
    {
        if (!ProductView.IsCompound(bound))
            return TakeFactor(bound, exponent, view, used, then);
        var parts = ProductOf(bound);
        if (parts.Coefficient != 1)
            return false;
        var taken = new List<int>();
        int[] indices = [.. Enumerable.Range(0, used.Length)];
        foreach (var part in parts.Factors)
        {
            var found = Array.FindIndex(indices, i => !used[i] && !taken.Contains(i)
                && view.Factors[i].Core == part.Core && view.Factors[i].Exponent == part.Exponent * exponent);
            if (found < 0)
                return false;
            taken.Add(found);
        }

        return Using(used, taken, then);
    }

    private static bool TakeFactor(Node factor, int exponent, ProductView view, bool[] used, Func<bool> then)
    {
        for (var i = 0; i < used.Length; i++)
            if (!used[i] && view.Factors[i].Core == factor && view.Factors[i].Exponent == exponent)
                return Using(used, [i], then);
        return false;
    }

    /// <summary>The same value, up to the order and grouping of a sum or a product.</summary>
    private bool AreEqual(Node bound, Node node)
    {
        if (bound == node)
            return true;
        if (bound.Kind != ElementKind.Real || node.Kind != ElementKind.Real)
            return false;
        var (terms, others) = (SumOf(bound), SumOf(node));
        var used = new bool[others.Terms.Count];
        return used.Length > 1 && TakeTerms(bound, 1, others, used, () => used.All(term => term)) && terms.Terms.Count == used.Length;
    }

    // Every rule asks for the same views.
    private SumView SumOf(Node node)
    {
        if (!sums.TryGetValue(node, out var view))
            sums.Add(node, view = SumView.Of(node, simplifier));
        return view;
    }

    private ProductView ProductOf(Node node)
    {
        if (!products.TryGetValue(node, out var view))
            products.Add(node, view = ProductView.Of(node, simplifier));
        return view;
    }

    private Node Value(SumView.Term term) => term.Core is null ? simplifier.Constant(term.Coefficient) : simplifier.Scale(term.Core, term.Coefficient);

    private static bool IsSame(Op pattern, Op op) =>
        pattern == op
        || (pattern == Ops.Equal && (op == Ops.IntegerEqual || op == Ops.FlagEqual))
        || (pattern == Ops.Less && op == Ops.IntegerLess)
        || (pattern == Ops.LessOrEqual && op == Ops.IntegerLessOrEqual);

    private static List<int> All(bool[] used) => [.. Enumerable.Range(0, used.Length).Where(i => !used[i])];

    private static bool EachUnused(bool[] used, Func<int, bool> attempt)
    {
        for (var i = 0; i < used.Length; i++)
            if (!used[i] && attempt(i))
                return true;
        return false;
    }

    /// <summary>Marks terms as used while the rest of the pattern is tried.</summary>
    private static bool Using(bool[] used, IReadOnlyList<int> indices, Func<bool> then)
    {
        foreach (var index in indices)
            used[index] = true;
        if (then())
            return true;
        foreach (var index in indices)
            used[index] = false;
        return false;
    }
}
