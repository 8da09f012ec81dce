using System.Text;

namespace LossGen.Compiler.Emission;

/// <summary>Text with indentation; lines end with a line feed on every system.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool afterBlock;

    public void Line(string line = "")
    {
        if (afterBlock && line.Length > 0 && line is not ("}" or "});" or "else"))
            text.Append('\n');
        afterBlock = false;
        foreach (var part in line.Split('\n'))
            text.Append(part.Length == 0 ? "" : new string(' ', depth * 4)).Append(part).Append('\n');
    }

    /// <summary>Opens a block behind a header.</summary>
    public void Open(string header)
    {
        Line(header);
        Line("{");
        depth++;
    }

    /// <summary>Closes a block; a statement behind it stands apart.</summary>
    public void Close(bool apart = true)
    {
        depth--;
        afterBlock = false;
        Line("}");
        afterBlock = apart;
    }

    /// <summary>One statement below a header, without braces.</summary>
    public void Nested(string header, string statement)
    {
        Line(header);
        depth++;
        Line(statement);
        depth--;
    }

    /// <summary>A comment above what follows, a line for each of its lines.</summary>
    public void Comment(string comment)
    {
        foreach (var line in comment.Split('\n'))
            Line(("// " + line).TrimEnd());
    }

    public override string ToString() => text.ToString();
}
