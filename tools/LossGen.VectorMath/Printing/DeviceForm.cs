using System.Text.RegularExpressions;

namespace LossGen.VectorMath.Printing;

/// <summary>
/// Turns the operations of a template into C# that compilers of kernels know: functions of the same class, and a·b + c as it stands, for the compiler
/// of the device to contract.
/// </summary>
internal static partial class DeviceForm
{
    private const string MultiplyAdd = "V.MultiplyAddEstimate(";

    public static string Of(string text)
    {
        text = BelowInfinity().Replace(text, "IsFinite($1)");
        for (var start = text.LastIndexOf(MultiplyAdd, StringComparison.Ordinal); start >= 0; start = text.LastIndexOf(MultiplyAdd, StringComparison.Ordinal))
            text = Expand(text, start);
        return Operation().Replace(text, match => NameOf(match.Groups[1].Value));
    }

    private static string NameOf(string operation) => operation switch
    {
        "LessThan" => "Less",
        "LessThanOrEqual" => "LessOrEqual",
        "GreaterThan" => "Greater",
        "GreaterThanOrEqual" => "GreaterOrEqual",
        "Equals" => "Equal",
        "ConditionalSelect" => "Select",
        "AsInt32" or "AsInt64" => "Bits",
        "AsSingle" or "AsDouble" => "FromBits",
        "ConvertToSingle" => "(float)",
        "ConvertToDouble" => "(double)",
        _ => operation,
    };

    // The last one in the text holds no other.
    private static string Expand(string text, int start)
    {
        var arguments = Arguments(text, start + MultiplyAdd.Length, out var end);
        var sum = $"{Operand(arguments[0])} * {Operand(arguments[1])} + {Operand(arguments[2])}";
        var before = text[..start];
        var isWhole = text[end] == ';' && (before.EndsWith("= ", StringComparison.Ordinal) || before.EndsWith("=> ", StringComparison.Ordinal) || before.EndsWith("return ", StringComparison.Ordinal));
        return before + (isWhole ? sum : $"({sum})") + text[end..];
    }

    private static List<string> Arguments(string text, int at, out int end)
    {
        var (arguments, depth, first) = (new List<string>(), 0, at);
        for (; ; at++)
        {
            if (depth == 0 && text[at] is (',' or ')'))
            {
                arguments.Add(text[first..at].Trim());
                first = at + 1;
                if (text[at] == ')')
                    break;
            }
            else if (text[at] is '(' or ')')
            {
                depth += text[at] == '(' ? 1 : -1;
            }
        }

        end = at + 1;
        return arguments;
    }

    private static string Operand(string text)
    {
        var depth = 0;
        foreach (var character in text)
        {
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && character == ' ')
                return $"({text})";
        }

        return text;
    }

    // Compilers of kernels may take a comparison with NaN for true.
    [GeneratedRegex(@"\bV\.LessThan\(((?:[^(),]|\([^()]*\))*), (?:float|double)\.PositiveInfinity\)")]
    private static partial Regex BelowInfinity();

    [GeneratedRegex(@"\bV\.(\w+)")]
    private static partial Regex Operation();
}
