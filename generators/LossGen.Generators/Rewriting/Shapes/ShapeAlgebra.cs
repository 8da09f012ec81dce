using System.Collections.Concurrent;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>The shapes of operations by the shapes of their operands. Shapes are few, and each is computed once.</summary>
internal static class ShapeAlgebra
{
    private static readonly FormTable Table = FormTable.Instance;
    private static readonly Bits AllForms = Rows(_ => true);
    private static readonly Bits GoalForms = Bits.Of(Table.Goals);

    /// <summary>Products of variables that a constant may be, once these are known.</summary>
    private static readonly Bits BoundProducts = Rows(form => form is Form.Product { IsBound: true });

    private static readonly ConcurrentDictionary<Shape, Shape> Known = new(Shape.ByContent);
    private static readonly ConcurrentDictionary<double, Shape> Constants = new();
    private static readonly ConcurrentDictionary<Application, Shape> Applied = new();
    private static readonly ConcurrentDictionary<(Shape, Shape), Shape> United = new();

    /// <summary>What the rewrites make.</summary>
    private static readonly Lazy<Shape[]> Results = new(() => [.. Table.Rewrites.Select(rewrite => Evaluate(rewrite.Right))]);

    /// <summary>A variable.</summary>
    public static Shape Variable { get; } = Kept(Plain(Bits.None));

    /// <summary>A constant whose value is not known.</summary>
    public static Shape SomeConstant { get; } = Kept(OfConstant(Rows(form => form is Form.Constant), mayBeNegative: true));

    /// <summary>A value that may be anything.</summary>
    private static Shape Anything { get; } = Kept(new Shape(
        AllForms, new Terms(Everything(), Everything()), Everything(), Everything(), Traits.Constant | Traits.ConstantFactor | Traits.ConstantDivisor | Traits.Negative));

    public static Shape Constant(double value) =>
        Constants.TryGetValue(value, out var shape) ? shape
        : Constants[value] = Kept(OfConstant(Rows(form => form is Form.Constant constant && constant.Holds(value)), value < 0));

    /// <summary>A value that a loop may have multiplied together.</summary>
    public static Shape ProductOverElements(Shape shape) => Kept(shape with { Traits = shape.Traits | Traits.ProductOverElements });

    /// <summary>One value or another.</summary>
    public static Shape Either(Shape left, Shape right) =>
        ReferenceEquals(left, right) ? left
        : United.TryGetValue((left, right), out var united) ? united
        : United[(left, right)] = Kept(new Shape(
            left.Whole | right.Whole, left.Terms.Or(right.Terms), left.Factors.Or(right.Factors), left.Divisors.Or(right.Divisors), left.Traits | right.Traits));

    /// <summary>An operation.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand, if there is one.</param>
    /// <param name="z">The third operand, if there is one.</param>
    /// <param name="repeats">Which parts of a product may be equal.</param>
    /// <param name="isRewritten">The value may also be what rewrites make of it.</param>
    public static Shape Of(Op op, Shape x, Shape? y = null, Shape? z = null, Repeats repeats = Repeats.None, bool isRewritten = true)
    {
        var application = new Application(op, x, y, z, repeats, isRewritten);
        return Applied.TryGetValue(application, out var shape) ? shape : Applied[application] = Kept(isRewritten ? Rewritten(Kept(Apply(application))) : Apply(application));
    }

    private static Shape Apply(Application application)
    {
        var (op, x, y, z, repeats, isRewritten) = application;
        if (op == Ops.Square)
            return Of(Ops.Multiply, x, x, null, Repeats.Factors | Repeats.Divisors, isRewritten);
        var shape = op == Ops.Add ? Completed(Plain(Bits.None) with { Terms = x.Terms.With(y!.Terms) })
            : op == Ops.Subtract ? Completed(Plain(Bits.None) with { Terms = x.Terms.With(y!.Terms.Negated) })
            : op == Ops.Negate ? Completed(new Shape(Bits.None, x.Terms.Negated, x.Factors, x.Divisors, (x.Traits & ~(Traits.Constant | Traits.ProductOverElements)) | Traits.ConstantFactor | Traits.Negative))
            : op == Ops.Multiply ? OfProduct(x, y!.Factors, y.Divisors, y.Traits, repeats, Pairs(Parts.One(x.Whole).With(Parts.One(y.Whole)), Parts.None))
            : op == Ops.Divide ? OfProduct(x, y!.Divisors, y.Factors, Inverse(y.Traits), repeats, Pairs(Parts.One(x.Whole), Parts.One(y.Whole)))
            : op.HasAxis ? OfReduction(op, x, y, isRewritten)
            : Completed(Plain(Calls(op, x, y, z)));
        var isGoal = shape.IsGoal || (x.Has(Traits.ProductOverElements) && (op == Ops.Log || op == Ops.Log2 || op == Ops.Log10));
        if (x.Has(Traits.Constant) && y?.Has(Traits.Constant) != false && z?.Has(Traits.Constant) != false)
            shape = Either(shape, SomeConstant);
        return shape with { IsGoal = isGoal };
    }

    /// <summary>The value, or what rewrites make of it.</summary>
    private static Shape Rewritten(Shape shape)
    {
        var rewritten = shape;
        Shape before;
        do
        {
            before = rewritten;
            for (var row = 0; row < Table.Rewrites.Length; row++)
                if (rewritten.Whole[Table.Rewrites[row].Form])
                    rewritten = Either(rewritten, Results.Value[row]);
        }
        while (!ReferenceEquals(before, rewritten));
        return ReferenceEquals(rewritten, shape) ? shape : rewritten with { IsGoal = shape.IsGoal };
    }

    /// <summary>The products that two operands are as they are grouped.</summary>
    private static Bits Pairs(Parts factors, Parts divisors) => Rows(form => form is Form.Product product && product.IsMetBy(factors, divisors));

    private static Shape OfProduct(Shape x, Parts factors, Parts divisors, Traits traits, Repeats repeats, Bits pairs)
    {
        var (above, below) = (x.Factors.With(factors), x.Divisors.With(divisors));
        return Completed(new Shape(
            pairs,
            new Terms(Parts.One(Bits.None), Parts.None),
            above with { HasRepeats = above.HasRepeats || repeats.HasFlag(Repeats.Factors) },
            below with { HasRepeats = below.HasRepeats || repeats.HasFlag(Repeats.Divisors) },
            (x.Traits | traits) & (Traits.ConstantFactor | Traits.ConstantDivisor | Traits.Negative)));
    }

    private static Traits Inverse(Traits traits) =>
        (traits & Traits.Negative)
        | ((traits & Traits.ConstantFactor) != 0 ? Traits.ConstantDivisor : Traits.None)
        | ((traits & Traits.ConstantDivisor) != 0 ? Traits.ConstantFactor : Traits.None);

    /// <summary>A reduction: factors that do not vary leave it, and nothing is left of it where nothing varies.</summary>
    private static Shape OfReduction(Op op, Shape x, Shape? y, bool isRewritten)
    {
        var shape = Completed(Plain(Calls(op, x, y, null)));
        var other = op == Ops.Sum ? Of(Ops.Multiply, x, Variable, null, Repeats.None, isRewritten)
            : op == Ops.Dot ? Of(Ops.Sum, Of(Ops.Multiply, x, y!, null, Repeats.Factors | Repeats.Divisors, isRewritten), null, null, Repeats.None, isRewritten)
            : op == Ops.Mean || op == Ops.RowMax || op == Ops.RowMin || op == Ops.Pick ? x
            : shape;
        if ((op == Ops.Sum || op == Ops.Mean) && (x.Factors.Count + x.Divisors.Count > 1 || x.Has(Traits.ConstantFactor | Traits.ConstantDivisor)))
        {
            var inside = x with { Whole = x.Whole | x.Factors.Once | Scaled(x) };
            var outside = Plain(x.Factors.Once) with { Divisors = x.Divisors, Traits = x.Traits & (Traits.ConstantFactor | Traits.ConstantDivisor | Traits.Negative) };
            other = Either(other, Of(Ops.Multiply, Kept(outside), Kept(Completed(Plain(Calls(op, inside, null, null)))), null, Repeats.None, isRewritten));
        }

        return Either(shape, other) with { IsGoal = shape.IsGoal || (other.IsGoal && !ReferenceEquals(other, x)) };
    }

    /// <summary>The forms of an operation that is neither a sum nor a product.</summary>
    private static Bits Calls(Op op, Shape x, Shape? y, Shape? z)
    {
        var (first, second, third) = (Argument(op, x), y?.Whole, z?.Whole);
        return Rows(form => form is Form.Call call && IsSame(call.Op, op)
            && (Fits(call, first, second, third) || (call.Arguments.Length == 2 && (op.IsCommutative || call.Op == Ops.Equal) && Fits(call, second, first, null))));
    }

    /// <summary>A logarithm of a multiple is seen as that of the value.</summary>
    private static Bits Argument(Op op, Shape x) =>
        (op == Ops.Log || op == Ops.Log2 || op == Ops.Log10) && x.Has(Traits.ConstantFactor | Traits.ConstantDivisor) ? x.Whole | x.Factors.Once | Scaled(x) : x.Whole;

    private static bool Fits(Form.Call call, Bits? first, Bits? second, Bits? third)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
            if (call.Arguments[i] != Form.Any && (i == 0 ? first : i == 1 ? second : third) is { } forms && !forms[call.Arguments[i]])
                return false;
        return true;
    }

    private static bool IsSame(Op pattern, Op op) =>
        pattern == op
        || (pattern == Ops.Equal && (op == Ops.IntegerEqual || op == Ops.FlagEqual))
        || (pattern == Ops.Less && op == Ops.IntegerLess)
        || (pattern == Ops.LessOrEqual && op == Ops.IntegerLessOrEqual);

    /// <summary>The shape with the forms that its terms and factors give it, and that they get as parts of others.</summary>
    private static Shape Completed(Shape shape)
    {
        var isScaled = shape.Has(Traits.ConstantFactor | Traits.ConstantDivisor);
        Bits before;
        do
        {
            before = shape.Whole;
            var above = shape.Has(Traits.ConstantFactor) ? shape.Factors with { Count = shape.Factors.Count + 1 } : shape.Factors;
            var below = shape.Has(Traits.ConstantDivisor) ? shape.Divisors with { Count = shape.Divisors.Count + 1 } : shape.Divisors;
            var whole = before | Rows(form => form switch
            {
                Form.Sum sum => sum.IsMetBy(shape.Terms),
                Form.Product product => product.IsMetBy(above, below),
                _ => false,
            });
            // A sum sees the rest of a multiple.
            var rest = isScaled ? Scaled(shape) | shape.Factors.Once : whole | Scaled(shape);
            shape = shape with { Whole = whole, Terms = shape.Terms.Or(rest, shape.Has(Traits.Negative)), Factors = shape.Factors.Or(isScaled ? shape.Factors.Once : whole) };
        }
        while (!before.Equals(shape.Whole));
        return shape with { IsGoal = !(shape.Whole & GoalForms).Equals(Bits.None) };
    }

    /// <summary>The products that the value is without its constant factor, which a variable may take.</summary>
    private static Bits Scaled(Shape shape) => Rows(form =>
        form is Form.Product product && product.IsMetBy(shape.Factors, shape.Divisors, hasScale: true));

    private static Shape Evaluate(Expression expression) => expression switch
    {
        Expression.Number number => Constant(number.Value.ToDouble()),
        Expression.Call { Arguments.Length: > 0 } call => Of(
            call.Op,
            Evaluate(call.Arguments[0]),
            call.Arguments.Length > 1 ? Evaluate(call.Arguments[1]) : null,
            call.Arguments.Length > 2 ? Evaluate(call.Arguments[2]) : null,
            Repeats.Factors | Repeats.Divisors,
            isRewritten: false),
        _ => Anything,
    };

    private static Bits Rows(Func<Form, bool> isIn) => Bits.Of(Enumerable.Range(0, Table.Forms.Count).Where(row => isIn(Table.Forms[row])));

    private static Shape Plain(Bits whole) => new(whole, Terms.One(whole, mayBeNegative: false), Parts.One(whole), Parts.None);

    /// <summary>A constant is a term like others, but no factor: it is the scale of a product.</summary>
    private static Shape OfConstant(Bits forms, bool mayBeNegative) => new(
        forms | BoundProducts, Terms.One(forms, mayBeNegative), Parts.None, Parts.None, Traits.Constant | Traits.ConstantFactor | (mayBeNegative ? Traits.Negative : Traits.None));

    private static Parts Everything() => new(AllForms, AllForms, Parts.Many, HasRepeats: true);

    private static Shape Kept(Shape shape) => Known.GetOrAdd(shape, shape);

    private readonly record struct Application(Op Op, Shape X, Shape? Y, Shape? Z, Repeats Repeats, bool IsRewritten);
}
