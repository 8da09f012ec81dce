namespace LossGen.Benchmarks.Data;

/// <summary>Random inputs, the same in every run.</summary>
internal static class Filling
{
    private const int ElementsPerTask = 1 << 18;

    public static void Fill(Batch batch, IReadOnlyList<Field> fields)
    {
        for (var i = 0; i < fields.Count; i++)
            Fill(batch.Inputs[i], fields[i], batch.Shape.Width, seed: i);

        // The pages of a gradient are there before the first measurement.
        foreach (var gradient in batch.Gradients)
            gradient.Span<byte>().Clear();
    }

    private static void Fill(Piece piece, Field field, int width, int seed)
    {
        var count = piece.Bytes / field.Element.Size();
        Parallel.For(0, (count + ElementsPerTask - 1) / ElementsPerTask, task =>
        {
            var random = new Random((int)((seed * 7919) + task));
            var start = (int)(task * ElementsPerTask);
            var length = (int)Math.Min(ElementsPerTask, count - start);
            switch (field.Element)
            {
                case ElementType.Single:
                    Fill(piece.Span<float>().Slice(start, length), field, random, value => value);
                    break;
                case ElementType.Half:
                    Fill(piece.Span<Half>().Slice(start, length), field, random, value => (Half)value);
                    break;
                case ElementType.BFloat16:
                    Fill(piece.Span<BFloat16>().Slice(start, length), field, random, value => (BFloat16)value);
                    break;
                case ElementType.Int32:
                    foreach (ref var label in piece.Span<int>().Slice(start, length))
                        label = random.Next(width);
                    break;
                case ElementType.Boolean:
                    foreach (ref var flag in piece.Span<bool>().Slice(start, length))
                        flag = random.Next(2) == 0;
                    break;
            }
        });
    }

    private static void Fill<T>(Span<T> values, Field field, Random random, Func<float, T> stored)
    {
        foreach (ref var value in values)
        {
            var place = random.NextSingle();
            value = stored(field.Minimum + ((field.Maximum - field.Minimum) * (field.IsWhole ? MathF.Round(place) : place)));
        }
    }
}
