using Microsoft.CodeAnalysis;

namespace LossGen.Generators.Tests;

/// <summary>A loss may stand in any type that can have a second part.</summary>
public sealed class ContainingTypeTests
{
    private const string Loss = "[Loss] public static partial float F([Grad] float x) => x * x;";

    public static TheoryData<string, string> Types => new()
    {
        { "the global namespace", $"public static partial class C {{ {Loss} }}" },
        { "a nested namespace", $"namespace A.B {{ namespace C.D {{ public static partial class C {{ {Loss} }} }} }}" },
        { "a namespace named like a keyword", $"namespace @event.@namespace; public static partial class @class {{ {Loss} }}" },
        { "a namespace that ends in System", $"namespace Shop.System; public static partial class C {{ {Loss} }}" },
        { "a namespace that ends in LossGen", $"namespace Shop.LossGen; public static partial class C {{ {Loss} }}" },
        { "a class with state", $"public partial class C(int n) {{ public int N => n; {Loss} }}" },
        { "a sealed class with a base", $"public class A; public sealed partial class C : A, System.IDisposable {{ public void Dispose() {{ }} {Loss} }}" },
        { "an abstract class", $"public abstract partial class C {{ {Loss} }}" },
        { "a struct", $"public partial struct C {{ {Loss} }}" },
        { "a readonly ref struct", $"public readonly ref partial struct C {{ {Loss} }}" },
        { "a record", $"public partial record C(int N) {{ {Loss} }}" },
        { "a record struct", $"public readonly partial record struct C(int N) {{ {Loss} }}" },
        { "an interface", $"public partial interface C {{ {Loss} }}" },
        { "a class in a struct in a record", $"public partial record A {{ internal partial struct B {{ private static partial class C {{ {Loss} }} }} }}" },
        { "a protected class", $"public partial class A {{ protected internal static partial class C {{ {Loss} }} }}" },
        { "a type in two parts, both with losses", $"public static partial class C {{ {Loss} }} public static partial class C {{ [Loss] public static partial float G([Grad] float x) => F(x); }}" },
        { "two types with a loss of one name", $"public static partial class C {{ {Loss} }} public static partial class D {{ {Loss} }}" },
        { "a private loss", "public static partial class C { [Loss] private static partial float F([Grad] float x) => x * x; }" },
        { "a protected loss", "public partial class C { [Loss] protected static partial float F([Grad] float x) => x * x; }" },
        { "a private protected loss", "public partial class C { [Loss] private protected static partial float F([Grad] float x) => x * x; }" },
        { "an unsafe loss", "public partial class C { [Loss] public static unsafe partial float F([Grad] float x) => x * x; }" },
        { "a loss that hides another", $"public partial class A {{ {Loss} }} public partial class C : A {{ [Loss] public static new partial float F([Grad] float x) => 2 * x; }}" },
        { "attributes in parts", "public static partial class C { [Loss] [System.Obsolete] public static partial float F([Grad] [Domain(0, 1)] float x) => x * x; }" },
        { "attributes by their full names", "public static partial class C { [global::LossGen.LossAttribute] public static partial float F([global::LossGen.GradAttribute] float x) => x * x; }" },
        { "a user's type named like a helper of the runtime", $"namespace Shop; public static class Check; public static class Reductions; public static class LossDriver; public static class KernelWidth; public static partial class C {{ {Loss} }}" },
        { "a user's type named Span", $"namespace Shop; public static class Span; public class ReadOnlySpan<T>; public static partial class C {{ {Loss} }}" },
        { "an alias of the attribute", $"public static partial class C {{ [L] public static partial float F([Grad] float x) => x * x; }}" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void ALossIsEmittedWhereItStands(string type, string source)
    {
        _ = type;
        var user = Sources.Compile("using L = LossGen.LossAttribute; using LossGen; using static LossGen.Formula; " + source);

        Assert.Empty(Generation.Complete(user.WithOptions(user.Options.WithAllowUnsafe(true))).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
