using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// Sine and cosine of floats, in double lanes: x = n·π/2 + r, π/2 in three parts of which n times the first two is exact for |x| below 2^27.
/// Larger arguments are rare and go through Math lane by lane.
/// </summary>
internal static class Trigonometry
{
    public static IReadOnlyList<Function> Single { get; } =
    [
        OuterFunction("The sine, for every finite x.", "Sin", "0L"),
        OuterFunction("The cosine, for every finite x.", "Cos", "1L"),
        Large("Sin"),
        Large("Cos"),
        new("sin(x + quarters·π/2) to the accuracy of a float, for |x| below 2^27.", """
            $F SineOfSingle($F x, $I quarters)
            {
                var shifted = V.MultiplyAddEstimate(x, V.Create(0.6366197723675814), V.Create(6755399441055744d));
                var n = shifted - V.Create(6755399441055744d);
                var r = V.MultiplyAddEstimate(n, V.Create(-1.5707963109016418), x);
                r = V.MultiplyAddEstimate(n, V.Create(-1.5893254712295857e-08), r);
                r = V.MultiplyAddEstimate(n, V.Create(-6.123233995736766e-17), r);
                var z = r * r;
                var q = Horner(z, 1.0, -0.1666666666381634, 0.008333331863303553, -0.00019840081776557184, 2.7249386452580455e-06);
                var cosine = Horner(z, 1.0, -0.49999999999962996, 0.04166666663693217, -0.001388888505375784, 2.4799852406968795e-05, -2.7236345384855995e-07);
                var quadrant = V.AsInt64(shifted) + quarters;
                var y = V.ConditionalSelect(Equal(quadrant & V.Create(1L), V.Create(0L)), r * q, cosine);
                // The upper half of the circle is the lower one negated.
                return V.AsDouble(V.AsInt64(y) ^ ((quadrant & V.Create(2L)) << 62));
            }
            """) { IsPublic = false, Lanes = Element.Double },
    ];

    public static IReadOnlyList<Function> DoubleLanes { get; } =
    [
        LaneByLane.OfOne("The sine, lane by lane.", "Sin", "Math.Sin"),
        LaneByLane.OfOne("The cosine, lane by lane.", "Cos", "Math.Cos"),
    ];

    private static Function OuterFunction(string summary, string name, string quarters) => new(summary, $$"""
        $F {{name}}($F x)
        {
            var (lower, upper) = V.Widen(x);
            var y = V.Narrow(SineOfSingle(lower, V.Create({{quarters}})), SineOfSingle(upper, V.Create({{quarters}})));
            return V.GreaterThanOrEqualAny(V.Abs(x), V.Create(134217728f)) ? {{name}}OfLarge(x, y) : y;
        }
        """)
    {
        Scalar = $$"""
            $F {{name}}($F x) => float.Abs(x) >= 134217728f ? (float)Math.{{name}}(x) : (float)SineOfSingle((double)x, {{quarters}});
            """,
        Device = $$"""
            $F {{name}}($F x) => Abs(x) < 134217728f ? (float)SineOfSingle((double)x, {{quarters}}) : (float){{name}}((double)x);
            """,
    };

    // Only the lanes that need it: the other lanes have the bits that they have at every width.
    private static Function Large(string name) => new($"Replaces the lanes of y whose x is too large for the reduction by Math.{name}.", $$"""
        $F {{name}}OfLarge($F x, $F y) =>
            V.ConditionalSelect(V.GreaterThanOrEqual(V.Abs(x), V.Create(134217728f)), MapLanes(x, &Math.{{name}}), y);
        """) { IsPublic = false, IsInlined = false, VectorsOnly = true };
}
