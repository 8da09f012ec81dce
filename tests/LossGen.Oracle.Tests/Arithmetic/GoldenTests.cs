using System.Globalization;
using System.Numerics;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Tests.Arithmetic;

public class GoldenTests
{
    // 80 digits, cut.
    private const int GoldenBits = 262;

    // These lose the digits in which a double is near a zero of theirs.
    private static readonly string[] NearZeros = ["sin", "cos", "tan"];

    public static TheoryData<string> Names => [.. Cases().Select(static c => c.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Golden_values_lie_in_the_ball_and_the_ball_is_small(string name)
    {
        foreach (int bits in new[] { 64, 128, 256 })
        {
            foreach (var (_, line, arguments, value) in Cases().Where(c => c.Name == name))
            {
                var ball = Functions.Apply(new(bits), name, arguments);
                int lost = NearZeros.Contains(name) ? 72 : 12;
                Assert.True(ball.Overlaps(value), $"{line} at {bits} bits gives {ball}");
                Assert.True(ball.RelativeRadiusBits >= bits - lost, $"{line} at {bits} bits has {ball.RelativeRadiusBits} bits");
            }
        }
    }

    private static IEnumerable<(string Name, string Line, Ball[] Arguments, Ball Value)> Cases()
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream("golden.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            string[] fields = line.Split('\t');
            var arguments = fields[1..^1].Select(ParseArgument).ToArray();
            yield return (fields[0], line, arguments, ParseValue(fields[^1]));
        }
    }

    private static Ball ParseArgument(string text)
    {
        string[] parts = text.Split('p');
        return Ball.Exact(new(BigInteger.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    private static Ball ParseValue(string text)
    {
        string[] parts = text.Split('p');
        long exponent = long.Parse(parts[1], CultureInfo.InvariantCulture);
        return Ball.FromDecimal(parts[0], 320).Widen(Magnitude.PowerOfTwo(-GoldenBits)).Scale(exponent);
    }
}
