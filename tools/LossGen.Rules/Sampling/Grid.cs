using LossGen.Oracle.Arithmetic;

namespace LossGen.Rules.Sampling;

/// <summary>Numbers and rows that people write and at which formulas fail, the most telling ones first.</summary>
internal sealed record Grid
{
    /// <summary>Numbers for a rule of one.</summary>
    public required double[] Numbers { get; init; }

    /// <summary>Numbers where there are many variables.</summary>
    public required double[] Few { get; init; }

    /// <summary>Pairs of nearly equal numbers, the greater one first.</summary>
    public required (double Greater, double Less)[] NearPairs { get; init; }

    /// <summary>Rows of one length each.</summary>
    public required double[][][] Rows { get; init; }

    private static readonly double[] Common =
    [
        0, 1, -1, 0.5, -0.5, 2, -2, 0.9, -0.9, 3, -3, 0.1, 0.01, -0.01, 10, -10, 20, -20, 40, -40, 100, -100, 1000, -1000,
        1e-8, -1e-8, 1e-4, -1e-4, 0.001, -0.001, 1e5, -1e5, 1e8, -1e8, 1e20, -1e20, 1e25, -1e25, 1e-20, -1e-20, 1e-23, -1e-23,
    ];

    private static readonly double[][] CommonPairs =
    [
        [0, 0], [1, 2], [1, -1], [0, 1], [1, 0], [3, 4], [0.5, 0.5], [0.3, 0.7], [1, 1.0001], [20, 0], [0, 20], [40, 0], [0, 40], [-20, -20], [1000, 1000], [-1000, -1000],
        [0, -1000], [1e-8, 2e-8], [1e-8, 1], [1, 1e-8], [1e-4, 0], [1e5, 1e5], [1e20, 1e20], [1e-20, 1e-20],
    ];

    private static readonly double[][] CommonTriples = [[12, 0.3, -1], [10001, 10002, 10003], [1e8, 1e8, 1e8], [1, 2, 3], [0.5, 0.25, 0.25], [90, 90, 90]];

    public static readonly Grid Single = new()
    {
        Numbers = [.. Common, 89, -89, -104, 17, -17, 0.9999, -0.9999, 1.0001, 0.999999, 0.50001, 3e38, -3e38, 1e-30, 1e-38, 1e-45],
        Few = [0, 1, 0.5, -1, 89, -104, 1e-8, 2, -20, 1000, -1000, 1e20, 1e19, -1e-8, 1e-20, 3],
        NearPairs = [(1.0001, 1), (1, 0.999999), (5.00001, 5), (1000.001, 1000), (0.50001, 0.5), (1e8, 99999000), (20.1, 20), (1e-4, 0.99e-4)],
        Rows = [[.. CommonPairs, [89, 89], [0, -110], [-110, 0], [-200, -201], [1e30, 1e30], [1e-30, 1e-30], [3e38, 3e38], [17, 0], [1e-23, 1e-23]], CommonTriples],
    };

    public static readonly Grid Double = new()
    {
        Numbers = [.. Common, 710, -710, -746, 37, -37, 1e-16, -1e-16, 1e-12, -1e-12, 1e160, -1e160, 1e-163, -1e-163, 0.99999999, 1.00000001, 0.5000000001, 1e16, 1e308, 1e-308],
        Few = [0, 1, 0.5, -1, 710, -746, 1e-16, 2, -40, 1000, -1000, 1e160, 1e159, -1e-16, 1e-160, 3],
        NearPairs = [(1.00000001, 1), (1, 0.99999999), (5.0000000001, 5), (1000.00000001, 1000), (0.5000000001, 0.5), (40.1, 40), (1e-4, 0.99999999e-4)],
        Rows = [[.. CommonPairs, [710, 710], [0, -750], [-750, 0], [-800, -801], [1e160, 1e160], [1e-163, 1e-163], [1e308, 1e308]], [.. CommonTriples, [100000001, 100000002, 100000003], [1e9, 1e9, 1e9]]],
    };

    public static Grid Of(FloatFormat format) => format == FloatFormat.Single ? Single : Double;
}
