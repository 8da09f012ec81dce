namespace LossGen.Compiler.Rewriting;

/// <summary>Rules that are reported, configured and documented under one diagnostic id.</summary>
/// <param name="DiagnosticId">The id of the diagnostic, such as <c>LG1001</c>.</param>
/// <param name="Title">What the rules are about.</param>
/// <param name="RuleIds">The rules, by the ids of the catalogue.</param>
internal sealed record RuleFamily(string DiagnosticId, string Title, string RuleIds)
{
    /// <summary>The families; every rule stands in exactly one.</summary>
    public static readonly IReadOnlyList<RuleFamily> All =
    [
        new("LG1001", "Logarithm of exponentials", "A01 A02 A05 A06 A07 A08 A09 A12 A14 A17 A19 A20 A21 A25"),
        new("LG1002", "Softmax and cross-entropy", "A03 A04 A10 A13 A15 A16 A18 A22 A23 A24 A26 A27"),
        new("LG1003", "Logarithm near one", "B01 B02 B05 B06 B11 B12 B13 B15 B18"),
        new("LG1004", "Exponential or power minus one", "B03 B04 B07 B08 B09 B10 B14 B20 B21 B22"),
        new("LG1005", "Sigmoid, hyperbolic functions and softplus", "C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13 C14 C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26"),
        new("LG1006", "Entropy, divergence and x log y", "D01 D02 D03 D04 D05 D06 D07 D08 D09 D11 D12"),
        new("LG1007", "Ratios, and products of exponentials", "A11 E01 E02 E03 E04 E05 E10"),
        new("LG1008", "Roots and norms", "F01 F02 F07 F08 F09 F10 F13 F14 F15 F16"),
        new("LG1009", "Angles and cosine similarity", "F03 F04 F05 F06 F12"),
        new("LG1010", "Cancelling differences", "F11 G01 G02 G03 G04 G05 G10 G11 G12 G13 G15"),
        new("LG1011", "Error and gamma functions", "G06 G07 G08 G09"),
        new("LG1012", "Powers", "H01 H02 H03 H04 H05 H06 H07"),
        new("LG1013", "Epsilon that hides or adds an error", "I01 I02 I04 I05 I06 I08 I09 I10"),
        new("LG1014", "Constant that is not what it seems", "E11 I03 I07 I11 I12 K01 K06"),
        new("LG1015", "Gradient that is undefined or lost", "J01 J02 J03 J04 J05 J06 J07 J08 J09 J10 J11 J12 J13 J14 J15 J16 J17 J18 J19 J20 J21 J22 J23 J24 J25 J26 J27"),
        new("LG1016", "Accumulation that loses digits", "K02 K03 K04 K05"),
        new("LG1017", "Library function that is inaccurate", "B17"),
    ];

    private static readonly Dictionary<string, RuleFamily> ByRule = All
        .SelectMany(family => family.RuleIds.Split(' ').Select(id => (id, family)))
        .ToDictionary(pair => pair.id, pair => pair.family);

    public static RuleFamily Of(string ruleId) => ByRule[ruleId];
}
