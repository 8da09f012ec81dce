using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>Turns a formula and its gradient into kernels: what is added up, what is written, and in which passes over the rows.</summary>
internal sealed class Scheduler
{
    public const string Scale = "scale";
    public const string LossGradient = "lossGradient";
    public const string IgnoredLabel = "ignoredLabel";

    private readonly Formula formula;
    private readonly Graph graph;
    private readonly ImmutableArray<(int Parameter, Node Gradient)> gradients;
    private readonly Lowering lowering;
    private readonly Products products;
    private readonly Overflow overflow;
    private readonly Divisors divisors;
    private readonly ExponentialTerms exponentialTerms;
    private readonly HashSet<Node> overflowing = [];
    private readonly Dictionary<Node, Node> bounds = [];
    private readonly Node? labelsCount;
    private readonly Node? skip;
    private readonly ImmutableArray<Node?> counts;
    private readonly ImmutableArray<SampleValue> values;
    private readonly ImmutableArray<SampleValue> weights;

    private Scheduler(Formula formula, ImmutableArray<(int Parameter, Node Gradient)> gradients)
    {
        this.formula = formula;
        this.gradients = gradients;
        graph = formula.Graph;
        lowering = new Lowering(graph);
        for (var i = 0; i < formula.Parameters.Length; i++)
            formula.InputNode(i).Name ??= formula.Parameters[i].Name;
        products = new Products(graph);
        exponentialTerms = new ExponentialTerms(graph, products);
        overflow = new Overflow(formula.Parameters);
        divisors = new Divisors(graph, overflow);
        labelsCount = LabelsCount();
        var all = formula.Outputs.Select(Counts).ToList();
        skip = Skip(all);
        counts = skip is null ? [.. all] : [.. all.Select(count => count == Positive(skip) ? null : count)];
        values = [.. formula.Outputs.Select((output, index) => new SampleValue(output.Name, WeightedValue(output, counts[index])))];
        var distinct = new List<SampleValue>();
        WeightIndices = [.. formula.Outputs.Select((output, index) => WeightIndex(output, all[index], counts[index], distinct))];
        weights = [.. distinct];
    }

    private ImmutableArray<int> WeightIndices { get; }

    public static (ImmutableArray<KernelSchedule> Kernels, ImmutableArray<int> WeightIndices) Schedule(
        Formula formula, ImmutableArray<(int Parameter, Node Gradient)> gradients)
    {
        var scheduler = new Scheduler(formula, gradients);
        ImmutableArray<KernelKind> kinds = scheduler.weights.IsEmpty
            ? [KernelKind.Evaluate, KernelKind.WithGradient, KernelKind.Backward]
            : [KernelKind.Evaluate, KernelKind.WithGradient, KernelKind.Backward, KernelKind.Weights];
        return ([.. kinds.Select(scheduler.Kernel)], scheduler.WeightIndices);
    }

    private KernelSchedule Kernel(KernelKind kind)
    {
        ImmutableArray<SampleValue> sums = kind switch
        {
            KernelKind.Backward => [],
            KernelKind.Weights => weights,
            _ => values.AddRange(weights),
        };
        ImmutableArray<SampleValue> outputs = kind == KernelKind.Evaluate ? values : [];
        ImmutableArray<GradientValue> written = kind is KernelKind.WithGradient or KernelKind.Backward ? [.. gradients.Select(gradient => Gradient(gradient, kind))] : [];
        var roots = sums.Concat(outputs).Select(value => value.Value)
            .Concat(written.SelectMany(gradient => gradient.Patches.SelectMany(patch => new[] { patch.Label, patch.Value }).Append(gradient.Value)))
            .Concat(skip is null ? [] : new[] { skip })
            .ToList();
        Verify(roots);
        var levels = Leveling.Of(roots);
        var rows = written.Where(gradient => formula.Parameters[gradient.Parameter].IsRow).ToList();
        var sweeps = Sweeps(roots, rows, levels);
        var numbers = written.Except(rows).ToImmutableArray();
        if (formula.HasRows)
        {
            sweeps = [.. sweeps.Select(Guarded)];
            ImmutableArray<Node> watched = [.. NumberGuards(roots, sweeps).Union(rows.Select(row => row.Value).Where(overflowing.Contains).Where(bounds.ContainsKey).Select(value => bounds[value]))];
            return new KernelSchedule(kind, sums, outputs, numbers, sweeps, skip, levels, watched, !watched.IsEmpty || sweeps.Any(sweep => !sweep.Guards.IsEmpty));
        }

        ImmutableArray<Node> guards = [.. LaneGuards(roots, numbers, Axis.Sample)];
        return new KernelSchedule(
            kind, sums, outputs, numbers, sweeps, skip, levels, guards, !guards.IsEmpty || sums.Any(sum => sum.Value.Axes.Contains(Axis.Sample) && overflow.IsPossibleInSum(sum.Value, Axis.Sample)));
    }

    /// <summary>What lanes compute and may take out of the range of float: gradients, divisors.</summary>
    private IEnumerable<Node> LaneGuards(IEnumerable<Node> roots, IEnumerable<GradientValue> written, Axis lanes) =>
        written.Select(gradient => gradient.Value).Where(value => value.Axes.Contains(lanes) && overflowing.Contains(value) && !bounds.ContainsKey(value))
            .Concat(roots.SelectMany(root => divisors.Of(root, lanes)))
            .Where(guard => guard.Axes.Contains(lanes))
            .Distinct();

    private Sweep Guarded(Sweep sweep)
    {
        var roots = sweep.Reductions.SelectMany(reduction => reduction.Operands).Concat(sweep.Gradients.Select(gradient => gradient.Value)).ToList();
        var positions = sweep.Reductions.Where(reduction => reduction.Is(Ops.ArgMax) && overflow.IsPossible(reduction.X, sweep.Axis)).Select(reduction => reduction.X);
        return sweep with { Guards = [.. LaneGuards(roots, sweep.Gradients, sweep.Axis).Union(positions)] };
    }

    /// <summary>Numbers of a sample that come out of lanes which may overflow, or that lanes divide by.</summary>
    private IEnumerable<Node> NumberGuards(IEnumerable<Node> roots, IEnumerable<Sweep> sweeps) =>
        Graph.Topological(roots).Where(IsFromOverflow)
            .Concat(sweeps.SelectMany(sweep => sweep.Reductions.SelectMany(reduction => reduction.Operands).Concat(sweep.Gradients.Select(gradient => gradient.Value))
                .SelectMany(root => divisors.Of(root, sweep.Axis))).Where(divisor => divisor.Axes == AxisSet.Sample))
            .Distinct();

    private bool IsFromOverflow(Node node) =>
        node.Op.Shape == OpShape.Reduction && node.Kind == ElementKind.Real
        && (node.Is(Ops.Sum) ? overflow.IsPossibleInSum(node.X, node.Axis) : node.Operands.Any(operand => operand.Kind == ElementKind.Real && overflow.IsPossible(operand, node.Axis)));

    [Conditional("DEBUG")]
    private void Verify(IEnumerable<Node> roots) => Verifier.Verify(roots, formula, "scheduling");

    /// <summary>The passes: a reduction in the pass of its level, all gradients of an axis in one pass, which is the last that reads that axis.</summary>
    private ImmutableArray<Sweep> Sweeps(IEnumerable<Node> roots, List<GradientValue> rows, Dictionary<Node, int> levels)
    {
        var reductions = Graph.Topological(roots).Where(Leveling.IsPass).ToLookup(node => (node.Axis, Level: levels[node]));
        var writes = rows.ToLookup(row => formula.Parameters[row.Parameter].Axis);
        var picks = Graph.Topological(roots).Where(node => node.Is(Ops.Pick)).ToLookup(node => node.Axis);
        var writeLevels = writes.ToDictionary(
            group => group.Key,
            group => Math.Max(
                group.SelectMany(row => row.Patches.SelectMany(patch => new[] { patch.Label, patch.Value }).Append(row.Value)).Concat(picks[group.Key]).Max(node => levels[node]) + 1,
                reductions.Where(pass => pass.Key.Axis == group.Key).Select(pass => pass.Key.Level).DefaultIfEmpty(0).Max()));
        return
        [
            .. reductions.Select(pass => pass.Key)
                .Union(writeLevels.Select(pair => (pair.Key, pair.Value)))
                .OrderBy(pass => pass.Item2).ThenBy(pass => pass.Item1.Id)
                .Select(pass => new Sweep(
                    pass.Item1, pass.Item2, [.. reductions[pass]],
                    writeLevels.TryGetValue(pass.Item1, out var level) && level == pass.Item2 ? [.. writes[pass.Item1]] : [],
                    [])),
        ];
    }

    private GradientValue Gradient((int Parameter, Node Gradient) gradient, KernelKind kind)
    {
        var parameter = formula.Parameters[gradient.Parameter];
        var upstream = graph.Given(Scale, ElementKind.Real, AxisSet.None);
        if (kind == KernelKind.Backward)
            upstream = graph.Make(Ops.Multiply, upstream, graph.Given(LossGradient, ElementKind.Real, AxisSet.Sample));
        if (formula.Loss.Weight is { } weight)
            upstream = graph.Make(Ops.Multiply, upstream, lowering.Lower(weight));
        var value = lowering.Lower(gradient.Gradient);
        if (!parameter.IsRow)
            return new GradientValue(gradient.Parameter, Watched(value, Scaled(value, upstream, null), Axis.Sample), []);

        var patches = new List<Patch>();
        value = new OneHots(graph, lowering).Pull(value, parameter.Axis);
        while (OneHots.IsOneHot(value, parameter.Axis))
        {
            patches.Insert(0, new Patch(OneHots.Label(value), Scaled(value.Y, upstream, null)));
            value = value.Z;
        }

        return new GradientValue(gradient.Parameter, Watched(value, Scaled(value, upstream, parameter.Axis), parameter.Axis), [.. patches]);
    }

    /// <summary>Whether a gradient may overflow is seen before it is scaled: its scale alone is no reason.</summary>
    private Node Watched(Node value, Node scaled, Axis lanes)
    {
        if (overflow.IsPossible(value, lanes))
            overflowing.Add(scaled);
        return scaled;
    }

    private Node Scaled(Node value, Node upstream, Axis? row)
    {
        if (value.IsValue(0))
            return value;
        if (value.Is(Ops.Select) && (value.Y.IsValue(0) || value.Z.IsValue(0)))
            return Bounded(graph.Make(Ops.Select, value.X, Scaled(value.Y, upstream, row), Scaled(value.Z, upstream, row)));
        if (row is not { } axis || exponentialTerms.Gather(value, upstream, axis) is not var (gathered, bound))
            return Counted(products.Regroup(graph.Make(Ops.Multiply, upstream, value)), counts[0]);
        if (bound is not null)
            bounds[gathered] = bound;
        return Bounded(Counted(gathered, counts[0]));
    }

    /// <summary>A choice with 0 is bounded as what it chooses from is.</summary>
    private Node Bounded(Node value)
    {
        if (value.Is(Ops.Select) && (bounds.TryGetValue(value.Y, out var bound) || bounds.TryGetValue(value.Z, out bound)))
            bounds[value] = value.X.Axes.Rows.IsEmpty ? graph.Make(Ops.Select, value.X, value.Y.IsValue(0) ? value.Y : bound, value.Z.IsValue(0) ? value.Z : bound) : bound;
        return value;
    }

    private Node WeightedValue(Output output, Node? counts)
    {
        var value = lowering.Lower(output.Value);
        return Counted(output.Weight is { } weight ? graph.Make(Ops.Multiply, lowering.Lower(weight), value) : value, counts);
    }

    private int WeightIndex(Output output, Node? declared, Node? counts, List<SampleValue> distinct)
    {
        if (output.Weight is null && declared is null)
            return -1;
        var weight = Counted(output.Weight is { } given ? lowering.Lower(given) : graph.Constant(1), counts);
        var index = distinct.FindIndex(known => known.Value == weight);
        if (index < 0)
        {
            index = distinct.Count;
            distinct.Add(new SampleValue(distinct.Count == 0 ? "weight" : output.Name + "Weight", weight));
        }

        return index;
    }

    private Node Counted(Node value, Node? counts) =>
        counts is null ? value : graph.Make(Ops.Select, counts, value, graph.Constant(0));

    /// <summary>No label of the sample is the ignored one.</summary>
    private Node? LabelsCount()
    {
        Node? all = null;
        for (var i = 0; i < formula.Parameters.Length; i++)
            if (formula.Parameters[i] is { IsLabel: true, Kind: ParameterKind.Integer })
                all = And(all, graph.Make(Ops.Not, graph.Make(Ops.IntegerEqual, formula.InputNode(i), graph.Given(IgnoredLabel, ElementKind.Integer, AxisSet.None))));
        return all;
    }

    private Node? Counts(Output output)
    {
        var counts = labelsCount;
        if (output.Counts is { } declared)
            counts = And(counts, lowering.Lower(declared));
        if (output.Weight is { } weight)
            counts = And(counts, graph.Make(Ops.Not, graph.Make(Ops.Equal, lowering.Lower(weight), graph.Constant(0))));
        return counts;
    }

    /// <summary>What lets a whole sample be passed over: a row loss does not read rows that count for nothing.</summary>
    private Node? Skip(List<Node?> all)
    {
        if (!formula.HasRows)
            return null;

        // What reads a row, at a label perhaps, comes after the test of the labels.
        var shared = all.Distinct().Count() == 1 ? all[0] : null;
        var isKnownAtOnce = shared is not null && Graph.Topological([shared]).All(node => node.Op.Shape != OpShape.Reduction);
        return (isKnownAtOnce ? shared : labelsCount) is { } counts ? Negated(counts) : null;
    }

    private Node Negated(Node condition) => condition.Is(Ops.Not) ? condition.X : graph.Make(Ops.Not, condition);

    private Node Positive(Node skip) => skip.Is(Ops.Not) ? skip.X : graph.Make(Ops.Not, skip);

    private Node And(Node? left, Node right) => left is null ? right : graph.Make(Ops.And, left, right);
}
