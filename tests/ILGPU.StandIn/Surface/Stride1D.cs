namespace ILGPU;

/// <summary>How far apart the elements of a view stand.</summary>
public interface IStride1D
{
    int XStride { get; }
}

public static class Stride1D
{
    /// <summary>One element directly behind the other.</summary>
    public readonly struct Dense : IStride1D
    {
        public int XStride => 1;
    }
}
