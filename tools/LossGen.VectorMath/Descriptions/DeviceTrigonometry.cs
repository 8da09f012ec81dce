using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// Sine, cosine, tangent and their inverses of doubles for devices. Arguments are reduced to [−π/4, π/4] in two parts: by π/2 in four parts, of which the products
/// with up to 2^20 are exact, and beyond that by as many digits of 2/π as matter.
/// </summary>
internal static class DeviceTrigonometry
{
    private static readonly string[] TwoOverPi =
    [
        "0x0", "0xA2F9836E4E441529", "0xFC2757D1F534DDC0", "0xDB6295993C439041", "0xFE5163ABDEBBC561", "0xB7246E3A424DD2E0", "0x06492EEA09D1921C",
        "0xFE1DEB1CB129A73E", "0xE88235F52EBB4484", "0xE99C7026B45F7E41", "0x3991D639835339F4", "0x9C845F8BBDF9283B", "0x1FF897FFDE05980F",
        "0xEF2F118B5A0A6D1F", "0x6D367ECF27CB09B7", "0x4F463F669E5FEA2D", "0x7527BAC7EBE5F17B", "0x3D0739F78A5292EA", "0x6BFB5FB11F8D5D08", "0x56033046FC7B6BAB",
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("The sine, for every finite x.", """
            double Sin(double x)
            {
                var quadrant = Reduced(x, out var high, out var low);
                var sine = SineOfPart(high, low, out var sineRest);
                var cosine = CosineOfPart(high, low, out var cosineRest);
                var y = (quadrant & 1L) == 0L ? sine + sineRest : cosine + cosineRest;
                y = (quadrant & 2L) == 0L ? y : -y;
                return x == 0d ? x : y;
            }
            """),
        new("The cosine, for every finite x.", """
            double Cos(double x)
            {
                var quadrant = Reduced(x, out var high, out var low);
                var sine = SineOfPart(high, low, out var sineRest);
                var cosine = CosineOfPart(high, low, out var cosineRest);
                var y = (quadrant & 1L) == 0L ? cosine + cosineRest : -(sine + sineRest);
                return (quadrant & 2L) == 0L ? y : -y;
            }
            """),
        new("The tangent, for every finite x.", """
            double Tan(double x)
            {
                var quadrant = Reduced(x, out var high, out var low);
                var sine = SineOfPart(high, low, out var sineRest);
                var cosine = CosineOfPart(high, low, out var cosineRest);
                var even = (quadrant & 1L) == 0L;
                var upper = even ? sine : -cosine;
                var upperRest = even ? sineRest : -cosineRest;
                var lower = even ? cosine : sine;
                var lowerRest = even ? cosineRest : sineRest;
                var quotient = upper / lower;
                var y = quotient + (RestOfQuotient(upper, lower, quotient) + (upperRest - quotient * lowerRest) / lower);
                // Below this the digits of what is left would be subnormal.
                return Abs(x) < 1e-150 ? x : y;
            }
            """),
        new("sin(high + low) for |high| up to π/4, in two parts.", """
            double SineOfPart(double high, double low, out double rest)
            {
                var z = high * high;
                var q = Horner(z, -0.16666666666666666, 0.008333333333333331, -0.0001984126984126504, 2.755731921931959e-06, -2.5052106225650122e-08, 1.60585305421325e-10, -7.586633672657066e-13);
                var t = high * z * q + low * (1d - 0.5 * z);
                var sum = high + t;
                rest = (high - sum) + t;
                return sum;
            }
            """) { IsPublic = false },
        new("cos(high + low) for |high| up to π/4, in two parts.", """
            double CosineOfPart(double high, double low, out double rest)
            {
                var z = high * high;
                var q = Horner(z, 0.041666666666666664, -0.0013888888888887389, 2.48015872987538e-05, -2.755731726556589e-07, 2.0876144984413913e-09, -1.1382539967177458e-11);
                var half = HighHalf(high);
                var square = 0.5 * half * half;
                var most = 1d - square;
                var t = ((1d - most) - square) + (z * z * q - (0.5 * (high - half) * (high + half) + high * low));
                var sum = most + t;
                rest = (most - sum) + t;
                return sum;
            }
            """) { IsPublic = false },
        new("x less the nearest multiple of π/2 in two parts; its result is the multiple, of which the lower two bits count.", """
            long Reduced(double x, out double high, out double low)
            {
                if (Abs(x) < 1000000d)
                {
                    var shifted = x * 0.6366197723675814 + 6755399441055744d;
                    var n = shifted - 6755399441055744d;
                    var first = x - n * 1.5707963267341256;
                    var second = n * -6.077100506303966e-11;
                    var sum = first + second;
                    var third = n * -2.0222662487111665e-21;
                    var total = sum + third;
                    var rest = RestOfSum(first, second, sum) + (RestOfSum(sum, third, total) - n * 8.4784276603689e-32);
                    high = total + rest;
                    low = (total - high) + rest;
                    return Bits(shifted);
                }

                return ReducedOfLarge(x, out high, out low);
            }
            """) { IsPublic = false },
        new("The same for |x| from 2^19, by integers: the product of the digits of x and of those of 2/π that make a difference.", """
            long ReducedOfLarge(double x, out double high, out double low)
            {
                var bits = Bits(Abs(x));
                var m = (ulong)((bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L);
                // Digits of 2/π from here on count, the others make whole turns.
                var place = (int)(bits >> 52) - 1075 + 62;
                var index = place >> 6;
                var shift = place & 63;
                var w2 = DigitsAt(index, shift);
                var w1 = DigitsAt(index + 1, shift);
                var w0 = DigitsAt(index + 2, shift);
                var t0 = m * w0;
                var carry = UpperProduct(m, w0);
                var t1 = m * w1 + carry;
                carry = UpperProduct(m, w1) + (t1 < carry ? 1UL : 0UL);
                var t2 = m * w2 + carry;
                // The upper two bits are quarters of a turn; what is left beyond a half counts back from the next.
                var back = (t2 & 0x2000000000000000UL) != 0UL;
                var quadrant = (long)(t2 >> 62) + (back ? 1L : 0L);
                var f2 = (t2 << 2) | (t1 >> 62);
                var f1 = (t1 << 2) | (t0 >> 62);
                var f0 = t0 << 2;
                f2 = back ? ~f2 : f2;
                f1 = back ? ~f1 : f1;
                f0 = back ? ~f0 : f0;
                var first = (double)(long)(f2 >> 11) * 1.1102230246251565e-16;
                var second = (double)(long)(((f2 & 0x7FFUL) << 42) | (f1 >> 22)) * 1.232595164407831e-32;
                var third = (double)(long)(((f1 & 0x3FFFFFUL) << 31) | (f0 >> 33)) * 1.3684555315672042e-48;
                var sum = first + second;
                var rest = ((first - sum) + second) + third;
                first = sum + rest;
                rest = (sum - first) + rest;
                var half = HighHalf(first);
                var product = half * 1.5707963109016418;
                var small = half * 1.5893254773528196e-08 + ((first - half) + rest) * 1.5707963267948966;
                var r = product + small;
                var negative = back != (x < 0d);
                var tail = (product - r) + small;
                high = negative ? -r : r;
                low = negative ? -tail : tail;
                high = IsFinite(x) ? high : double.NaN;
                return x < 0d ? -quadrant : quadrant;
            }
            """) { IsPublic = false },
        new("64 digits of 2/π from a place within a word on.", """
            ulong DigitsAt(int index, int shift)
            {
                var next = shift == 0 ? 0UL : TwoOverPi(index + 1) >> (64 - shift);
                return (TwoOverPi(index) << shift) | next;
            }
            """) { IsPublic = false },
        new("A word of the digits of 2/π.", $"ulong TwoOverPi(int index) => {Chosen(0, TwoOverPi.Length)};") { IsPublic = false },
        new("The upper half of a product.", """
            ulong UpperProduct(ulong a, ulong b)
            {
                var a1 = a >> 32;
                var a0 = a & 0xFFFFFFFFUL;
                var b1 = b >> 32;
                var b0 = b & 0xFFFFFFFFUL;
                var middle = a1 * b0 + (a0 * b0 >> 32);
                var other = a0 * b1 + (middle & 0xFFFFFFFFUL);
                return a1 * b1 + (middle >> 32) + (other >> 32);
            }
            """) { IsPublic = false },
        new("The inverse sine; NaN beyond ±1.", """
            double Asin(double x)
            {
                var magnitude = Abs(x);
                var near = magnitude < 0.5;
                var z = near ? x * x : (1d - magnitude) * 0.5;
                var q = z * ArcsineSeries(z);
                var s = Sqrt(z);
                var half = HighHalf(s);
                var c = z == 0d ? 0d : (z - half * half) / (s + half);
                var far = 0.7853981633974483 - ((2d * s * q - (6.123233995736766e-17 - 2d * c)) - (0.7853981633974483 - 2d * half));
                var y = near ? x * q + x : CopySign(far, x);
                return x == 0d ? x : y;
            }
            """),
        new("The inverse cosine; NaN beyond ±1.", """
            double Acos(double x)
            {
                var magnitude = Abs(x);
                var near = magnitude < 0.5;
                var z = near ? x * x : (1d - magnitude) * 0.5;
                var q = z * ArcsineSeries(z);
                var s = Sqrt(z);
                var half = HighHalf(s);
                var c = z == 0d ? 0d : (z - half * half) / (s + half);
                var upper = 2d * (half + (s * q + c));
                var lower = 3.141592653589793 - 2d * (s + (s * q - 6.123233995736766e-17));
                return near ? 1.5707963267948966 - (x - (6.123233995736766e-17 - x * q)) : x < 0d ? lower : upper;
            }
            """),
        new("arcsin x / x − 1 over x², for x² up to ¼.", """
            double ArcsineSeries(double z)
            {
                var q = Horner(z, 0.16666666666666669, 0.07499999999998425, 0.04464285714637338, 0.030381944137085216, 0.022372173002005596, 0.017352391265909227,
                    0.013971235301124539, 0.011478952690257387, 0.010324318288744113, 0.00545087818772055, 0.017419357964884856, -0.014881409392818066, 0.02877844261259304);
                return q;
            }
            """) { IsPublic = false },
        new("The inverse tangent.", "double Atan(double x) => CopySign(ArctangentOfParts(Abs(x), 0d, out _), x);"),
        new("The angle of the point (x, y).", """
            double Atan2(double y, double x)
            {
                // Next to the ends of the range both are scaled; a quotient of infinities is that of their signs.
                var larger = Max(Abs(x), Abs(y));
                var scale = larger > 1e150 ? 1e-200 : larger < 1e-150 ? 1e200 : 1d;
                var infinite = !IsFinite(larger) & !IsNaN(larger);
                var v = infinite ? CopySign(IsFinite(y) ? 0d : 1d, y) : y * scale;
                var u = infinite ? CopySign(IsFinite(x) ? 0d : 1d, x) : x * scale;
                var quotient = Abs(v) / Abs(u);
                var rest = RestOfQuotient(Abs(v), Abs(u), quotient);
                quotient = v == 0d ? 0d : quotient;
                var angle = ArctangentOfParts(quotient, IsFinite(rest) & IsFinite(quotient) & (quotient > 1e-200) ? rest : 0d, out var low);
                // From the other side of the vertical axis it is counted back.
                var back = 3.141592653589793 - angle;
                back += ((3.141592653589793 - back) - angle) + (1.2246467991473532e-16 - low);
                return IsNaN(larger) ? larger : CopySign(Bits(u) < 0L ? back : angle, y);
            }
            """),
        new("The inverse tangent of x + low for x from 0, far above low, and what its last addition rounds off.", """
            double ArctangentOfParts(double x, double low, out double lost)
            {
                // atan x is that of a nearby number and of what is left; the last one is infinity.
                var t = x < 0.4375 ? x : x < 0.6875 ? (2d * x - 1d) / (2d + x) : x < 1.1875 ? (x - 1d) / (x + 1d) : x < 2.4375 ? (x - 1.5) / (1d + 1.5 * x) : -1d / x;
                var near = x < 0.4375 ? 0d : x < 0.6875 ? 0.4636476090008061 : x < 1.1875 ? 0.7853981633974483 : x < 2.4375 ? 0.982793723247329 : 1.5707963267948966;
                var rest = x < 0.4375 ? 0d : x < 0.6875 ? 2.2698777452961687e-17 : x < 1.1875 ? 3.061616997868383e-17 : x < 2.4375 ? 1.3903311031230998e-17 : 6.123233995736766e-17;
                rest += low / (1d + x * x);
                var z = t * t;
                var q = Horner(z, -0.33333333333333326, 0.19999999999987714, -0.14285714283138384, 0.11111110899821627, -0.09090900168668452, 0.07692086789119736,
                    -0.06663232236816255, 0.05847669756799626, -0.050336850838998956, 0.03781854858641458, -0.017539916204913773);
                var y = t + (t * (z * q) + rest);
                var sum = near + y;
                lost = x < 0.4375 ? 0d : (near - sum) + y;
                return sum;
            }
            """) { IsPublic = false },
    ];

    // A table is a choice: kernels have no arrays of constants.
    private static string Chosen(int from, int to) => to - from == 1
        ? TwoOverPi[from] + "UL"
        : $"(index < {(from + to) / 2} ? {Chosen(from, (from + to) / 2)} : {Chosen((from + to) / 2, to)})";
}
