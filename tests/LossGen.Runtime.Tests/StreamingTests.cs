using LossGen.Runtime;

namespace LossGen.Runtime.Tests;

/// <summary>Stores past the caches write what ordinary stores write, and nothing around it.</summary>
public sealed class StreamingTests
{
    private const int Room = 64;

    public static TheoryData<int> Counts => [0, 1, 7, 15, 16, 17, 31, 33, 255, 1023, 1024, 1025];

    [Theory]
    [MemberData(nameof(Counts))]
    public void EveryAlignmentReceivesTheElementsAndNothingElse(int count)
    {
        float[] source = [.. Enumerable.Range(1, count + 4).Select(i => (float)i)];
        for (var offset = 0; offset < 32; offset++)
        {
            var destination = Enumerable.Repeat(-1f, count + (2 * Room)).ToArray();
            var expected = (float[])destination.Clone();
            Array.Copy(source, 3, expected, offset, count);
            Streaming.Write(in source[3], ref destination[offset], (nuint)count);
            Streaming.Fence();
            Assert.Equal(expected, destination);
        }
    }

    [Fact]
    public void DoublesTakeTheSameWay()
    {
        double[] source = [.. Enumerable.Range(1, 300).Select(i => (double)i)], destination = new double[310];
        Streaming.Write(in source[0], ref destination[5], 300);
        Streaming.Fence();
        Assert.Equal([0, 0, 0, 0, 0, .. source, 0, 0, 0, 0, 0], destination);
    }

    [Fact]
    public void LargeCallsStreamUnlessTheOptionsSayOtherwise()
    {
        Assert.False(Streaming.Pays(default, (64L << 20) - 1));
        Assert.True(Streaming.Pays(default, 64L << 20));
        Assert.True(Streaming.Pays(new LossOptions { StreamingStores = true }, 1));
        Assert.False(Streaming.Pays(new LossOptions { StreamingStores = false }, long.MaxValue));
    }
}
