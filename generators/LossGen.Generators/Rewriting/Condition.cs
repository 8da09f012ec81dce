using System.Globalization;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Something that must be known of a variable of a rule.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Predicate">What must hold, such as <c>>= 0</c>, <c>in [0,1]</c>, <c>is constant</c>, <c>varies</c>.</param>
/// <param name="Expected">Whether it must hold, or must not.</param>
internal sealed record Condition(string Variable, string Predicate, bool Expected)
{
    private static readonly Dictionary<string, Func<Node, Facts, bool>> Predicates = new()
    {
        ["in [0,1]"] = (x, facts) => facts.Ranges.Of(x) is { Minimum: >= 0, Maximum: <= 1 },
        ["is constant"] = (x, _) => x.IsConstant,
        ["is integer-constant"] = (x, _) => x.IsConstant && x.Value.IsFinite && x.Value.Denominator.IsOne,
        ["is tiny"] = (x, _) => x.IsConstant && x.Value.ToDouble() is > 1.5e-45 and <= 1e-3,
        ["is above one"] = (x, _) => x.IsConstant && x.Value.ToDouble() is > 1 and <= 1.001,
        ["is third"] = (x, _) => x.IsConstant && Math.Abs((x.Value.ToDouble() * 3) - 1) < 1e-3,
        ["may be zero"] = (x, facts) => facts.Infinities.MayVanish(x),
        ["may be infinite"] = (x, facts) => facts.Infinities.MayBeInfinite(x),
        ["varies"] = (x, facts) => x.Axes.Contains(facts.Axis),
        ["uniform"] = (x, facts) => !x.Axes.Contains(facts.Axis),
    };

    private static readonly Dictionary<string, Func<Interval, double, bool>> Comparisons = new()
    {
        [">="] = (range, bound) => range.Minimum >= bound,
        [">"] = (range, bound) => range.Minimum > bound,
        ["<="] = (range, bound) => range.Maximum <= bound,
        ["<"] = (range, bound) => range.Maximum < bound,
    };

    /// <summary>Reads conditions separated by <c>;</c>.</summary>
    public static IReadOnlyList<Condition> ReadAll(string text) => [.. text.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(part => Read(part.Trim()))];

    /// <summary>The condition bounds a value: a declaration or a branch may prove it.</summary>
    public bool IsRange => Expected && (Predicate == "in [0,1]" || Comparisons.ContainsKey(Predicate.Split(' ')[0]));

    /// <summary>No value of the variable's range fulfils the condition.</summary>
    public bool IsRefuted(Binding binding, Facts facts)
    {
        if (!IsRange)
            return false;
        var range = facts.Ranges.Of(binding[Variable]!);
        if (Predicate == "in [0,1]")
            return range.Maximum < 0 || range.Minimum > 1;
        var bound = double.Parse(Predicate.Split(' ')[1], CultureInfo.InvariantCulture);
        return Predicate.Split(' ')[0] switch
        {
            ">=" => range.Maximum < bound,
            ">" => range.Maximum <= bound,
            "<=" => range.Minimum > bound,
            _ => range.Minimum >= bound,
        };
    }

    public bool Holds(Binding binding, Facts facts) => Decide(binding[Variable]!, binding, facts) == Expected;

    private static Condition Read(string text)
    {
        if (text.StartsWith("not (", StringComparison.Ordinal))
            return Read(text.Substring(5, text.Length - 6)) with { Expected = false };
        var bracket = text.IndexOf('(');
        if (bracket > 0)
            return new Condition(text.Substring(bracket + 1, text.Length - bracket - 2), text.Substring(0, bracket), true);
        var space = text.IndexOf(' ');
        return new Condition(text.Substring(0, space), text.Substring(space + 1), true);
    }

    private bool Decide(Node node, Binding binding, Facts facts)
    {
        if (Predicates.TryGetValue(Predicate, out var predicate))
            return predicate(node, facts);
        var words = Predicate.Split(' ');
        return words[0] == "from"
            ? Inputs(node).IsSubsetOf(Inputs(binding[words[1]]!))
            : Comparisons[words[0]](facts.Ranges.Of(node), double.Parse(words[1], CultureInfo.InvariantCulture));
    }

    private static HashSet<Node> Inputs(Node node) => [.. Graph.Topological([node]).Where(inner => inner.Is(Ops.Input))];
}
