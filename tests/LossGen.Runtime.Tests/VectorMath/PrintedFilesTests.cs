using LossGen.VectorMath.Printing;

namespace LossGen.Runtime.Tests.VectorMath;

public class PrintedFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Printed");

    [Fact]
    public void Every_file_is_checked_in_as_it_is_printed()
    {
        foreach (var (name, text) in SourceFolder.PrintedFiles())
            Assert.True(text == File.ReadAllText(Path.Combine(Folder, name)), $"{name} differs: run tools/LossGen.VectorMath.");
    }

    [Fact]
    public void The_long_forms_are_one_text_for_every_width()
    {
        foreach (var file in LossGen.VectorMath.Descriptions.Library.Files)
        {
            foreach (var function in file.Functions)
                Assert.DoesNotContain("$", TemplateReader.Read(function.For(new(file.Element, 512)), new(file.Element, 512)));
        }
    }
}
