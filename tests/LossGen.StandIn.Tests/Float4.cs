namespace LossGen.StandIn.Tests;

/// <summary>Four floats that a device loads at once.</summary>
internal struct Float4(float x, float y, float z, float w)
{
    public float X = x;
    public float Y = y;
    public float Z = z;
    public float W = w;

    public readonly float Sum() => X + Y + (Z + W);
}
