using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace LossGen.Compiler.Emission;

/// <summary>What the documentation of a formula says of its generated members: the same as of the formula, beside what is true of every loss.</summary>
internal sealed class FormulaDocumentation
{
    private readonly XElement comment;

    /// <param name="text">The comment of the formula; null where there is none. One that is no XML says nothing, as for the compiler.</param>
    public FormulaDocumentation(string? text) => comment = Parse(text);

    /// <summary>A summary of every loss, then that of the formula.</summary>
    public string Summary(string summary) => Joined(summary, Content(comment.Element("summary")));

    /// <summary>The remarks of the formula; empty where there are none.</summary>
    public string Remarks => Content(comment.Element("remarks"));

    /// <summary>What the formula says of a parameter, then what is true of every such one.</summary>
    public string Parameter(string name, string shape) =>
        Joined(Content(comment.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == name)), shape);

    private static XElement Parse(string? text)
    {
        try
        {
            return XElement.Parse($"<comment>{text}</comment>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return new XElement("comment");
        }
    }

    private static string Joined(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : first + " " + second;

    private static string Content(XElement? element)
    {
        if (element is null)
            return "";

        // A reference is bound where it stands; here there are other usings.
        foreach (var reference in element.Descendants().Where(descendant => descendant.Attribute("cref") is not null).ToList())
            reference.ReplaceWith(new XElement("c", reference.IsEmpty ? (string)reference.Attribute("cref")! : reference.Value));
        var text = string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
        return string.Join(" ", text.Split([' ', '\n', '\r', '\t'], System.StringSplitOptions.RemoveEmptyEntries));
    }
}
