using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LossGen.Kernels.Tests.Formulas;
using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>Results that go past the caches are those that do not, wherever they lie, and nothing around them changes.</summary>
public sealed class StreamingTests
{
    private const int Room = 40;
    private static readonly int[] Widths = [512, 256, 128, 1];
    private static readonly LossOptions Streaming = new() { StreamingStores = true }, Ordinary = new() { StreamingStores = false };

    /// <summary>Sizes around blocks, strides, segments and chunks.</summary>
    public static TheoryData<int> Sizes => [1, 15, 16, 17, 31, 32, 33, 1023, 1024, 1025, 1041, 4095, 4096, 4097, 9001];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void GradientsHaveTheSameBitsAtEveryAlignment(int size)
    {
        var (prediction, target) = Inputs(size);
        var expected = new float[size];
        var loss = Regression.HuberWithGradient(prediction, target, expected, 1f, Ordinary);
        foreach (var width in Widths)
            AtWidth(width, () =>
            {
                for (var offset = 0; offset < 17; offset++)
                {
                    var memory = Canaries(size);
                    Assert.Equal(loss, Regression.HuberWithGradient(prediction, target, memory.AsSpan(offset, size), 1f, Streaming));
                    AssertHolds(expected, memory, offset);
                }
            });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LossesHaveTheSameBitsAtEveryAlignment(int size)
    {
        var (prediction, target) = Inputs(size);
        var expected = new float[size];
        Regression.MsePerSample(prediction, target, expected, Ordinary);
        for (var offset = 0; offset < 17; offset++)
        {
            var memory = Canaries(size);
            Regression.MsePerSample(prediction, target, memory.AsSpan(offset, size), Streaming);
            AssertHolds(expected, memory, offset);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SeveralGradientsHaveTheSameBitsAtEveryAlignment(int size)
    {
        var (chosen, rejected) = Inputs(size);
        float[] expectedChosen = new float[size], expectedRejected = new float[size];
        var loss = Preference.DpoWithGradient(chosen, rejected, rejected, chosen, expectedChosen, expectedRejected, 0.1f, Ordinary);
        foreach (var width in Widths)
            AtWidth(width, () =>
            {
                for (var offset = 0; offset < 17; offset++)
                {
                    var (first, second) = (Canaries(size), Canaries(size));
                    Assert.Equal(loss, Preference.DpoWithGradient(chosen, rejected, rejected, chosen, first.AsSpan(offset, size), second.AsSpan(16 - offset, size), 0.1f, Streaming));
                    AssertHolds(expectedChosen, first, offset);
                    AssertHolds(expectedRejected, second, 16 - offset);
                }
            });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ASampleThatIsComputedAgainIsWrittenLikeAllOthers(int size)
    {
        var (prediction, target) = Inputs(size);
        prediction[size / 2] = 3e38f;
        prediction[size - 1] = -3e38f;
        var expected = new float[size];
        var loss = Regression.MseWithGradient(prediction, target, expected, Ordinary);
        foreach (var width in Widths)
            AtWidth(width, () =>
            {
                for (var offset = 0; offset < 17; offset++)
                {
                    var memory = Canaries(size);
                    Assert.Equal(loss, Regression.MseWithGradient(prediction, target, memory.AsSpan(offset, size), Streaming));
                    AssertHolds(expected, memory, offset);
                }
            });
    }

    [Fact]
    public void FloatsThatBeginWithinAWordAreWrittenByOrdinaryStores()
    {
        const int size = 1000;
        var (prediction, target) = Inputs(size);
        var expected = new float[size];
        Regression.MseWithGradient(prediction, target, expected, Ordinary);
        var bytes = new byte[(size * sizeof(float)) + 8];
        var gradient = MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref bytes[1]), size);
        Regression.MseWithGradient(prediction, target, gradient, Streaming);
        Assert.Equal(expected, gradient.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void OrdinaryStoresLeaveWhatIsAround(int size)
    {
        var (prediction, target) = Inputs(size);
        foreach (var width in Widths)
            AtWidth(width, () =>
            {
                var (gradient, losses) = (Canaries(size), Canaries(size));
                Regression.HuberWithGradient(prediction, target, gradient.AsSpan(3, size), 1f, Ordinary);
                Regression.MsePerSample(prediction, target, losses.AsSpan(3, size), Ordinary);
                foreach (var memory in new[] { gradient, losses })
                    Assert.All(memory[..3].Concat(memory[(size + 3)..]), value => Assert.Equal(-7, value));
            });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WhatLiesBehindAnInputDoesNotCount(int size)
    {
        var (prediction, target) = Inputs(size);
        float[] longer = [.. prediction, .. Enumerable.Repeat(float.NaN, Room)], longerTarget = [.. target, .. Enumerable.Repeat(float.NaN, Room)];
        foreach (var width in Widths)
            AtWidth(width, () => Assert.Equal(
                Regression.Huber(prediction, target, 1f),
                Regression.Huber(longer.AsSpan(0, size), longerTarget.AsSpan(0, size), 1f)));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AGradientInThePlaceOfItsInputIsTheSame(int size)
    {
        var (prediction, target) = Inputs(size);
        prediction[size / 2] = 3e38f;
        var expected = new float[size];
        var loss = Regression.MseWithGradient(prediction, target, expected, Ordinary);
        foreach (var width in Widths)
            AtWidth(width, () =>
            {
                var place = (float[])prediction.Clone();
                Assert.Equal(loss, Regression.MseWithGradient(place, target, place, Streaming));
                Assert.Equal(expected, place);
            });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void ThreadsDoNotChangeABit(int threads)
    {
        const int size = 300_001;
        var (prediction, target) = Inputs(size);
        float[] expected = new float[size], actual = new float[size];
        var loss = Regression.MseWithGradient(prediction, target, expected, Ordinary);
        Assert.Equal(loss, Regression.MseWithGradient(prediction, target, actual, new LossOptions { StreamingStores = true, MaxDegreeOfParallelism = threads }));
        Assert.Equal(expected, actual);
    }

    private static (float[] Prediction, float[] Target) Inputs(int size) =>
        ([.. Enumerable.Range(0, size).Select(i => 3 * MathF.Sin(i))], [.. Enumerable.Range(0, size).Select(i => MathF.Cos(7 * i))]);

    private static float[] Canaries(int size)
    {
        var memory = new float[size + Room];
        memory.AsSpan().Fill(-7);
        return memory;
    }

    private static void AssertHolds(float[] expected, float[] memory, int offset)
    {
        Assert.Equal(expected, memory[offset..(offset + expected.Length)]);
        Assert.All(memory[..offset].Concat(memory[(offset + expected.Length)..]), value => Assert.Equal(-7, value));
    }

    private static void AtWidth(int width, Action check)
    {
        KernelWidth.Force(width);
        try
        {
            check();
        }
        finally
        {
            KernelWidth.Force(null);
        }
    }
}
