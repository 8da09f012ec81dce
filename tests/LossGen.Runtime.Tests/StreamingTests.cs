using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LossGen.Runtime;

namespace LossGen.Runtime.Tests;

/// <summary>Stores past the caches write what ordinary stores write, and nothing around it.</summary>
public sealed unsafe class StreamingTests
{
    private const int Room = 64;

    public static TheoryData<int> Vectors => [0, 1, 2, 3, 8, 33];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void EveryAlignmentReceivesTheElementsAndNothingElse(int vectors)
    {
        AssertWritesAll<float>(16 * vectors, 17, Write512);
        AssertWritesAll<float>(8 * vectors, 17, Write256);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void DoublesTakeTheSameWay(int vectors)
    {
        AssertWritesAll<double>(8 * vectors, 9, Write512);
        AssertWritesAll<double>(4 * vectors, 9, Write256);
    }

    [Fact]
    public void DoublesAtTheAddressOfAFloatTakeTheSameWay()
    {
        double[] source = [.. Enumerable.Range(1, 64).Select(i => i / 7d)];
        var memory = new float[200];
        fixed (float* place = &memory[3])
            Write512(source, ref *(double*)place);
        Assert.Equal(source, Enumerable.Range(0, 64).Select(i => BitConverter.ToDouble([.. BitConverter.GetBytes(memory[3 + (2 * i)]), .. BitConverter.GetBytes(memory[4 + (2 * i)])])));
        Assert.All(memory[..3].Concat(memory[131..]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void LargeCallsStreamUnlessTheOptionsSayOtherwise()
    {
        Assert.False(Streaming.Pays(default, (64L << 20) - 1));
        Assert.True(Streaming.Pays(default, 64L << 20));
        Assert.True(Streaming.Pays(new LossOptions { StreamingStores = true }, 1));
        Assert.False(Streaming.Pays(new LossOptions { StreamingStores = false }, long.MaxValue));
    }

    [Fact]
    public void ArithmeticThatOutweighsMemoryStreamsOnRequestAlone()
    {
        Assert.False(Streaming.IsAsked(default));
        Assert.True(Streaming.IsAsked(new LossOptions { StreamingStores = true }));
    }

    private delegate void Writing<T>(T[] source, ref T destination);

    private static void AssertWritesAll<T>(int count, int offsets, Writing<T> write)
        where T : unmanaged, INumber<T>
    {
        T[] source = [.. Enumerable.Range(1, count).Select(i => T.CreateChecked(i))];
        for (var offset = 0; offset < offsets; offset++)
        {
            var destination = Enumerable.Repeat(-T.One, count + Room).ToArray();
            var expected = (T[])destination.Clone();
            source.CopyTo(expected, offset);
            fixed (T* place = &destination[offset])
                write(source, ref *place);
            Assert.Equal(expected, destination);
        }
    }

    private static void Write512<T>(T[] source, ref T destination)
        where T : unmanaged
    {
        var writer = default(StreamingWriter512);
        writer.Begin(ref destination);
        for (var i = 0; i < source.Length; i += Vector512<T>.Count)
            writer.Write(Vector512.Create(source, i), ref destination, (nuint)i);
        writer.End(ref Unsafe.Add(ref destination, source.Length));
        Streaming.Fence();
    }

    private static void Write256<T>(T[] source, ref T destination)
        where T : unmanaged
    {
        var writer = default(StreamingWriter256);
        writer.Begin(ref destination);
        for (var i = 0; i < source.Length; i += Vector256<T>.Count)
            writer.Write(Vector256.Create(source, i), ref destination, (nuint)i);
        writer.End(ref Unsafe.Add(ref destination, source.Length));
        Streaming.Fence();
    }
}
