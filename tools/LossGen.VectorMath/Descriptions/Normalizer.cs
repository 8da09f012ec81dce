using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// The normaliser of a softmax in one sweep: every lane keeps its maximum, a reference, and Σ exp(x − reference) over all its elements but one
/// occurrence of the maximum. The reference follows only where an element exceeds it by 16, so that the exponentials are rarely scaled again.
/// </summary>
internal static class Normalizer
{
    public static IReadOnlyList<Function> Single { get; } = Functions("f");

    public static IReadOnlyList<Function> Double { get; } = Functions("d");

    private static IReadOnlyList<Function> Functions(string suffix) =>
    [
        new("Adds one element to each lane of a normaliser; an element of −∞ adds nothing.", $$"""
            void AddToNormalizer($F x, ref $F max, ref $F reference, ref $F sum, ref $F high, ref $F low)
            {
                var raise = Greater(x, reference + V.Create(16{{suffix}}));
                if (AnyLane(raise))
                {
                    var raised = Select(raise, x, reference);
                    var factor = ExpOfNonPositive(reference - raised);
                    sum *= factor;
                    high *= factor;
                    low *= factor;
                    reference = raised;
                }

                // The element stands last, so that NaN reaches the sum; the maximum may lose it then.
                sum += Exp(V.MinNative(max, x) - reference);
                max = V.MaxNative(max, x);
            }
            """),
        new("Moves the sum of a normaliser to its long-term part, which loses nothing to rounding.", $$"""
            void FlushNormalizer(ref $F sum, ref $F high, ref $F low)
            {
                var total = high + sum;
                var part = total - high;
                low += (high - (total - part)) + (sum - part);
                high = total;
                sum = V.Create(0{{suffix}});
            }
            """),
        new("Adds the exponential of an element to a tail; where the element is the maximum, it is counted instead.", """
            void AddToTail($F exp, $F x, $F max, ref $F sum, ref $I maxima)
            {
                512: // Each comparison stands where it is used, so that it stays in a mask register.
                512: sum = V.ConditionalSelect(V.Equals(x, max), sum, sum + exp);
                512: maxima = V.ConditionalSelect(V.As$B(V.Equals(x, max)), maxima + V.Create(($N)1), maxima);
                256: sum += V.AndNot(exp, V.Equals(x, max));
                256: maxima -= V.As$B(V.Equals(x, max));
                128: sum += V.AndNot(exp, V.Equals(x, max));
                128: maxima -= V.As$B(V.Equals(x, max));
            }
            """)
        {
            Scalar = """
                void AddToTail($R exp, $R x, $R max, ref $R sum, ref $N maxima)
                {
                    if (x == max)
                        maxima++;
                    else
                        sum += exp;
                }
                """,
            Device = """
                void AddToTail($R exp, $R x, $R max, ref $R sum, ref $N maxima)
                {
                    sum += x == max ? ($R)0 : exp;
                    maxima += x == max ? 1 : 0;
                }
                """,
        },
        new("The greater value; where one is NaN, either.", "$F MaxNumber($F a, $F b) => V.MaxNative(a, b);"),
        new("Whether a lane of a mask is set.", """
            bool AnyLane($F mask) => V.ExtractMostSignificantBits(mask) != 0;
            """) { Scalar = "bool AnyLane(bool mask) => mask;", VectorsOnly = suffix == "d", IsPublic = false },
    ];
}
