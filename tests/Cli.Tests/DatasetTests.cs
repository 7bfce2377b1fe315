using System.Text;
using ReluProofs.Cli.Data;
using ReluProofs.Kernel;

namespace ReluProofs.Cli.Tests;

/// <summary>Data files: read exactly, or refused with the place and what is allowed.</summary>
public sealed class DatasetTests
{
    [Theory]
    [InlineData("x,y\n1,2\n-0.5,1/3\n", "(1)(-1/2) (2, 1/3)")]
    [InlineData("x1,y\r\n1,2\r\n", "(1) (2)")]
    [InlineData("\n\nx,y\n\n1,2\n   \n3,4", "(1)(3) (2, 4)")]
    [InlineData("x1,x2,y\n1e-3,+2,-0\n", "(1/1000, 2) (0)")]
    [InlineData("x , y\n 1 ,\t2 \n", "(1) (2)")]
    [InlineData("\"x\",\"y\"\n\"0.1\",1\n", "(1/10) (1)")]
    [InlineData("\uFEFFx,y\n1,2\n", "(1) (2)")]
    public void Good_files_are_read_exactly(string text, string expected)
    {
        using var scratch = new Scratch();
        Dataset data = DatasetReader.Read(scratch.Write("d.csv", text), CancellationToken.None);
        string points = string.Concat(Enumerable.Range(0, data.Count).Select(i => data.Points.Row(i).ToString()));
        Assert.Equal(expected, $"{points} {data.Labels}");
    }

    [Theory]
    [InlineData("", "'{0}' is empty; the header is x1,..,xd,y")]
    [InlineData("\n \n", "'{0}' is empty")]
    [InlineData("x,y\n", "'{0}' has a header and no data")]
    [InlineData("x1,x2\n1,2\n", "'{0}', line 1, column 3: the last column, y, is missing; the header is")]
    [InlineData("y\n1\n", "line 1, column 1: 'y' is not a column that may stand here")]
    [InlineData("y,x\n1,2\n", "line 1, column 1: 'y'")]
    [InlineData("x,x1,y\n1,2,3\n", "line 1, column 2: column 'x1' is there twice, first as column 1")]
    [InlineData("x,y,y\n1,2,3\n", "line 1, column 3: column 'y' is there twice")]
    [InlineData("x1,x3,y\n1,2,3\n", "line 1, column 2: 'x3'")]
    [InlineData("x,z,y\n1,2,3\n", "line 1, column 2: 'z'")]
    [InlineData("x;y\n1;2\n", "line 1, column 1: 'x;y'")]
    [InlineData("1,2\n3,4\n", "line 1, column 1: '1'")]
    [InlineData("x,y\n1,two\n", "line 2, column 2 (y): 'two' is not a number; a number is [+-]digits")]
    [InlineData("x,y\n\n1,2\n\nNaN,2\n", "line 5, column 1 (x1): 'NaN'")]
    [InlineData("x,y\n1,Infinity\n", "line 2, column 2 (y): 'Infinity'")]
    [InlineData("x,y\n1,-inf\n", "line 2, column 2 (y): '-inf'")]
    [InlineData("x,y\n1/0,2\n", "line 2, column 1 (x1): '1/0' has a zero denominator")]
    [InlineData("x,y\n1,\n", "line 2, column 2 (y): ''")]
    [InlineData("x,y\n1,0x10\n", "line 2, column 2 (y): '0x10'")]
    [InlineData("x,y\n1,2\n3\n", "line 3, column 2 (y): the row has 1 values and the header 2 columns")]
    [InlineData("x,y\n1,2,3\n", "line 2, column 3: the row has 3 values and the header 2 columns")]
    [InlineData("x,y\n1,2,\n", "line 2, column 3: the row has 3 values")]
    [InlineData("x,y\n1,1e10001\n", "line 2, column 2 (y): the exponent of '1e10001' is too large")]
    [InlineData("x,y\n1,\"2\n3,4\n", "line 2: a quotation mark is out of place")]
    [InlineData("x,y\n1,\"2\"3\n", "line 2: a quotation mark is out of place")]
    [InlineData("x,y\n1,2\n1,2\0\n", "line 3, column 2 (y)")]
    public void Bad_files_are_refused_with_the_place(string text, string words)
    {
        using var scratch = new Scratch();
        string path = scratch.Write("d.csv", text);
        Harness.IsRefused(Optimum(scratch, path), string.Format(null, words, path));
        Assert.Equal(["d.csv"], scratch.Files);
    }

    [Fact]
    public void Too_many_digits_are_refused()
    {
        using var scratch = new Scratch();
        string path = scratch.Write("d.csv", $"x,y\n1,0.{new string('3', 10_000)}\n");
        Harness.IsRefused(Optimum(scratch, path), "line 2, column 2 (y): the number has too many digits");
        path = scratch.Write("d.csv", $"x,y\n1,{new string('3', 1_000_000)}\n");
        Harness.IsRefused(Optimum(scratch, path), "line 2, column 2 (y): a number of 1000000 characters is too long");
    }

    [Fact]
    public void A_file_that_is_not_there_or_not_a_file_or_not_text_is_refused()
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Optimum(scratch, scratch.PathOf("none.csv")), "cannot read", "there is no such file");
        Harness.IsRefused(Optimum(scratch, scratch.PathOf("no/ne.csv")), "cannot read", "there is no such file");
        Harness.IsRefused(Optimum(scratch, ""), "cannot read ''", "there is no such file");
        Harness.IsRefused(Optimum(scratch, scratch.Folder), "cannot read", "it is a folder");
        File.WriteAllBytes(scratch.PathOf("latin.csv"), Encoding.Latin1.GetBytes("x,y\n1,2\n1,é\n"));
        Harness.IsRefused(Optimum(scratch, scratch.PathOf("latin.csv")), "line 3: this is not UTF-8 text");
    }

    private static Ran Optimum(Scratch scratch, string path) => Harness.Run(
        [], "optimum", "onedim", "--data", path, "--alpha", "1", "--beta", "1", "--width", "2", "--json", scratch.PathOf("o.json"));
}
