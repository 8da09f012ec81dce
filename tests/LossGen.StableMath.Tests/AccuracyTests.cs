namespace LossGen.StableMathTests;

public class AccuracyTests
{
    private const int Count = 400;

    public static TheoryData<string> Names => [.. StableFunctions.All.Select(function => function.Name)];

    public static TheoryData<string> NamesOfOneArgument => [.. StableFunctions.All.Where(function => function.Arity == 1).Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubles_are_as_accurate_as_documented(string name)
    {
        var (worst, at) = Errors.WorstOfDouble(Find(name), Count, seed: 3);
        Assert.True(worst <= DocumentedErrors.Of(name).Double, $"{name}({string.Join(", ", at)}) is off by {worst} ulp");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_are_as_accurate_as_documented(string name)
    {
        var (worst, at) = Errors.WorstOfSingle(Find(name), Count, seed: 4);
        Assert.True(worst <= DocumentedErrors.Of(name).Single, $"{name}({string.Join(", ", at)}) is off by {worst} ulp");
    }

    [Theory]
    [MemberData(nameof(NamesOfOneArgument))]
    public void Floats_from_all_over_the_type_are_as_accurate_as_documented(string name)
    {
        var (worst, at) = FloatSweep.Worst(Find(name), stride: 16_411, static _ => { });
        Assert.True(worst <= DocumentedErrors.Of(name).Single, $"{name}({at}) is off by {worst} ulp");
    }

    [Theory]
    [MemberData(nameof(NamesOfOneArgument))]
    public void The_fast_reference_is_the_function(string name)
    {
        var function = Find(name);
        foreach (var x in Samples.Of(function, Count, seed: 5, isSingle: true))
        {
            if (Errors.Of(function, x, function.Fast!(x[0]), Oracle.Arithmetic.FloatFormat.Single) is { } error)
                Assert.True(error < 0.001 || double.IsInfinity((float)function.Fast!(x[0])), $"{name}({x[0]}) is off by {error} ulp of a float");
        }
    }

    [Fact]
    public void Every_function_of_numbers_states_its_error_and_is_tested()
    {
        var functions = typeof(StableMath).GetMethods()
            .Where(method => method.IsStatic && method.GetParameters().All(parameter => parameter.ParameterType == typeof(double)))
            .Select(method => method.Name)
            .Where(name => name != nameof(StableMath.SafeDivide));
        Assert.Equal(functions.Order(), StableFunctions.All.Select(function => function.Name).Order());
        Assert.All(StableFunctions.All, function => DocumentedErrors.Of(function.Name));
    }

    [Fact]
    public void Every_function_has_an_overload_for_floats()
    {
        var methods = typeof(StableMath).GetMethods().Where(method => method.IsStatic && method.DeclaringType == typeof(StableMath));
        foreach (var name in methods.GroupBy(method => method.Name))
            Assert.Equal(2, name.Count());
    }

    private static StableFunction Find(string name) => StableFunctions.All.First(function => function.Name == name);
}
