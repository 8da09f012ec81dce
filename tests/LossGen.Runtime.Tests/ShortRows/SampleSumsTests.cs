using System.Runtime.Intrinsics;

namespace LossGen.Runtime.Tests.ShortRows;

public class SampleSumsTests
{
    [Fact]
    public void Every_width_adds_in_the_same_order()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 160).Select(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-30, 30))).ToArray();
        var (wide, middle, narrow, scalar) = (default(SampleSums), default(SampleSums), default(SampleSums), default(SampleSums));
        for (var i = 0; i < values.Length; i += 8)
            wide.Add((nuint)i, Vector512.LoadUnsafe(ref values[i]));
        for (var i = 0; i < values.Length; i += 4)
            middle.Add((nuint)i, Vector256.LoadUnsafe(ref values[i]));
        for (var i = 0; i < values.Length; i += 2)
            narrow.Add((nuint)i, Vector128.LoadUnsafe(ref values[i]));
        for (var i = 0; i < values.Length; i++)
            scalar.Add((nuint)i, values[i]);
        Assert.Equal([wide.Value, wide.Value, wide.Value], [middle.Value, narrow.Value, scalar.Value]);
        Assert.Equal(values.Sum(value => (decimal)value), (decimal)wide.Value, 5);
    }
}
