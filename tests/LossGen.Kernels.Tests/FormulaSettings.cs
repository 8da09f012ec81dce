using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>For each formula what its inputs look like, and the hyperparameters it is tried with.</summary>
internal static class FormulaSettings
{
    public static DataKind KindOf(TestFormula formula, Parameter parameter) =>
        FormulaTables.Kinds.TryGetValue((formula.Name, parameter.Name), out var own) ? own : FormulaTables.Kinds.GetValueOrDefault(("", parameter.Name), DataKind.Data);

    /// <summary>The settings of a formula at one width: its defaults, then each variant.</summary>
    public static IEnumerable<Setting> Of(TestFormula formula, int width)
    {
        var defaults = new Setting(Defaults(formula), [], width);
        yield return defaults;
        foreach (var (_, hyper, value) in FormulaTables.Variants.Where(variant => variant.Formula == formula.Name))
            yield return defaults with { Hypers = defaults.Hypers.SetItem(hyper, value) };
        foreach (var optional in formula.Source.Parameters.Where(parameter => parameter is { IsHyper: false, IsOptional: true }))
            yield return defaults with { Absent = [optional.Name] };
    }

    /// <summary>The value of a default as it is declared.</summary>
    public static double Default(TestFormula formula, string parameter)
    {
        var declared = formula.Type.GetMethods().First(method => method.Name == formula.Name && method.GetParameters().All(candidate => !candidate.ParameterType.IsByRefLike))
            .GetParameters().Single(candidate => candidate.Name == parameter).DefaultValue!;
        return declared is Enum ? Convert.ToInt32(declared, null) : Convert.ToDouble(declared, null);
    }

    private static ImmutableDictionary<string, double> Defaults(TestFormula formula) => formula.Source.Parameters
        .Where(parameter => parameter.IsHyper).ToImmutableDictionary(parameter => parameter.Name, parameter => Default(formula, parameter.Name));
}
