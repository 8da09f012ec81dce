using System.Globalization;
using System.Xml.Linq;
using LossGen.Benchmarks.Reports;

namespace LossGen.Benchmarks.Tests;

public class ReportTests
{
    [Fact]
    public void A_line_of_csv_has_the_columns_of_its_heading()
    {
        Assert.Equal("loss,size,threads,ms,bytes,stream_share,l1_share,torch_ratio,tensorprimitives_ratio,mathf_ratio", Csv.Heading);
        Assert.Equal("Huber,1M,1,2,12000000,0.95,0.5,10,10,10", Csv.Line(Results.Fast));
    }

    [Fact]
    public void A_peer_that_is_absent_is_empty_in_csv()
        => Assert.Equal("Huber,1M,1,2,12000000,0.95,0.5,,10,10", Csv.Line(Results.Fast with { Torch = null }));

    [Fact]
    public void Reports_do_not_depend_on_the_culture()
    {
        var result = Results.Fast with { Ours = [2.5e-3, 2.5e-3, 2.5e-3] };
        var expected = (Csv.Line(result), ComparisonTable.Line(result), Picture.Draw([result]));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal(expected, (Csv.Line(result), ComparisonTable.Line(result), Picture.Draw([result])));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_picture_has_a_bar_for_each_share_and_each_ratio()
    {
        var picture = XDocument.Parse(Picture.Draw([Results.Fast, Results.Fast with { Threads = 2, Torch = null }]));
        var bars = picture.Descendants().Where(element => element.Name.LocalName == "rect" && (string?)element.Attribute("height") == "9");
        // Two of them explain the colours.
        Assert.Equal(2 + 3, bars.Count());
    }

    [Fact]
    public void The_page_names_every_column_of_its_table()
    {
        var page = PerformancePage.Of([Results.Fast], torchVersion: null);
        Assert.Contains("| Huber | 1M | 1 | 2.000 | 12.0 | 6.0 | 95 | 50 | 95 | 95 | 10.0 | 10.0 | 10.0 | yes |", page);
    }
}
