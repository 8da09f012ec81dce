using System.Runtime.CompilerServices;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>The words and signs of a file that matter, in one pass over its characters.</summary>
internal sealed class TextScan
{
    /// <summary>Numbers with a smaller exponent may be 0.</summary>
    private const int LeastExponent = 38;

    private const int LeastBuffer = 1 << 16;

    private static readonly ulong Plus = PatternSignature.Sum | PatternSignature.BitOf(Ops.Sum);

    private static readonly ConditionalWeakTable<SyntaxTree, TextScan> Known = new();

    /// <summary>Files are read one after the other: large arrays are not made anew for each.</summary>
    [ThreadStatic]
    private static char[]? buffer;

    [ThreadStatic]
    private static List<Find>? found;

    private readonly char[] text;
    private readonly int length;
    private readonly Find[] finds;
    private readonly Declarations declarations = new([], []);
    private int position;

    /// <summary>The last tokens were a number and, after it, a sign.</summary>
    private bool isNumber, isAfterNumber;

    private TextScan(SyntaxTree tree)
    {
        var source = tree.GetText();
        length = source.Length;
        if (buffer is null || buffer.Length < length + 2)
            buffer = new char[Math.Max(2 * length, LeastBuffer)];
        text = buffer;
        source.CopyTo(0, text, 0, length);
        text[length] = text[length + 1] = '\0';
        found ??= [];
        found.Clear();
        while (position < length)
            Step();
        finds = [.. found];
        text = [];
    }

    public Declarations Declarations => declarations;

    public static TextScan Of(SyntaxTree tree) => Known.GetValue(tree, key => new TextScan(key));

    /// <summary>All that a part of the file may mean.</summary>
    public (ulong Operations, Hints Hints) Between(int start, int end)
    {
        var (low, high) = (0, finds.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (finds[middle].Position < start)
                low = middle + 1;
            else
                high = middle;
        }

        var (operations, hints) = (0UL, Hints.None);
        for (; low < finds.Length && finds[low].Position < end; low++)
        {
            operations |= finds[low].Operations;
            hints |= finds[low].Hints;
        }

        return (operations, hints);
    }

    private void Step()
    {
        var (start, first, next) = (position++, text[position - 1], text[position]);
        switch (first)
        {
            case >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or > '\x7f':
                ReadWord(start);
                (isNumber, isAfterNumber) = (false, false);
                break;
            case >= '0' and <= '9':
                ReadNumber(start);
                break;
            case ' ' or '\t' or '\r' or '\n':
                break;
            case '/' when next == '/':
                SkipTo("\n");
                break;
            case '/' when next == '*':
                SkipTo("*/");
                break;
            case '/':
                Sign(start, PatternSignature.Quotient);
                break;
            case '*':
                Sign(start, PatternSignature.Product);
                break;
            case '+' when next == '+':
                position++;
                found!.Add(new Find(start, 0, Hints.Addition));
                break;
            case '+' when next == '=':
                position++;
                found!.Add(new Find(start, Plus, Hints.Addition));
                break;
            case '-' when next is '-' or '>':
                position++;
                break;
            case '+' or '-':
                Sign(start, Plus);
                break;
            case '"':
                ReadString(start);
                break;
            case '\'':
                ReadCharacter(next);
                break;
            default:
                (isNumber, isAfterNumber) = (false, false);
                break;
        }
    }

    private void Sign(int start, ulong operations)
    {
        found!.Add(new Find(start, operations, Hints.None));
        (isNumber, isAfterNumber) = (false, isNumber);
    }

    private void ReadWord(int start)
    {
        var hash = WordTable.Hash(0, text[start]);
        for (; IsPartOfWord(text[position]); position++)
            hash = WordTable.Hash(hash, text[position]);
        if (WordTable.Of(text, start, position - start, hash) is not { } word)
            return;
        if (word.Operations != 0 || word.Hints != Hints.None)
            found!.Add(new Find(start, word.Operations, word.Hints));
        if (Declarations.Words.Contains(word.Word))
            ReadDeclaration(word.Word);
    }

    private static bool IsPartOfWord(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or > '\x7f';

    /// <summary>The name after a type; of constants, the names before the values.</summary>
    private void ReadDeclaration(string word)
    {
        var at = position;
        declarations.HasFloats |= word != "const";
        if (word == "const")
            _ = NextWord(ref at);
        while (NextWord(ref at) is { Length: > 0 } name)
        {
            (word == "const" ? declarations.Constants : declarations.Floats).Add(name);
            // A list of names goes on after each value.
            while (text[at] is not (',' or ';' or ')' or '\0') && word == "const")
                at++;
            if (text[at++] != ',')
                break;
        }
    }

    private string NextWord(ref int at)
    {
        while (text[at] is ' ' or '\t')
            at++;
        var start = at;
        while (IsPartOfWord(text[at]) || (text[at] == '.' && at > start))
            at++;
        return new string(text, start, at - start);
    }

    private void ReadNumber(int start)
    {
        var isHexadecimal = text[start] == '0' && text[position] is 'x' or 'X';
        for (; IsPartOfWord(text[position]) || (text[position] == '.' && text[position + 1] is >= '0' and <= '9'); position++)
            if (!isHexadecimal && text[position] is 'e' or 'E' && text[position + 1] is '-' or '+')
                CheckExponent(++position);
        declarations.HasFloats |= !isHexadecimal && text[position - 1] is 'f' or 'F';
        if (isAfterNumber)
            found!.Add(new Find(start, 0, Hints.Possible));
        (isNumber, isAfterNumber) = (true, false);
    }

    private void CheckExponent(int sign)
    {
        var exponent = 0;
        for (var at = sign + 1; text[at] is >= '0' and <= '9' && exponent <= LeastExponent; at++)
            exponent = (exponent * 10) + (text[at] - '0');
        if (text[sign] == '-' && exponent >= LeastExponent)
            found!.Add(new Find(sign, 0, Hints.Possible));
    }

    /// <summary>A string holds no code but what is interpolated.</summary>
    private void ReadString(int start)
    {
        var isVerbatim = start > 0 && (text[start - 1] == '@' || (start > 1 && text[start - 1] == '$' && text[start - 2] == '@'));
        var isInterpolated = start > 0 && (text[start - 1] == '$' || (start > 1 && text[start - 1] == '@' && text[start - 2] == '$'));
        if (text[position] == '"' && text[position + 1] == '"' && !isVerbatim)
            ReadRawString(isInterpolated);
        else
            ReadString(isVerbatim, isInterpolated);
    }

    private void ReadString(bool isVerbatim, bool isInterpolated)
    {
        while (position < length)
        {
            switch (text[position++])
            {
                case '"' when isVerbatim && text[position] == '"':
                case '{' when text[position] == '{':
                    position++;
                    break;
                case '"':
                case '\n' when !isVerbatim:
                    return;
                case '\\' when !isVerbatim:
                    position++;
                    break;
                case '{' when isInterpolated:
                    ReadInterpolation();
                    break;
            }
        }
    }

    private void ReadInterpolation()
    {
        for (var depth = 1; depth > 0 && position < length;)
        {
            depth += text[position] switch { '{' => 1, '}' => -1, _ => 0 };
            Step();
        }
    }

    private void ReadRawString(bool isInterpolated)
    {
        position += 2;
        var start = position;
        SkipTo("\"\"\"");
        var end = position;
        for (position = isInterpolated ? start : end; position < end;)
            Step();
        position = end;
    }

    private void ReadCharacter(char next)
    {
        if (next == '\\')
            position += 2 + Math.Max(0, text.AsSpan(Math.Min(position + 2, length), Math.Min(10, Math.Max(0, length - position - 2))).IndexOf('\'') + 1);
        else if (text[position + 1] == '\'')
            position += 2;
    }

    /// <summary>Goes behind the next occurrence of a text, or to the end.</summary>
    private void SkipTo(string end)
    {
        var found = text.AsSpan(Math.Min(position, length)).IndexOf(end.AsSpan());
        position = found < 0 ? length : position + found + end.Length;
    }
}
