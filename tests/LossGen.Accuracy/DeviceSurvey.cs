using System.Globalization;
using System.Text;
using LossGen.DeviceMathTests;

namespace LossGen.Accuracy;

/// <summary>The part of the page that states how accurate the functions of kernels for a device are.</summary>
internal static class DeviceSurvey
{
    private const int Samples = 2000;

    private const string Introduction =
        """
        # How accurate the functions of a device are

        Written by `dotnet run -c Release --project tests/LossGen.Accuracy -- device`.

        Kernels for a device compute with functions of their own, which are made of additions, multiplications, divisions, square roots and the bits of a number. Errors in units
        in the last place of the true value, over 2000 samples of every size against the oracle (tests/LossGen.Oracle), where that is a normal number.

        Compilers of a device may join a product with the addition behind it, so that it is rounded once. *separate*: none is joined. *joined*: all are. The functions run on
        this processor, whose division and square root are rounded correctly; those of float in OpenCL may be off by 2.5 and 3 units, and so may be what is made of them.

        *bound*: what the table of operations states (generators/LossGen.Generators/Ir/Ops.cs).

        | function | float, separate | float, joined | double, separate | double, joined | bound |
        |---|---|---|---|---|---|

        """;

    public static string Write(Action<string> tell)
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var row in DeviceAccuracy.Rows(Samples))
        {
            tell(row.Function);
            page.Append(CultureInfo.InvariantCulture, $"| {row.Function} | {string.Join(" | ", row.Errors.Select(error => error.ToString("F3", CultureInfo.InvariantCulture)))} | {row.Bound} |\n");
        }

        return page.ToString();
    }
}
