using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.Testing.Tests;

public class MemberInvokerTests
{
    [Fact]
    public void AnArrayStandsForASpan()
    {
        var destination = new double[2];

        var result = Call(nameof(Members.Scale), new double[] { 1, 2 }, 10.0, destination);

        Assert.Null(result);
        Assert.Equal([10, 20], destination);
    }

    [Fact]
    public void ANullIsAnAbsentSpan() => Assert.Equal((0, true), Call(nameof(Members.Describe), [null]));

    [Fact]
    public void AnEmptyArrayIsAnEmptySpan() => Assert.Equal((0, false), Call(nameof(Members.Describe), [Array.Empty<int>()]));

    [Fact]
    public void ATupleIsBoxed() => Assert.Equal((3, false), Call(nameof(Members.Describe), [new[] { 1, 2, 3 }]));

    [Fact]
    public void ArgumentsLeftOutTakeTheirDeclaredDefaults() => Assert.Equal("0.5 Sunday 0", Call(nameof(Members.Defaults)));

    [Fact]
    public void GivenArgumentsReplaceDefaults() => Assert.Equal("2 Friday 7", Call(nameof(Members.Defaults), 2f, DayOfWeek.Friday, new Members.Options(7)));

    [Fact]
    public void ANullForAStructIsItsDefault() => Assert.Equal("2 Sunday 0", Call(nameof(Members.Defaults), 2f, null, null));

    [Fact]
    public void AnExceptionComesOutAsItWasThrown()
        => Assert.Equal("flags", Assert.Throws<ArgumentException>(() => Call(nameof(Members.Reject), [new[] { true }])).ParamName);

    [Fact]
    public void AnArrayOfTheWrongElementTypeIsRefused() => Assert.Throws<InvalidCastException>(() => Call(nameof(Members.Reject), [new[] { 1 }]));

    [Fact]
    public void MissingArgumentsAreRefused() => Assert.Throws<ArgumentException>(() => Call(nameof(Members.Scale), new double[1]));

    [Fact]
    public void TooManyArgumentsAreRefused() => Assert.Throws<ArgumentException>(() => Call(nameof(Members.Reject), [new bool[1], 1]));

    private static object? Call(string name, params object?[] arguments) => MemberInvoker.For(typeof(Members).GetMethod(name)!)(arguments);

    private static class Members
    {
        public readonly record struct Options(int Threads);

        public static void Scale(ReadOnlySpan<double> values, double by, Span<double> destination)
        {
            for (var i = 0; i < values.Length; i++)
                destination[i] = by * values[i];
        }

        public static (int length, bool absent) Describe(ReadOnlySpan<int> values) => (values.Length, Unsafe.IsNullRef(ref MemoryMarshal.GetReference(values)));

        public static string Defaults(float rate = 0.5f, DayOfWeek day = DayOfWeek.Sunday, Options options = default)
            => FormattableString.Invariant($"{rate} {day} {options.Threads}");

        public static int Reject(ReadOnlySpan<bool> flags) => throw new ArgumentException("Refused.", nameof(flags));
    }
}
