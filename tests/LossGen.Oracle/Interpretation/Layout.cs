using LossGen.Compiler.Ir;

namespace LossGen.Oracle.Interpretation;

/// <summary>How the elements of a value lie in one array: by its row axes, the last one fastest.</summary>
internal sealed class Layout
{
    private readonly Dictionary<Axis, int> widths = [];
    private readonly Dictionary<(AxisSet From, AxisSet To), int[]> projections = [];
    private readonly Dictionary<(AxisSet Axes, Axis Axis), int[]> positions = [];

    public Layout(Formula formula, SampleInputs inputs)
    {
        for (var i = 0; i < formula.Parameters.Length; i++)
        {
            if (!formula.Parameters[i].IsRow)
                continue;
            var (axis, width) = (formula.Parameters[i].Axis, inputs.Values[i].Length);
            if (widths.TryGetValue(axis, out var known) && known != width)
                throw new ArgumentException($"{formula.Parameters[i].Name} has {width} elements, but the rows that it meets have {known}.", nameof(inputs));
            widths[axis] = width;
        }
    }

    public int Width(Axis axis) => widths[axis];

    /// <summary>The number of elements of a value for one sample.</summary>
    public int Size(AxisSet axes) => axes.Rows.Axes().Aggregate(1, (size, axis) => size * Width(axis));

    /// <summary>For each element of a value the element of another, with fewer axes, that stands beside it.</summary>
    public int[] Project(AxisSet from, AxisSet to)
    {
        var key = (from.Rows, to.Rows);
        if (!projections.TryGetValue(key, out var map))
            projections[key] = map = MakeProjection(key.Item1, key.Item2);
        return map;
    }

    /// <summary>For each element of a value its position along one of its axes.</summary>
    public int[] Positions(AxisSet axes, Axis axis)
    {
        var key = (axes.Rows, axis);
        if (!positions.TryGetValue(key, out var map))
            positions[key] = map = Project(axes, AxisSet.Of(axis));
        return map;
    }

    private int[] MakeProjection(AxisSet from, AxisSet to)
    {
        var map = new int[Size(from)];
        for (var element = 0; element < map.Length; element++)
        {
            var (rest, stride) = (element, 1);
            foreach (var axis in from.Axes().Reverse())
            {
                var position = rest % Width(axis);
                rest /= Width(axis);
                if (!to.Contains(axis))
                    continue;
                map[element] += position * stride;
                stride *= Width(axis);
            }
        }

        return map;
    }
}
