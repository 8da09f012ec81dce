using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting.Shapes;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>The values of a body, each once, and what its variables may hold.</summary>
internal sealed class ItemTable
{
    private const int MostRounds = 12;
    private const int MostFactors = 24;
    private const int DeepestComparison = 6;

    private readonly List<Item> items = [];
    private readonly Dictionary<Item, int> rows = [];
    private readonly Dictionary<string, List<int>> held = [];
    private readonly HashSet<string> multiplied = [];

    /// <summary>Asked for when all is assigned.</summary>
    private readonly Dictionary<int, HashSet<int>> valuesOf = [];

    /// <summary>The row of an item.</summary>
    public int Add(Item item)
    {
        if (!rows.TryGetValue(item, out var row))
        {
            rows.Add(item, row = items.Count);
            items.Add(item);
        }

        return row;
    }

    /// <summary>A variable may hold a value.</summary>
    public void Assign(string variable, int value)
    {
        if (!held.TryGetValue(variable, out var values))
            held.Add(variable, values = []);
        if (!values.Contains(value))
            values.Add(value);
    }

    /// <summary>A loop multiplies a variable by something.</summary>
    public void Multiply(string variable) => multiplied.Add(variable);

    /// <summary>Whether a value may be one that a rule looks for.</summary>
    public bool HasGoal()
    {
        var shapes = new Shape[items.Count];
        var repeats = new Repeats[items.Count];
        for (var row = 0; row < repeats.Length; row++)
            repeats[row] = RepeatsOf(row);
        var variables = new Dictionary<string, Shape>();
        for (var round = 0; round < MostRounds; round++)
        {
            for (var row = 0; row < shapes.Length; row++)
                if ((shapes[row] = ShapeOf(items[row], repeats[row], shapes, variables)).IsGoal)
                    return true;
            if (!Update(variables, shapes))
                return false;
        }

        return true;
    }

    private Shape ShapeOf(Item item, Repeats repeats, Shape[] shapes, Dictionary<string, Shape> variables) =>
        item.Fixed ?? (item.Op is null
            ? variables.TryGetValue(item.Variable!, out var shape) ? shape : ShapeAlgebra.Variable
            : ShapeAlgebra.Of(item.Op!, shapes[item.X], item.Y < 0 ? null : shapes[item.Y], item.Z < 0 ? null : shapes[item.Z], repeats));

    /// <summary>Variables hold what is assigned to them, or a choice of it.</summary>
    private bool Update(Dictionary<string, Shape> variables, Shape[] shapes)
    {
        var isChanged = false;
        foreach (var pair in held)
        {
            var before = variables.TryGetValue(pair.Key, out var known) ? known : ShapeAlgebra.Variable;
            var shape = before;
            foreach (var value in pair.Value)
                shape = ShapeAlgebra.Either(shape, shapes[value]);
            if (pair.Value.Count > 1)
                shape = ShapeAlgebra.Either(shape, ShapeAlgebra.Of(Ops.Select, ShapeAlgebra.Variable, shape, shape));
            if (multiplied.Contains(pair.Key))
                shape = ShapeAlgebra.ProductOverElements(shape);
            variables[pair.Key] = shape;
            isChanged |= !ReferenceEquals(shape, before);
        }

        return isChanged;
    }

    /// <summary>Which factors of a product may be the same value.</summary>
    private Repeats RepeatsOf(int row)
    {
        if (!IsProduct(row))
            return Repeats.None;
        List<int> above = [], below = [];
        Factors(row, isBelow: false, above, below, []);
        return (HasRepeats(above) ? Repeats.Factors : Repeats.None) | (HasRepeats(below) ? Repeats.Divisors : Repeats.None);
    }

    private bool IsProduct(int row) => items[row].Op is { } op && (op == Ops.Multiply || op == Ops.Divide || op == Ops.Negate);

    private void Factors(int row, bool isBelow, List<int> above, List<int> below, HashSet<int> followed)
    {
        var item = items[row];
        if (IsProduct(row))
        {
            Factors(item.X, isBelow, above, below, followed);
            if (item.Y >= 0)
                Factors(item.Y, isBelow != (item.Op == Ops.Divide), above, below, followed);
            return;
        }

        (isBelow ? below : above).Add(row);
        if (!IsHeld(row) || above.Count > MostFactors || below.Count > MostFactors || !followed.Add(row))
            return;
        foreach (var value in ValuesOf(row))
            if (IsProduct(value))
                Factors(value, isBelow, above, below, followed);
        followed.Remove(row);
    }

    private bool HasRepeats(List<int> factors)
    {
        for (var i = 0; i < factors.Count; i++)
            for (var j = 0; j < i; j++)
                if (MayBeEqual(factors[i], factors[j]))
                    return true;
        return factors.Count > MostFactors;
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
        if (first.Fixed is { } number && second.Fixed is { } other)
            return number == ShapeAlgebra.SomeConstant || other == ShapeAlgebra.SomeConstant;
        if (IsSum(left) && IsSum(right))
            return MayBeEqualSums(left, right, depth);
        return first.Op == second.Op && first.Variable == second.Variable && first.X >= 0 && second.X >= 0
            && MayBeEqual(first.X, second.X, depth + 1)
            && (first.Y < 0 || MayBeEqual(first.Y, second.Y, depth + 1))
            && (first.Z < 0 || MayBeEqual(first.Z, second.Z, depth + 1));
    }

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

    private bool IsHeld(int row) => items[row].Variable is { } variable && held.ContainsKey(variable);

    /// <summary>What an item may stand for, through variables.</summary>
    private HashSet<int> ValuesOf(int row)
    {
        if (!valuesOf.TryGetValue(row, out var values))
            Follow(row, valuesOf[row] = values = []);
        return values;
    }

    private void Follow(int row, HashSet<int> values)
    {
        if (values.Add(row) && items[row].Variable is { } variable && held.TryGetValue(variable, out var assigned))
            foreach (var value in assigned)
                Follow(value, values);
    }
}
