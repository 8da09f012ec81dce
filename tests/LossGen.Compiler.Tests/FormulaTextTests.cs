using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Tests;

/// <summary>A text that is no formula is an error that says where and why.</summary>
public sealed class FormulaTextTests
{
    private const string Inputs = "in x: number; grad\nin b: flag\nin z: row k1\nin v: row k2\nin y: integer; label k1\n";

    public static TheoryData<string, string> Broken => new()
    {
        { "", "line 1: the last line is 'end'; the text is cut off" },
        { "end", "line 1: nothing is returned" },
        { "end\nend", "line 1: 'end' is the last line" },
        { "in x: number\nend", "line 2: nothing is returned" },
        { "hello\nend", "line 1: expected 'in', 'let' or 'return', in this order" },
        { "in x: number\nreturn loss = x\nlet r = x\nend", "line 3: expected 'in', 'let' or 'return', in this order" },
        { "in x\nend", "line 1: expected a name and ':'" },
        { "in x: matrix\nend", "line 1: 'matrix' is not a kind of parameter" },
        { "in x: row k64\nend", "line 1: 'k64' is not an axis" },
        { "in x: row k0\nend", "line 1: 'k0' is not an axis" },
        { "in x: row k99999999999\nend", "line 1: 'k99999999999' is not an axis" },
        { "in x: number; shiny\nend", "line 1: 'shiny' is not known of a parameter" },
        { "in x: number; domain [1]\nend", "line 1: '[1]' is not a domain" },
        { "in x: number; domain \nend", "line 1: '' is not a domain" },
        { "in x: number; domain [2, 1]\nend", "line 1: '[2, 1]' is not a domain" },
        { "in x: hyper real\nend", "line 1: a hyperparameter has a type, and nothing else has" },
        { "in x: number\nin x: flag\nend", "line 2: 'x' is there already" },
        { "let x = 1; weight 2\nend", "line 1: a value is one expression" },
        { "let = 1\nend", "line 1: expected a name and '='" },
        { Value("w"), "line 6: 'w' is neither a value above nor a constant" },
        { Value(""), "line 6: expected a value at position 1 of ''" },
        { Value("abs(x"), "line 6: expected ')' at position 6 of 'abs(x'" },
        { Value("abs(x))"), "line 6: expected the end of the expression at position 7 of 'abs(x))'" },
        { Value("abs()"), "line 6: expected a value at position 5 of 'abs()'" },
        { Value("abs(x, x)"), "line 6: 'abs' takes 1 operands, not 2" },
        { Value("abs(b)"), "line 6: operand 1 of 'abs' is a Flag" },
        { Value("select(b, x, b)"), "line 6: operand 3 of 'select' is a Flag" },
        { Value("cook(x)"), "line 6: 'cook' is not an operation" },
        { Value("input(x)"), "line 6: 'input' is not an operation" },
        { Value("sum(z)"), "line 6: 'sum' works along an axis" },
        { Value("abs[k1](z)"), "line 6: 'abs' has no axis" },
        { Value("sum[k2](z)"), "line 6: nothing in 'sum' varies along k2" },
        { Value("z"), "line 6: 'z' is not one Real a sample" },
        { Value("b"), "line 6: 'b' is not one Real a sample" },
        { Value("x; weight b"), "line 6: 'b' is not one Real a sample" },
        { Value("x; where x"), "line 6: 'x' is not one Flag a sample" },
        { Value("x; weight x; weight x"), "line 6: 'weight x' is not known of a result" },
        { Value("1e999999999"), "line 6: '1e999999999' is neither a value above nor a constant" },
        { Value("1/0"), "line 6: '1/0' is neither a value above nor a constant" },
        { Value("99999999999i"), "line 6: '99999999999i' is neither a value above nor a constant" },
        { Value(string.Concat(Enumerable.Repeat("abs(", 100_000))), "line 6: the expression is nested too deeply" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void AnErrorSaysWhereAndWhy(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => FormulaTextReader.Read("F", text)).Message);

    [Fact]
    public void AFormulaIsWrittenAsItIsRead()
    {
        const string Text = Inputs + "let r = subtract(x, 0.5)\nlet r'2 = exp(r)\nlet '1 = multiply(r, r'2)\nreturn loss = add('1, '1); weight 2; where b\nreturn length = toReal(length[k1])\nend";
        Assert.Equal(Text, FormulaTextWriter.Write(FormulaTextReader.Read("F", Text)));
    }

    private static string Value(string expression) => Inputs + "return loss = " + expression + "\nend";
}
