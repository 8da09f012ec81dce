namespace LossGen.Rules.Documentation;

/// <summary>How a diagnostic is configured.</summary>
internal static class Configuration
{
    public static string Section(string id) => $"""

        ## How to configure it

        In `.editorconfig`, for the whole family {id}: `error`, `warning`, `suggestion`, `silent` or `none`.

        ```ini
        [*.cs]
        dotnet_diagnostic.{id}.severity = suggestion
        ```

        """.ReplaceLineEndings("\n");
}
