namespace LossGen.RealCode.Tests;

/// <summary>Whether the files of reports are written anew instead of compared.</summary>
internal static class Acceptance
{
    public const string Variable = "LOSSGEN_ACCEPT_REPORTS";

    public static bool IsAsked() => (Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("CI")) switch
    {
        ("1", "true") => throw new InvalidOperationException($"{Variable} is set where CI=true: reports are recorded by a person who judges them."),
        ("1", _) => true,
        _ => false,
    };
}
