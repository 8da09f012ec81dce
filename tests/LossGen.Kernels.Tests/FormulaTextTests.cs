using System.Collections.Immutable;
using LossGen.Compiler.Emission;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Scheduling;

namespace LossGen.Kernels.Tests;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>Every formula of this project survives the way through its text.</summary>
public sealed class FormulaTextTests
{
    private const int Mutations = 200;

    public static TheoryData<string> Names => [.. FormulaCatalog.All.Select(formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AFormulaIsReadAsItWasWritten(string name)
    {
        var (source, read) = (FormulaCatalog.Find(name).Source, RoundTrip(name));

        Assert.Equal(source.Text, read.Text);
        Assert.Equal(Nodes(source), Nodes(read));
        Assert.Equal(FormulaTextWriter.Write(source), FormulaTextWriter.Write(read));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void KernelsAreTheSame(string name) => Assert.Equal(Emitted(FormulaCatalog.Find(name).Source), Emitted(RoundTrip(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void ATextThatIsCutOffIsAnError(string name)
    {
        var text = FormulaTextWriter.Write(FormulaCatalog.Find(name).Source);

        Assert.All(Enumerable.Range(0, text.Length), length => Assert.Throws<FormatException>(() => FormulaTextReader.Read(name, text[..length])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ATextThatIsChangedIsAFormulaOrAnError(string name)
    {
        var text = FormulaTextWriter.Write(FormulaCatalog.Find(name).Source);
        var random = new Random(1);
        for (var i = 0; i < Mutations; i++)
        {
            var characters = text.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                characters[random.Next(text.Length)] = text[random.Next(text.Length)];
            try
            {
                Assert.NotEmpty(FormulaTextReader.Read(name, new string(characters)).Text);
            }
            catch (FormatException error)
            {
                Assert.StartsWith("line ", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static Formula RoundTrip(string name) => FormulaTextReader.Read(name, FormulaTextWriter.Write(FormulaCatalog.Find(name).Source));

    private static IEnumerable<(int Id, string Op)> Nodes(Formula formula) =>
        Graph.Topological(formula.Outputs.SelectMany(output => output.Nodes)).Select(node => (node.Id, node.Op.Name));

    private static string Emitted(Formula formula)
    {
        var declaration = new Declaration("Shop", default, formula.Name, "public", "public static partial float F();", formula.Name, "", Documentation: "");
        var model = new LossModel(declaration, formula.Parameters, formula.Outputs.Select(output => output.Name).ToImmutableArray(), formula, ElementTypes.Single, IsSum: false);
        return LossEmitter.Emit(model, LossCompiler.Compile(formula));
    }
}
