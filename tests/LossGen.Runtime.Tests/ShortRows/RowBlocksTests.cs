using System.Runtime.CompilerServices;

namespace LossGen.Runtime.Tests.ShortRows;

public class RowBlocksTests
{
    [Fact]
    public unsafe void Blocks_begin_at_lines_of_the_cache_and_do_not_meet()
    {
        var blocks = RowBlocks.Rent(5);
        for (var i = 0; i < 5; i++)
        {
            ref var first = ref blocks.Block<float>(i);
            Assert.Equal(0, (nint)Unsafe.AsPointer(ref first) & 63);
            if (i > 0)
                Assert.True(Unsafe.ByteOffset(ref blocks.Block<float>(i - 1), ref first) >= 16 * Runtime.ShortRows.LargestWidth * sizeof(float));
        }
    }

    [Fact]
    public void A_thread_keeps_its_memory()
    {
        _ = RowBlocks.Rent(3);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = RowBlocks.Rent(3);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Rows_with_elements_are_short_up_to_the_largest_width()
    {
        Assert.False(Runtime.ShortRows.Are(0));
        Assert.True(Runtime.ShortRows.Are(1));
        Assert.True(Runtime.ShortRows.Are(Runtime.ShortRows.LargestWidth));
        Assert.False(Runtime.ShortRows.Are(Runtime.ShortRows.LargestWidth + 1));
    }
}
