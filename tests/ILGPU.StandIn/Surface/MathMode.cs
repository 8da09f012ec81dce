namespace ILGPU;

/// <summary>How exact arithmetic is.</summary>
public enum MathMode
{
    Default = 0,
    Fast = 1,
    Fast32BitOnly = 2,
}
