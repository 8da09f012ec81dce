namespace LossGen.StableMathTests;

/// <summary>Arguments of every magnitude within the domain of a function, most of them where it bends; of two arguments, half are close to each other.</summary>
internal static class Samples
{
    public static IEnumerable<double[]> Of(StableFunction function, int count, int seed, bool isSingle)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var x = new double[function.Arity];
            for (var k = 0; k < x.Length; k++)
                x[k] = Draw(random, function.Domain[k], isSingle);
            if (x.Length == 2 && i % 2 == 0 && Round(x[0] * (1 + Spread(random, -50, 0)), isSingle) is var near && IsIn(near, function.Domain[1]))
                x[1] = near;
            yield return x;
        }
    }

    private static double Draw(Random random, (double From, double To) domain, bool isSingle)
    {
        while (true)
        {
            var x = random.Next(4) switch
            {
                0 => Spread(random, isSingle ? -149 : -1074, isSingle ? 128 : 1024),
                1 => Spread(random, -10, 10),
                2 => Spread(random, -2, 4),
                _ => domain.From + (Math.Min(domain.To, domain.From + 1e6) - domain.From) * random.NextDouble(),
            };
            x = Round(x, isSingle);
            if (IsIn(x, domain))
                return x;
        }
    }

    private static double Spread(Random random, double low, double high) =>
        (random.Next(2) == 0 ? 1 : -1) * Math.Pow(2, low + (high - low) * random.NextDouble());

    private static double Round(double x, bool isSingle) => isSingle ? (float)x : x;

    private static bool IsIn(double x, (double From, double To) domain) => double.IsFinite(x) && x >= domain.From && x <= domain.To;
}
