using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LossGen.StableMathTests;

/// <summary>The worst errors that the documentation of <see cref="StableMath"/> states, from its file.</summary>
internal static partial class DocumentedErrors
{
    private static readonly Lazy<Dictionary<string, (double Single, double Double)>> Stated = new(Read);

    public static (double Single, double Double) Of(string function) => Stated.Value[function];

    private static Dictionary<string, (double, double)> Read()
    {
        var file = Path.ChangeExtension(typeof(StableMath).Assembly.Location, ".xml");
        return XDocument.Load(file).Descendants("member")
            .Select(member => (Name: Member().Match(member.Attribute("name")!.Value), Bounds: Bounds().Match(member.Element("remarks")?.Value ?? "")))
            .Where(member => member.Name.Success && member.Bounds.Success)
            .ToDictionary(member => member.Name.Groups[1].Value, member => (Number(member.Bounds.Groups[1]), Number(member.Bounds.Groups[2])));
    }

    private static double Number(Group text) => double.Parse(text.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^M:LossGen\.StableMath\.(\w+)\(System\.Double")]
    private static partial Regex Member();

    [GeneratedRegex(@"Worst error: float ([\d.]+) ulp, double ([\d.]+) ulp")]
    private static partial Regex Bounds();
}
