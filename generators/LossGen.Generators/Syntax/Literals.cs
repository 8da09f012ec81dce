using System;
using System.Globalization;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>Constants of C# as exact numbers.</summary>
internal static class Literals
{
    private static readonly Rational Pi = Parse("3.1415926535897932384626433832795028841972");
    private static readonly Rational E = Parse("2.7182818284590452353602874713526624977572");
    private static readonly Rational Tau = Parse("6.2831853071795864769252867665590057683943");

    /// <summary>A literal: the decimal number that it spells, and not the nearest float.</summary>
    public static Rational? Spelled(SyntaxNode syntax, object value)
    {
        if (FromConstant(value) is not { } rounded)
            return null;

        // Where the value is 0 or infinite, the text may hold an exponent that no one should expand.
        var exact = rounded.IsFinite && !rounded.IsZero && syntax is LiteralExpressionSyntax literal && value is float or double;
        return exact && Rational.TryParse(Digits(((LiteralExpressionSyntax)syntax).Token.Text), out var spelled) ? spelled : rounded;
    }

    /// <summary>A constant by its value: the shortest decimal that rounds to it.</summary>
    public static Rational? FromConstant(object? value) => value switch
    {
        float real => FromText(real, real.ToString("R", CultureInfo.InvariantCulture)),
        double real => FromText(real, real.ToString("R", CultureInfo.InvariantCulture)),
        int integer => integer,
        _ => null,
    };

    /// <summary>A constant that has a name in the base library: a number of mathematics, or an exact limit of its type.</summary>
    public static Rational? Named(IFieldSymbol field) => field.Name switch
    {
        _ when !KnownTypes.IsFunctionLibrary(field.ContainingType) => null,
        "PI" or "Pi" => Pi,
        "E" => E,
        "Tau" => Tau,
        _ => field.ConstantValue switch
        {
            float real => Rational.FromDouble(real),
            double real => Rational.FromDouble(real),
            _ => null,
        },
    };

    private static Rational FromText(double value, string text) =>
        double.IsNaN(value) || double.IsInfinity(value) ? Rational.FromDouble(value) : Parse(text);

    private static Rational Parse(string text) =>
        Rational.TryParse(text, out var value) ? value : throw new FormatException(text);

    private static string Digits(string token) => token.Replace("_", string.Empty).TrimEnd('f', 'F', 'd', 'D');
}
