using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting.Shapes;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>The values of a body, each once, in the order of the text. A variable holds what was assigned before it is read: the values of a body are followed forward alone.</summary>
internal sealed class ItemTable
{
    private const int MostFactors = 24;
    private const int DeepestComparison = 6;

    private readonly List<Item> items = [];
    private readonly List<Shape> shapes = [];
    private readonly Dictionary<Item, int> rows = [];
    private readonly Dictionary<string, Variable> variables = [];
    private readonly Dictionary<int, HashSet<int>> valuesOf = [];

    /// <summary>A value may be one that a rule looks for.</summary>
    public bool HasGoal { get; private set; }

    /// <summary>The row of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isWhole">It is a whole number, in which nothing is looked for; it may be a part of what is.</param>
    public int Add(Item item, bool isWhole = false)
    {
        if (!rows.TryGetValue(item, out var row))
        {
            rows.Add(item, row = items.Count);
            items.Add(item);
            shapes.Add(ShapeOf(item));
        }

        HasGoal |= !isWhole && shapes[row].IsGoal;
        return row;
    }

    /// <summary>What a variable holds at this place.</summary>
    public int Read(string name) => Add(Item.Of(VariableOf(name)));

    /// <summary>A variable may hold a value.</summary>
    public void Assign(string name, int value) => VariableOf(name).Assign(value, shapes[value]);

    /// <summary>A variable that holds nothing yet takes a name.</summary>
    public void Declare(string name) => variables.Remove(name);

    /// <summary>A variable that a loop assigns holds sums or products over the rounds, where the value is a step of one.</summary>
    public void Repeat(string name, int value)
    {
        var variable = VariableOf(name);
        foreach (var row in ValuesOf(value))
        {
            var step = items[row];
            if (step.Op is null || step.Y < 0)
                continue;
            if (items[step.X].Variable == variable)
                Repeat(variable, step.Op, step.X, step.Y);
            if (items[step.Y].Variable == variable && step.Op != Ops.Subtract)
                Repeat(variable, step.Op, step.Y, step.X);
        }
    }

    private void Repeat(Variable variable, Op op, int start, int term)
    {
        if (op == Ops.Multiply)
        {
            var product = ShapeAlgebra.ProductOverElements(variable.Shape);
            variable.Assign(Add(Item.Of(product)), product);
        }
        else if (op == Ops.Add || op == Ops.Subtract)
        {
            var total = Add(Item.Of(Ops.Sum, term));
            variable.Assign(total, shapes[total]);
            var sum = Add(Item.Of(op, start, total));
            variable.Assign(sum, shapes[sum]);
        }
    }

    private Variable VariableOf(string name)
    {
        if (!variables.TryGetValue(name, out var variable))
        {
            variables.Add(name, variable = new Variable());
            variable.Unknown = Add(Item.Of(variable));
        }

        return variable;
    }

    private Shape ShapeOf(Item item) =>
        item.Fixed ?? (item.Op is { } op
            ? ShapeAlgebra.Of(op, shapes[item.X], item.Y < 0 ? null : shapes[item.Y], item.Z < 0 ? null : shapes[item.Z], RepeatsOf(item))
            : item.Version > 0 ? item.Variable!.Shape : ShapeAlgebra.Variable);

    /// <summary>Which factors of a product may be the same value.</summary>
    private Repeats RepeatsOf(Item item)
    {
        if (!IsProduct(item))
            return Repeats.None;
        var (above, below) = (new List<Factor>(), new List<Factor>());
        AddFactors(item, isBelow: false, ImmutableStack<Factor>.Empty, above, below, []);
        return (HasRepeats(above) ? Repeats.Factors : Repeats.None) | (HasRepeats(below) ? Repeats.Divisors : Repeats.None);
    }

    private static bool IsProduct(Item item) => item.Op is { } op && (op == Ops.Multiply || op == Ops.Divide || op == Ops.Negate);

    private void AddFactors(Item product, bool isBelow, ImmutableStack<Factor> within, List<Factor> above, List<Factor> below, HashSet<int> followed)
    {
        AddFactors(product.X, isBelow, within, above, below, followed);
        if (product.Y >= 0)
            AddFactors(product.Y, isBelow != (product.Op == Ops.Divide), within, above, below, followed);
    }

    private void AddFactors(int row, bool isBelow, ImmutableStack<Factor> within, List<Factor> above, List<Factor> below, HashSet<int> followed)
    {
        if (IsProduct(items[row]))
        {
            AddFactors(items[row], isBelow, within, above, below, followed);
            return;
        }

        var factor = new Factor(row, within);
        (isBelow ? below : above).Add(factor);
        if (!IsHeld(row) || above.Count > MostFactors || below.Count > MostFactors || !followed.Add(row))
            return;
        foreach (var value in ValuesOf(row))
            if (IsProduct(items[value]))
                AddFactors(items[value], isBelow, within.Push(factor), above, below, followed);
        followed.Remove(row);
    }

    private bool HasRepeats(List<Factor> factors)
    {
        for (var i = 0; i < factors.Count; i++)
            for (var j = 0; j < i; j++)
                if (!factors[i].StandsFor(factors[j]) && MayBeEqual(factors[i].Row, factors[j].Row))
                    return true;
        return factors.Count > MostFactors;
    }

    /// <summary>A factor of a product.</summary>
    /// <param name="Row">The item.</param>
    /// <param name="Within">The variables whose value it is a factor of.</param>
    private sealed record Factor(int Row, ImmutableStack<Factor> Within)
    {
        /// <summary>The product has either a variable or what it holds.</summary>
        public bool StandsFor(Factor variable) => Within.Any(outer => ReferenceEquals(outer, variable));
    }

    /// <summary>Whether variables may hold the same, or operations have operands that may be.</summary>
    private bool MayBeEqual(int left, int right, int depth = 0)
    {
        if (left == right || depth > DeepestComparison)
            return true;
        if (!IsHeld(left) && !IsHeld(right))
            return HaveEqualParts(left, right, depth);
        var (values, others) = (ValuesOf(left), ValuesOf(right));
        return values.Overlaps(others) || values.Any(value => others.Any(other => HaveEqualParts(value, other, depth)));
    }

    private bool HaveEqualParts(int left, int right, int depth)
    {
        var (first, second) = (items[left], items[right]);
        if (first.Fixed is not null && second.Fixed is not null)
            return !IsNumber(first) || !IsNumber(second);
        if (IsSum(left) && IsSum(right))
            return MayBeEqualSums(left, right, depth);
        return first.Op == second.Op && first.Name == second.Name && first.X >= 0 && second.X >= 0
            && MayBeEqual(first.X, second.X, depth + 1)
            && (first.Y < 0 || MayBeEqual(first.Y, second.Y, depth + 1))
            && (first.Z < 0 || MayBeEqual(first.Z, second.Z, depth + 1));
    }

    /// <summary>A constant whose value is known: another one is another number.</summary>
    private static bool IsNumber(Item item) => item.Name is null && item.Fixed!.Has(Traits.Constant) && item.Fixed != ShapeAlgebra.SomeConstant;

    private bool IsSum(int row) => items[row].Op is { } op && (op == Ops.Add || op == Ops.Subtract || op == Ops.Negate);

    /// <summary>Sums may be equal in another order.</summary>
    private bool MayBeEqualSums(int left, int right, int depth)
    {
        List<int> terms = [], others = [];
        Terms(left, terms);
        Terms(right, others);
        return terms.Concat(others).Any(term => IsHeld(term) && ValuesOf(term).Any(IsSum))
            || (terms.Count == others.Count && terms.All(term => others.Any(other => MayBeEqual(term, other, depth + 1))));
    }

    private void Terms(int row, List<int> terms)
    {
        if (!IsSum(row))
        {
            terms.Add(row);
            return;
        }

        Terms(items[row].X, terms);
        if (items[row].Y >= 0)
            Terms(items[row].Y, terms);
    }

    private bool IsHeld(int row) => items[row].Version > 0;

    /// <summary>What an item may stand for, through variables.</summary>
    private HashSet<int> ValuesOf(int row)
    {
        if (!valuesOf.TryGetValue(row, out var values))
            Follow(row, valuesOf[row] = values = []);
        return values;
    }

    private void Follow(int row, HashSet<int> values)
    {
        if (!values.Add(row) || items[row].Variable is not { } variable || items[row].Version == 0)
            return;
        values.Add(variable.Unknown);
        for (var i = 0; i < items[row].Version; i++)
            Follow(variable.Values[i], values);
    }
}
