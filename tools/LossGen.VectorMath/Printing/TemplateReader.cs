using System.Text.RegularExpressions;

namespace LossGen.VectorMath.Printing;

/// <summary>Turns a template into C# for one lane type.</summary>
internal static partial class TemplateReader
{
    public static string Read(string template, LaneType lanes)
    {
        var element = lanes.Element;
        var text = OneWidth().Replace(template, match => match.Groups[2].Value == $"{lanes.Width}" ? match.Result("$1$3\n") : "");
        text = Polynomial().Replace(text, match => Horner(match, element));
        text = text
            .Replace("$F", lanes.Of(element.Real), StringComparison.Ordinal)
            .Replace("$I", lanes.Of(element.Integer), StringComparison.Ordinal)
            .Replace("$R", element.Real, StringComparison.Ordinal)
            .Replace("$N", element.Integer, StringComparison.Ordinal)
            .Replace("$D", lanes.Of("double"), StringComparison.Ordinal)
            .Replace("$L", lanes.Of("long"), StringComparison.Ordinal)
            .Replace("$S", element.Name, StringComparison.Ordinal)
            .Replace("$B", element.Bits == 32 ? "Int32" : "Int64", StringComparison.Ordinal)
            .Replace("$W", $"{lanes.Width}", StringComparison.Ordinal)
            .Replace("$C", $"{lanes.Count}", StringComparison.Ordinal);
        if (!lanes.IsScalar)
            return Operation().Replace(text, match => $"Vector{lanes.Width}.{match.Groups[1].Value}");
        text = Constant().Replace(text, match => ScalarConstant(match.Groups[1].Value));
        if (lanes.IsDevice)
            return DeviceForm.Of(text);
        return Operation().Replace(text, match => ScalarOperation(match.Groups[1].Value, element));
    }

    // Vector types and float share the names of their operations except these.
    private static string ScalarOperation(string name, Element element) => name switch
    {
        "LessThan" => "Less",
        "LessThanOrEqual" => "LessOrEqual",
        "GreaterThan" => "Greater",
        "GreaterThanOrEqual" => "GreaterOrEqual",
        "Equals" => "Equal",
        "ConditionalSelect" => "Select",
        "AsInt32" or "AsInt64" => element.ToBits,
        "AsSingle" or "AsDouble" => element.FromBits,
        "ConvertToSingle" => "(float)",
        "ConvertToDouble" => "(double)",
        _ => $"{element.Real}.{name}",
    };

    private static string ScalarConstant(string value) => value.Contains(' ') ? $"({value})" : value;

    private static string Horner(Match match, Element element)
    {
        var (indent, name, x) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        var coefficients = match.Groups[4].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var lines = new List<string> { $"{indent}var {name} = V.Create({coefficients[^1]}{element.Suffix});" };
        for (var i = coefficients.Length - 2; i >= 0; i--)
            lines.Add($"{indent}{name} = V.MultiplyAddEstimate({name}, {x}, V.Create({coefficients[i]}{element.Suffix}));");
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^( *)(512|256|128): (.*)\n", RegexOptions.Multiline)]
    private static partial Regex OneWidth();

    [GeneratedRegex(@"^( *)var (\w+) = Horner\((\w+),([^)]*)\);", RegexOptions.Multiline)]
    private static partial Regex Polynomial();

    [GeneratedRegex(@"\bV\.Create\(((?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\bV\.(\w+)")]
    private static partial Regex Operation();
}
