namespace LossGen;

/// <summary>Element access and element-by-element combination of the arrays behind the row types.</summary>
internal static class Elementwise
{
    internal static TResult[] Map<T, TResult>(ReadOnlySpan<T> values, Func<T, TResult> function)
    {
        var result = new TResult[values.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = function(values[i]);
        return result;
    }

    internal static TResult[] Map<TLeft, TRight, TResult>(ReadOnlySpan<TLeft> left, ReadOnlySpan<TRight> right, Func<TLeft, TRight, TResult> function)
    {
        RequireSameLength(left.Length, right.Length);
        var result = new TResult[left.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = function(left[i], right[i]);
        return result;
    }

    internal static void RequireSameLength(int left, int right)
    {
        if (left != right)
            throw new ArgumentException($"The rows have different lengths, {left} and {right}: rows are combined element by element, so give both the same length.");
    }

    internal static void RequireIndex(int index, int length)
    {
        if ((uint)index >= (uint)length)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The row has length {length}: give an index that is at least 0 and less than {length}.");
    }
}
