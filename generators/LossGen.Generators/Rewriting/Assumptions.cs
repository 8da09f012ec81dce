using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>What is known of values in a place of a formula besides what they are made of: inside <c>x > 0 ? f : g</c>, that x is positive.</summary>
/// <remarks>
/// An interval holds every finite value. A comparison with NaN fails, so that the other branch gets <c>x &lt;= 0</c> or NaN: there the assumption
/// holds for x as intervals are meant, but says nothing of what x was compared with, which may be a number where x is NaN.
/// </remarks>
internal sealed class Assumptions : IEquatable<Assumptions>
{
    public static readonly Assumptions None = new([]);

    private const int Most = 16;

    private static readonly Interval Negative = new(double.NegativeInfinity, -double.Epsilon);
    private static readonly Interval Positive = new(double.Epsilon, double.PositiveInfinity);

    private readonly Dictionary<LinearForm, Assumption> known;
    private readonly int hash;

    private Assumptions(Dictionary<LinearForm, Assumption> known)
    {
        this.known = known;
        hash = known.Aggregate(0, (sum, pair) => sum ^ ((pair.Key.GetHashCode() * 397) ^ pair.Value.Range.GetHashCode()));
        Oldest = known.Count == 0 ? int.MaxValue : known.Keys.Min(form => form.Newest);
    }

    public bool IsEmpty => known.Count == 0;

    /// <summary>What was made before this holds no value that is assumed anything of.</summary>
    public int Oldest { get; }

    /// <summary>Where a value lies by what is assumed of it, or of a multiple of it and an offset.</summary>
    public Interval Of(Node node) =>
        !IsEmpty && node.Kind == ElementKind.Real && LinearForm.Of(node) is var (form, scale, offset) && known.TryGetValue(form, out var found)
            ? found.Of(scale, offset)
            : Interval.All;

    /// <summary>These and that a condition holds, or does not.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="ranges">Where values lie under these assumptions.</param>
    public Assumptions And(Node condition, bool holds, Ranges ranges) => condition switch
    {
        _ when condition.Is(Ops.Not) => And(condition.X, !holds, ranges),
        _ when condition.Is(Ops.And) || condition.Is(Ops.Or) => Connected(condition, holds, ranges),
        _ when condition.Is(Ops.Less) => Compared(condition, holds ? Negative : Interval.NonNegative, holds, ranges),
        _ when condition.Is(Ops.LessOrEqual) => Compared(condition, holds ? Interval.NonPositive : Positive, holds, ranges),
        _ when condition.Is(Ops.Equal) && holds => Compared(condition, Interval.Point(0), holds, ranges),
        _ when condition.Is(Ops.Equal) => Different(condition, ranges),
        _ => this,
    };

    /// <summary>What holds in one place as well as in another.</summary>
    public Assumptions Or(Assumptions other)
    {
        if (IsEmpty || other.IsEmpty)
            return None;
        if (Equals(other))
            return this;
        var both = new Dictionary<LinearForm, Assumption>();
        foreach (var pair in known)
        {
            if (other.known.TryGetValue(pair.Key, out var second)
                && pair.Value.Range.Union(second.Of(pair.Value.Scale, pair.Value.Offset)) is var union && union != Interval.All)
                both[pair.Key] = pair.Value with { Range = union };
        }

        return Make(both);
    }

    /// <summary>What also holds below an operation along an axis: there a value that varies along it is another element's.</summary>
    public Assumptions Across(Axis axis) => Where(form => !form.Axes.Contains(axis));

    /// <summary>What can matter to a value: it holds nothing newer than itself, and what varies along other axes stands below an operation along them.</summary>
    public Assumptions About(Node node) => Where(form => form.Newest <= node.Id && node.Axes.Contains(form.Axes));

    public bool Equals(Assumptions? other) =>
        ReferenceEquals(this, other)
        || (other is not null && hash == other.hash && known.Count == other.known.Count
            && known.All(pair => other.known.TryGetValue(pair.Key, out var found) && found == pair.Value));

    public override bool Equals(object? obj) => Equals(obj as Assumptions);

    public override int GetHashCode() => hash;

    private static Assumptions Make(Dictionary<LinearForm, Assumption> known) => known.Count == 0 ? None : new(known);

    private Assumptions Where(Func<LinearForm, bool> matters) =>
        known.Keys.All(matters) ? this : Make(known.Where(pair => matters(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value));

    private Dictionary<LinearForm, Assumption> Copy() => known.ToDictionary(pair => pair.Key, pair => pair.Value);

    private Assumptions Limited(Dictionary<LinearForm, Assumption> found) => found.Count > Most ? this : Make(found);

    /// <summary>Where a conjunction holds both sides do; where it does not, one of them fails. A disjunction is the same the other way round.</summary>
    private static Assumptions Connected(Node condition, bool holds, Ranges ranges)
    {
        var both = condition.Is(Ops.And);
        return holds == both
            ? ranges.Where(condition.X, both).Where(condition.Y, both).Assumptions
            : ranges.Where(condition.X, !both).Assumptions.Or(ranges.Where(condition.Y, !both).Assumptions);
    }

    /// <summary>The difference of the two sides lies on one side of 0, or is NaN where the comparison failed.</summary>
    private Assumptions Compared(Node condition, Interval difference, bool isNumber, Ranges ranges)
    {
        if (LinearForm.Of(condition.X, condition.Y) is not var (form, scale, offset))
            return this;
        var found = Copy();
        Note(form, new Assumption(scale, offset, difference), isNumber, found);
        if (form.Single is null && isNumber)
            foreach (var (value, factor) in form.Terms)
                Note(value, OneOf(form, value, difference, scale, offset, ranges), factor * scale, isNumber, found);
        return Limited(found);
    }

    /// <summary>A term of a sum lies where the others leave it.</summary>
    private static Interval OneOf(LinearForm form, Node value, Interval sum, Rational scale, Rational offset, Ranges ranges)
    {
        var others = Interval.Point(offset.ToDouble());
        foreach (var (other, factor) in form.Terms)
            if (other != value)
                others += Interval.Point((factor * scale).ToDouble()) * ranges.Of(other);
        return sum + -others;
    }

    /// <summary>A value whose range ends in what it is not lies off that end.</summary>
    private Assumptions Different(Node condition, Ranges ranges)
    {
        if (LinearForm.Of(condition.X, condition.Y) is not { Form.Single: { } value } affine)
            return this;
        var (range, offset) = (ranges.Of(value), affine.Offset / affine.Scale);
        var excluded = (-offset).ToDouble();
        var found = Copy();
        if (range.Minimum == excluded)
            Note(affine.Form, new Assumption(1, offset, Positive), false, found);
        else if (range.Maximum == excluded)
            Note(affine.Form, new Assumption(1, offset, Negative), false, found);
        return Limited(found);
    }

    private static void Note(Node value, Interval range, Rational scale, bool isNumber, Dictionary<LinearForm, Assumption> found)
    {
        if (LinearForm.Of(value) is { } affine)
            Note(affine.Form, new Assumption(affine.Scale * scale, affine.Offset * scale, range), isNumber, found);
    }

    private static void Note(LinearForm form, Assumption assumption, bool isNumber, Dictionary<LinearForm, Assumption> found)
    {
        if (found.TryGetValue(form, out var earlier))
            assumption = assumption with { Range = assumption.Range.Intersect(earlier.Of(assumption.Scale, assumption.Offset)) };

        // Nothing is known, or no number is left and the place is reached by NaN alone.
        if (assumption.Range == Interval.All || !(assumption.Range.Minimum <= assumption.Range.Maximum))
            return;
        found[form] = assumption;
        if (form.Single is { } value)
            NoteArguments(value, assumption.Of(1, 0), isNumber, found);
    }

    /// <summary>What the range of a function says of its arguments. A maximum that is NaN says nothing of the argument that is a number.</summary>
    private static void NoteArguments(Node node, Interval range, bool isNumber, Dictionary<LinearForm, Assumption> found)
    {
        if (node.Is(Ops.StopGradient))
            Note(node.X, range, 1, isNumber, found);
        else if (node.Is(Ops.Abs))
            Note(node.X, new(-range.Maximum, range.Maximum), 1, isNumber, found);
        else if (isNumber && node.Is(Ops.Max))
            NoteAll(node, new(double.NegativeInfinity, range.Maximum), found);
        else if (isNumber && node.Is(Ops.Min))
            NoteAll(node, new(range.Minimum, double.PositiveInfinity), found);
    }

    private static void NoteAll(Node node, Interval range, Dictionary<LinearForm, Assumption> found)
    {
        foreach (var operand in node.Operands)
            Note(operand, range, 1, true, found);
    }
}
