using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Between the lanes of floats and twice as many vectors of doubles. A scalar has one lane, which is in the lower half.</summary>
internal static class Widening
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        new("The lower half of the lanes.", "$D WidenLower($F value) => V.WidenLower(value);") { Scalar = "double WidenLower(float value) => value;" },
        new("The upper half of the lanes.", "$D WidenUpper($F value) => V.WidenUpper(value);") { VectorsOnly = true },
        new("The lower half of the lanes.", "$L WidenLower($I value) => V.WidenLower(value);") { Scalar = "long WidenLower(int value) => value;" },
        new("The upper half of the lanes.", "$L WidenUpper($I value) => V.WidenUpper(value);") { VectorsOnly = true },
        new("The lower half of a mask.", "$D WidenMaskLower($F mask) => V.AsDouble(V.WidenLower(V.AsInt32(mask)));") { Scalar = "bool WidenMaskLower(bool mask) => mask;" },
        new("The upper half of a mask.", "$D WidenMaskUpper($F mask) => V.AsDouble(V.WidenUpper(V.AsInt32(mask)));") { VectorsOnly = true },
        new("Both halves, rounded.", "$F Narrow($D lower, $D upper) => V.Narrow(lower, upper);") { Scalar = "float Narrow(double value) => (float)value;" },
        new("Both halves.", "$I Narrow($L lower, $L upper) => V.Narrow(lower, upper);") { Scalar = "int Narrow(long value) => (int)value;" },
        new("Both halves of a mask.", "$F NarrowMask($D lower, $D upper) => V.AsSingle(V.Narrow(V.AsInt64(lower), V.AsInt64(upper)));") { Scalar = "bool NarrowMask(bool mask) => mask;" },
    ];
}
