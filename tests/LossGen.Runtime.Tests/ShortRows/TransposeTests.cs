namespace LossGen.Runtime.Tests.ShortRows;

public class TransposeTests
{
    private const int Margin = 64;

    public static TheoryData<int, int> Shapes
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var lanes in new[] { 16, 8, 4, 2, 1 })
                foreach (var width in new[] { 1, 2, 3, 4, 5, 7, 8, 10, 16, 31, 32, Runtime.ShortRows.LargestWidth })
                    data.Add(lanes, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_of_every_type_become_lanes(int lanes, int width)
    {
        for (var samples = 1; samples <= lanes; samples++)
        {
            Check(lanes, width, samples, i => i + 1f);
            Check(lanes, width, samples, i => i + 1d);
            Check(lanes, width, samples, i => i + 1);
            Check(lanes, width, samples, i => i % 3 == 0);
        }
    }

    [Fact]
    public void The_bits_of_NaN_are_kept()
    {
        var rows = Enumerable.Range(0, 64).Select(i => BitConverter.Int32BitsToSingle(0x7F800001 + i)).ToArray();
        var (lanes, back) = (new float[64], new float[64]);
        Transpose.ToLanes(ref rows[0], 4, 16, 16, ref lanes[0]);
        Transpose.ToRows(ref lanes[0], 4, 16, 16, ref back[0]);
        Assert.Equal(rows.Select(BitConverter.SingleToInt32Bits), back.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void One_element_stands_for_rows_that_were_left_out()
    {
        float[] absent = [3];
        var lanes = new float[5 * 16];
        Transpose.ToLanes(ref absent[0], 5, 7, 16, ref lanes[0], step: 0);
        Assert.All(lanes, lane => Assert.Equal(3, lane));
    }

    private static void Check<T>(int lanes, int width, int samples, Func<int, T> element)
        where T : unmanaged
    {
        var rows = Enumerable.Range(0, samples * width).Select(element).ToArray();
        var columns = Enumerable.Repeat(element(2), (width * lanes) + Margin).ToArray();
        Transpose.ToLanes(ref rows[0], (nuint)width, samples, lanes, ref columns[0]);
        for (var j = 0; j < width; j++)
            for (var lane = 0; lane < lanes; lane++)
                Assert.Equal(lane < samples ? rows[(lane * width) + j] : default, columns[(j * lanes) + lane]);
        Assert.All(columns[^Margin..], value => Assert.Equal(element(2), value));

        var back = Enumerable.Repeat(element(2), rows.Length + Margin).ToArray();
        Transpose.ToRows(ref columns[0], (nuint)width, samples, lanes, ref back[0]);
        Assert.Equal(rows, back[..rows.Length]);
        Assert.All(back[^Margin..], value => Assert.Equal(element(2), value));
    }
}
