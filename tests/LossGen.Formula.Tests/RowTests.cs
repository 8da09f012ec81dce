namespace LossGen.FormulaTests;

/// <summary>Rows as values: length, elements, equality, text, and that nothing changes them.</summary>
public class RowTests
{
    [Fact]
    public void ARowCopiesItsArray()
    {
        float[] array = [1, 2];
        var row = new Row(array);
        array[0] = 9;
        row.ToArray()[1] = 9;
        Assert.Equal(new Row(1, 2), row);
    }

    [Fact]
    public void DefaultIsEmpty()
    {
        Assert.Equal(0, default(Row).Length);
        Assert.Equal(0, default(IntRow).Length);
        Assert.Equal(0, default(BoolRow).Length);
        Assert.Equal(new Row(), default(Row) + default(Row));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void AnIndexOutsideNamesItselfAndTheLength(int index)
    {
        foreach (var read in new Func<object>[] { () => new Row(1, 2)[index], () => new IntRow(1, 2)[index], () => new BoolRow(true, false)[index] })
        {
            var message = Assert.Throws<ArgumentOutOfRangeException>(read).Message;
            Assert.Contains("length 2", message, StringComparison.Ordinal);
            Assert.Contains($"{index}", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EqualElementsMakeEqualRows()
    {
        Assert.Equal(new Row(1, float.NaN), new Row(1, float.NaN));
        Assert.Equal(new Row(1, 2).GetHashCode(), new Row(1, 2).GetHashCode());
        Assert.NotEqual(new Row(1, 2), new Row(1, 3));
        Assert.NotEqual(new IntRow(1), new IntRow(1, 1));
        Assert.False(new BoolRow(true).Equals("[true]"));
    }

    [Fact]
    public void TextHoldsTheElements()
    {
        Assert.Equal("[1, -0.5]", new Row(1, -0.5f).ToString());
        Assert.Equal("[1, -5]", new IntRow(1, -5).ToString());
        Assert.Equal("[true, false]", new BoolRow(true, false).ToString());
        Assert.Equal("[]", default(Row).ToString());
    }
}
