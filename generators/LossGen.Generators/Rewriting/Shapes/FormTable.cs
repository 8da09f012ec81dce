using System.Collections.Immutable;
using System.Globalization;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>The forms of all patterns that code is held against and of their parts, each once.</summary>
internal sealed class FormTable
{
    /// <summary>Patterns of what the reader of code finds by itself.</summary>
    private static readonly string[] Spotted = ["exp(min(x, c)) => 0"];

    /// <summary>A variable that stands in a pattern more than once.</summary>
    private const string Elsewhere = " stands elsewhere";

    private readonly Dictionary<string, int> rows = [];
    private readonly List<Form> forms = [];
    private readonly Dictionary<Rule, int> ofRules = [];

    private FormTable()
    {
        Number = Add("#", () => new Form.Constant(_ => true));
        foreach (var rule in CodeRuleTable.All.Concat(HazardTable.Rows.Select(hazard => hazard.Rule).OfType<Rule>()))
            ofRules.Add(rule, Add(rule));
        var rewrites = CodeRuleTable.All.Where(rule => rule.Mode == RuleMode.Safe && !IsReportable(rule)).ToList();
        Goals = [.. Wanted().Select(Add).Distinct()];
        Rewrites = [.. rewrites.Select(rule => (Add(rule), rule.Right))];
        Signatures = SignaturesOf([.. Wanted().Select(rule => rule.Signature)], [.. rewrites.Select(rule => (rule.Signature, SignatureOf(rule.Right)))]);
    }

    public static FormTable Instance { get; } = new();

    /// <summary>The form of any constant.</summary>
    public int Number { get; }

    public IReadOnlyList<Form> Forms => forms;

    /// <summary>The form of the left side of a rule or hazard for code.</summary>
    public int Of(Rule rule) => ofRules[rule];

    /// <summary>The forms that are reported: code without any of them needs no look.</summary>
    public ImmutableArray<int> Goals { get; }

    /// <summary>The forms that stand for another value before the goals are looked for.</summary>
    public ImmutableArray<(int Form, Expression Right)> Rewrites { get; }

    /// <summary>The operations of which code has one of these sets, or nothing is reported of it.</summary>
    public ImmutableArray<ulong> Signatures { get; }

    /// <summary>The least sets: what a rewrite makes, the operations of its left side stand for.</summary>
    private static ImmutableArray<ulong> SignaturesOf(HashSet<ulong> signatures, IReadOnlyList<(ulong Left, ulong Right)> rewrites)
    {
        var open = new Queue<ulong>(signatures);
        while (open.Count > 0)
        {
            var signature = open.Dequeue();
            foreach (var (left, right) in rewrites)
            {
                var other = (signature & ~right) | left;
                if ((signature & right) != 0 && !signatures.Any(known => (known & ~other) == 0) && signatures.Add(other))
                    open.Enqueue(other);
            }
        }

        return [.. signatures.Where(signature => !signatures.Any(other => other != signature && (other & ~signature) == 0))];
    }

    private static ulong SignatureOf(Expression expression) => expression is Expression.Call call
        ? call.Arguments.Aggregate(PatternSignature.BitOf(call.Op), (bits, argument) => bits | SignatureOf(argument))
        : 0;

    private static IEnumerable<Rule> Wanted() =>
        CodeRuleTable.All.Where(IsReportable)
            .Concat(HazardTable.Rows.Where(hazard => hazard is { Rule: not null, IsForGradients: false }).Select(hazard => hazard.Rule!))
            .Concat(Spotted.Select(text => new Rule(string.Empty, text, string.Empty)));

    /// <summary>A rule whose left side never fails is not reported, and neither is one that is stable by hand.</summary>
    private static bool IsReportable(Rule rule) =>
        !rule.IsHandwritten && !(Failure.Of(rule, isDouble: false).IsEmpty && Failure.Of(rule, isDouble: true).IsEmpty);

    private int Add(Rule rule)
    {
        var conditions = new HashSet<string>(rule.Requirements.Where(condition => condition.Expected).Select(condition => condition.Variable + " " + condition.Predicate));
        conditions.UnionWith(Variables(rule.Left).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key + Elsewhere));
        return rule.Pattern is Pattern.Call call ? Add(call, conditions) : Add(rule.Pattern, conditions);
    }

    private static IEnumerable<string> Variables(Expression expression) => expression switch
    {
        Expression.Variable variable => [variable.Name],
        Expression.Call call => call.Arguments.SelectMany(Variables),
        _ => [],
    };

    private int Add(string key, Func<Form> make)
    {
        if (!rows.TryGetValue(key, out var row))
        {
            var form = make();
            rows.Add(key, row = forms.Count);
            forms.Add(form);
        }

        return row;
    }

    private int Add(Pattern pattern, HashSet<string> conditions)
    {
        switch (pattern)
        {
            case Pattern.Variable variable:
                return conditions.Contains(variable.Name + " is tiny") ? Add("#tiny", () => new Form.Constant(value => Math.Abs(value) is > 0 and <= 0.05))
                    : conditions.Contains(variable.Name + " is above one") ? Add("#above", () => new Form.Constant(value => Math.Abs(value) is > 1 and <= 1.001))
                    : conditions.Contains(variable.Name + " is third") ? Add("#third", () => new Form.Constant(value => Math.Abs((value * 3) - 1) < 1e-3))
                    : conditions.Contains(variable.Name + " is constant") ? Number
                    : Form.Any;
            case Pattern.Number number:
                var exact = number.Value.ToDouble();
                return Add("#" + exact.ToString("R", CultureInfo.InvariantCulture), () => new Form.Constant(value => value == exact));
            case Pattern.Sum sum:
                if (sum.Terms.Length == 1 && sum.Terms[0].Core is Pattern.Variable only)
                    return Add(only, conditions);
                return AddSum(sum, conditions);
            case Pattern.Product product:
                var factors = product.Factors.Where(factor => factor.Exponent > 0).ToList();
                var divisors = product.Factors.Where(factor => factor.Exponent < 0).ToList();
                var (above, below) = (factors.Select(factor => Add(factor.Core, conditions)).ToList(), divisors.Select(factor => Add(factor.Core, conditions)).ToList());
                var (isSquare, isBySquare) = (HasRepeats(factors), HasRepeats(divisors));
                var isFree = factors.Any(factor => factor.Core is Pattern.Variable) && !isSquare;
                var isBound = product.Factors.All(factor => factor.Core is Pattern.Variable variable && conditions.Contains(variable.Name + Elsewhere));
                return Add(
                    $"*{Key(above)}{(isSquare ? "!" : "")}/{Key(below)}{(isBySquare ? "!" : "")}{(isFree ? "?" : "")}{(isBound ? "=" : "")}",
                    () => new Form.Product(Needs.Of(above, isSquare), Needs.Of(below, isBySquare), isFree, isBound));
            case Pattern.Call call when IsFree(call):
                return Form.Any;
            case Pattern.Call call:
                return Add(call, conditions);
            default:
                return Form.Any;
        }
    }

    private int AddSum(Pattern.Sum sum, HashSet<string> conditions)
    {
        List<int> added = [], subtracted = [], others = [];
        foreach (var term in sum.Terms)
        {
            var form = term.Core is null ? Number : Add(term.Core, conditions);
            var isOpen = form == Form.Any || term.Core is Pattern.Variable || forms[form] is Form.Product { HasFreeFactor: true };
            (isOpen ? others : term.Coefficient.Sign > 0 ? added : subtracted).Add(form);
        }

        return Add(
            $"+{Key(added)}-{Key(subtracted)}?{Key(others)}",
            () => new Form.Sum(Needs.OfSome(added), Needs.OfSome(subtracted), [.. others.Where(form => form != Form.Any).Distinct()], sum.Terms.Length));
    }

    private int Add(Pattern.Call call, HashSet<string> conditions)
    {
        ImmutableArray<int> arguments = [.. call.Arguments.Select(argument => Add(argument, conditions))];
        return Add($"{call.Op.Name}({string.Join(",", arguments)})", () => new Form.Call(call.Op, arguments));
    }

    private static bool HasRepeats(IReadOnlyCollection<PatternFactor> factors) => factors.Select(factor => factor.Core).Distinct().Count() < factors.Count;

    private static string Key(IEnumerable<int> parts) => "(" + string.Join(",", parts.OrderBy(part => part)) + ")";

    /// <summary>Comparisons are written in many ways, and an element of a row is known after the row alone.</summary>
    private static bool IsFree(Pattern.Call call) =>
        call.Op == Ops.ToReal || call.Op.Result == ElementKind.Flag || (call.Op == Ops.Pick && call.Arguments[0] is Pattern.Variable);
}
