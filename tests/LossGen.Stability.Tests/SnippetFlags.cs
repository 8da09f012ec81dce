namespace LossGen.Stability.Tests;

/// <summary>The words that a snippet's heading may hold beside its rules.</summary>
[Flags]
internal enum SnippetFlags
{
    None = 0,

    /// <summary>Nothing is reported.</summary>
    Not = 1,

    /// <summary>The reports are suggestions.</summary>
    Info = 2,

    /// <summary>The reports are warnings.</summary>
    Warning = 4,

    /// <summary>The snippet is a whole file, not members of a class.</summary>
    File = 8,

    /// <summary>The file is called as a generator calls its files.</summary>
    Generated = 16,
}
