using System.Runtime.Intrinsics;

namespace LossGen;

/// <summary>x·scale.</summary>
internal readonly struct ScaledTerm(double scale) : ITerm
{
    public Vector512<double> Of(Vector512<double> x, Vector512<double> y) => x * scale;
}

/// <summary>(x·scale − centre)².</summary>
internal readonly struct SquareTerm(double scale, double centre) : ITerm
{
    public Vector512<double> Of(Vector512<double> x, Vector512<double> y)
    {
        var deviation = x * scale - Vector512.Create(centre);
        return deviation * deviation;
    }
}

/// <summary>x·scale − centre.</summary>
internal readonly struct DeviationTerm(double scale, double centre) : ITerm
{
    public Vector512<double> Of(Vector512<double> x, Vector512<double> y) => x * scale - Vector512.Create(centre);
}

/// <summary>((x − y)·scale)²; a scale below 1 comes before the difference, which may overflow without it.</summary>
internal readonly struct DistanceTerm(double scale) : ITerm
{
    public Vector512<double> Of(Vector512<double> x, Vector512<double> y)
    {
        var difference = scale < 1 ? x * scale - y * scale : (x - y) * scale;
        return difference * difference;
    }
}

/// <summary>The product of x and y, each with its scale.</summary>
internal readonly struct ProductTerm(double scaleOfX, double scaleOfY) : ITerm
{
    public Vector512<double> Of(Vector512<double> x, Vector512<double> y) => x * scaleOfX * (y * scaleOfY);
}

/// <summary>(x·scale/norm ± y·scale/norm)²: of the unit vectors of x and y.</summary>
internal readonly struct UnitTerm(RowNorm x, RowNorm y, double sign) : ITerm
{
    public Vector512<double> Of(Vector512<double> first, Vector512<double> second)
    {
        var sum = first * x.Scale / x.Scaled + second * y.Scale / (sign * y.Scaled);
        return sum * sum;
    }
}
