namespace LossGen.Rules.Documentation;

/// <summary>Text in cells of tables.</summary>
internal static class Markdown
{
    public static string Code(string text) => "`" + Text(text) + "`";

    /// <summary>A bar would end the cell, in code too.</summary>
    public static string Text(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
