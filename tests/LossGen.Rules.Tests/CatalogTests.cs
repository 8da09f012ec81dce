using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using LossGen.Rules.Documentation;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>Every unstable form that is known is a rewrite, a warning, a convention of derivatives, or left out with a reason.</summary>
public sealed class CatalogTests
{
    private const string Catalog =
        """
        A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 A13 A14 A15 A16 A17 A18 A19 A20
        B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11 B12 B13 B14 B15 B17 B18 B20 B21 B22
        C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13 C14 C15 C16 C17 C18 C19 C20 C21 C22
        D01 D02 D03 D04 D05 D06 D07 D08 D09 D11
        E01 E02 E03 E04 E05 E10 E11
        F01 F02 F03 F04 F05 F06 F07 F08 F09 F10 F11 F12 F13 F14
        G01 G02 G03 G04 G05 G06 G07 G08 G09 G10 G11 G12 G13
        H01 H02 H03 H04 H05 H06 H07
        I01 I02 I03 I04 I05 I06 I07 I08 I09 I10 I11 I12
        J01 J02 J03 J04 J05 J06 J07 J08 J09 J10 J11 J12 J13 J14 J15 J16 J17 J18 J19 J20 J21 J22 J23 J24 J25
        K01 K02 K03 K04 K05 K06
        """;

    private static readonly string[] Ids = Catalog.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void EveryFormHasItsPlace() =>
        Assert.Empty(Ids.Except(CatalogEntry.All.Select(entry => entry.Id)).Except(ChainedRules.Rows.Select(rule => rule.Id)).Except(LeftOutRules.Rows.Select(rule => rule.Id)));

    public static TheoryData<string, string> Chained
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var rule in ChainedRules.Rows)
                data.Add(rule.Text, rule.RuleIds);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void AFormWithoutARowIsTakenByOthers(string text, string ruleIds)
    {
        var formula = new RuleSides(new Rule("chained", text + " => 0", "")).Left;
        var (stable, applied) = Rewriter.Stabilise(formula);
        Assert.True(ruleIds.Split(' ').All(applied.Contains), $"{text}: {string.Join(" ", applied)}, {FormulaPrinter.Print(stable.Loss.Value, formula.Parameters)}");
    }

    [Fact]
    public void WhatOthersTakeHasNoRow() => Assert.Empty(ChainedRules.Rows.Select(rule => rule.Id).Intersect(CatalogEntry.All.Select(entry => entry.Id)));

    [Fact]
    public void WhatIsLeftOutHasNoOtherPlace() =>
        Assert.Empty(LeftOutRules.Rows.Select(rule => rule.Id).Intersect(CatalogEntry.All.Select(entry => entry.Id).Concat(ChainedRules.Rows.Select(rule => rule.Id))));

    [Fact]
    public void WhatIsLeftOutIsOfTheCatalog() => Assert.Empty(LeftOutRules.Rows.Select(rule => rule.Id).Except(Ids));

    [Fact]
    public void WhatIsLeftOutHasAReasonOnce()
    {
        Assert.Distinct(LeftOutRules.Rows.Select(rule => rule.Id));
        Assert.All(LeftOutRules.Rows, rule => Assert.NotEmpty(rule.Reason));
    }

    [Fact]
    public void ConventionsAreOfOperationsWithDerivatives() => Assert.All(
        DerivativeConventions.Rows.SelectMany(convention => convention.Ops.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        name => Assert.NotEmpty(Ops.Find(name)?.Derivatives ?? []));

    [Fact]
    public void EveryIdStandsInOneFamily()
    {
        Assert.Distinct(RuleFamily.All.SelectMany(family => family.RuleIds.Split(' ')));
        Assert.All(CatalogEntry.All, entry => Assert.NotNull(entry.Family));
    }
}
