using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Reader.Tests;

/// <summary>The user's own method, compiled with the defining part that the reader states, and called as C#.</summary>
internal sealed class UserMethod
{
    private readonly MethodInfo method;

    private UserMethod(MethodInfo method, LossModel model) => (this.method, Model) = (method, model);

    public LossModel Model { get; }

    public static UserMethod Compile(string members)
    {
        var source = TestSource.InClass(members);
        var models = TestSource.ReadAll(TestSource.Compile(source)).Select(result => result.Model!).ToList();
        var compilation = TestSource.Compile([source, .. models.Select(DefiningPart)]);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        // The analyzer sees the formula beside its defining part, and reads the same.
        Assert.Equal(models, TestSource.ReadAll(compilation).Select(result => result.Model!));
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        stream.Position = 0;
        var type = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream).GetType("N.C")!;
        return new UserMethod(type.GetMethod(models[0].Declaration.Name)!, models[0]);
    }

    /// <summary>The file that holds the defining part and nothing else.</summary>
    public static string DefiningPart(LossModel model)
    {
        var declaration = model.Declaration;
        var types = string.Concat(declaration.ContainingTypes.Select(header => header + " { "));
        var members = types + declaration.DefiningPart + string.Concat(declaration.ContainingTypes.Select(_ => " }"));
        return declaration.Namespace.Length == 0 ? members : $"namespace {declaration.Namespace} {{ {members} }}";
    }

    /// <summary>The returned numbers, in order.</summary>
    public double[] Call(IReadOnlyList<double[]> inputs)
    {
        var arguments = method.GetParameters().Select((parameter, i) => Argument(parameter.ParameterType, inputs[i])).ToArray();
        return method.Invoke(null, arguments) switch
        {
            float number => [number],
            System.Runtime.CompilerServices.ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (double)(float)tuple[i]!)],
            var other => throw new InvalidOperationException("The method returned " + other),
        };
    }

    private static object Argument(Type type, double[] value) => type switch
    {
        _ when type == typeof(Row) => new Row([.. value.Select(x => (float)x)]),
        _ when type == typeof(BoolRow) => new BoolRow([.. value.Select(x => x != 0)]),
        _ when type == typeof(IntRow) => new IntRow([.. value.Select(x => (int)x)]),
        _ when type.IsEnum => Enum.ToObject(type, (int)value[0]),
        _ => Convert.ChangeType(value[0], type, CultureInfo.InvariantCulture),
    };
}
