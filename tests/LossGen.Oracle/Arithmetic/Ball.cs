namespace LossGen.Oracle.Arithmetic;

/// <summary>A midpoint and a radius that together enclose a real number, or +∞, -∞, NaN as values of their own. The default is an exact zero.</summary>
public readonly partial struct Ball
{
    /// <summary>All numbers within the radius of the midpoint.</summary>
    public Ball(BigFloat mid, Magnitude radius) => (Mid, Radius) = (mid, radius);

    private Ball(BallKind kind) => Kind = kind;

    /// <summary>The midpoint; zero where the ball is not finite.</summary>
    public BigFloat Mid { get; }

    /// <summary>How far the true value may lie from the midpoint.</summary>
    public Magnitude Radius { get; }

    /// <summary>Whether the ball is finite, and else what it is.</summary>
    public BallKind Kind { get; }

    /// <summary>Exactly zero.</summary>
    public static Ball Zero => default;

    /// <summary>Exactly one.</summary>
    public static Ball One { get; } = Exact(BigFloat.One);

    /// <summary>+∞.</summary>
    public static Ball PositiveInfinity { get; } = new(BallKind.PositiveInfinity);

    /// <summary>-∞.</summary>
    public static Ball NegativeInfinity { get; } = new(BallKind.NegativeInfinity);

    /// <summary>Undefined.</summary>
    public static Ball NaN { get; } = new(BallKind.NaN);

    /// <summary>A number within a radius.</summary>
    public bool IsFinite => Kind == BallKind.Finite;

    /// <summary>Undefined.</summary>
    public bool IsNaN => Kind == BallKind.NaN;

    /// <summary>+∞ or -∞.</summary>
    public bool IsInfinite => Kind is BallKind.PositiveInfinity or BallKind.NegativeInfinity;

    /// <summary>A finite number known exactly.</summary>
    public bool IsExact => IsFinite && Radius.IsZero;

    /// <summary>Exactly zero.</summary>
    public bool IsZero => IsExact && Mid.IsZero;

    /// <summary>The least number of a finite ball, rounded down where its parts lie too far apart.</summary>
    public BigFloat Lower => Radius.IsZero ? Mid : BigFloat.AddDown(Mid, -Radius.ToBigFloat());

    /// <summary>The greatest number of a finite ball, rounded up where its parts lie too far apart.</summary>
    public BigFloat Upper => Radius.IsZero ? Mid : BigFloat.AddUp(Mid, Radius.ToBigFloat());

    /// <summary>True where a finite ball holds zero.</summary>
    public bool ContainsZero => IsFinite && Mid.Abs() <= Radius.ToBigFloat();

    /// <summary>The ball with a further uncertainty.</summary>
    public Ball Widen(Magnitude by) => IsFinite ? new(Mid, Radius + by) : this;

    /// <summary>The ball times 2^power.</summary>
    public Ball Scale(long power) => IsFinite ? new(Mid.Scale(power), Radius.Scale(power)) : this;

    /// <summary>The negated ball.</summary>
    public static Ball operator -(Ball x) => x.Kind switch
    {
        BallKind.PositiveInfinity => NegativeInfinity,
        BallKind.NegativeInfinity => PositiveInfinity,
        BallKind.NaN => NaN,
        _ => new(-x.Mid, x.Radius),
    };

    /// <summary>True where a finite ball holds the number.</summary>
    public bool Contains(BigFloat value) => IsFinite && Lower <= value && value <= Upper;

    /// <summary>True where two balls may stand for the same value.</summary>
    public bool Overlaps(Ball other) => IsFinite && other.IsFinite
        ? Lower <= other.Upper && other.Lower <= Upper
        : Kind == other.Kind;

    /// <inheritdoc/>
    public override string ToString() => IsFinite
        ? FormattableString.Invariant($"{Mid.ToDouble():R} ± {Radius.ToBigFloat().ToDouble():R}")
        : Kind.ToString();
}
