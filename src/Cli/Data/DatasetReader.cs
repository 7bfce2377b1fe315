using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ReluProofs.Kernel;

namespace ReluProofs.Cli.Data;

/// <summary>
/// Reads labelled points from a CSV file, exactly: UTF-8, comma-separated, a header <c>x1,..,xd,y</c> (<c>x</c> means
/// <c>x1</c>), blank lines skipped. Anything else is one line that says where it is and what is allowed.
/// </summary>
internal sealed class DatasetReader
{
    private const string Allowed = "the header is x1,..,xd,y (x means x1), and every row has as many numbers";

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly string _path;
    private readonly CancellationToken _cancellation;
    private readonly List<ExactVector> _points = [];
    private readonly List<Rational> _labels = [];
    private string[] _columns = [];

    private DatasetReader(string path, CancellationToken cancellation)
    {
        _path = path;
        _cancellation = cancellation;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="UserError">The file is not readable data.</exception>
    public static Dataset Read(string path, CancellationToken cancellation)
    {
        var reader = new DatasetReader(path, cancellation);
        reader.Parse(reader.Content());
        return new Dataset(new ExactMatrix(reader._points), new ExactVector(reader._labels));
    }

    private ReadOnlyMemory<byte> Content()
    {
        ReadOnlyMemory<byte> content = Bytes();
        if (content.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        return Utf8.IsValid(content.Span)
            ? content
            : throw Wrong(LineOfInvalidByte(content.Span), null, "this is not UTF-8 text; a data file is UTF-8");
    }

    private byte[] Bytes()
    {
        try
        {
            return File.ReadAllBytes(_path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UserError($"cannot read '{_path}': there is no such file");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string why = Directory.Exists(_path) ? "it is a folder" : error.Message.TrimEnd('.');
            throw new UserError($"cannot read '{_path}': {why}");
        }
    }

    private static int LineOfInvalidByte(ReadOnlySpan<byte> content)
    {
        int line = 1;
        foreach (Range range in content.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(content[range]))
            {
                break;
            }

            line++;
        }

        return line;
    }

    private void Parse(ReadOnlyMemory<byte> content)
    {
        using CsvReader reader = CsvReader.Create(content, Options);
        try
        {
            while (reader.Read())
            {
                _cancellation.ThrowIfCancellationRequested();
                string[] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                if (fields is [""])
                {
                    continue;
                }

                int line = checked((int)reader.LineNumber);
                if (_columns.Length == 0)
                {
                    ReadHeader(line, fields);
                }
                else
                {
                    ReadRow(line, fields);
                }
            }
        }
        catch (CsvFormatException malformed)
        {
            throw Wrong(checked((int)malformed.LineNumber), null, $"a quotation mark is out of place; {Allowed}");
        }

        if (_columns.Length == 0)
        {
            throw new UserError($"'{_path}' is empty; {Allowed}");
        }

        if (_labels.Count == 0)
        {
            throw new UserError($"'{_path}' has a header and no data; at least one row of numbers is needed");
        }
    }

    private void ReadHeader(int line, string[] fields)
    {
        string[] names = [.. fields.Select(f => f == "x" ? "x1" : f)];
        for (int i = 0; i < names.Length; i++)
        {
            int first = Array.IndexOf(names, names[i]);
            if (first < i)
            {
                throw Wrong(line, i + 1, string.Create(
                    CultureInfo.InvariantCulture,
                    $"column '{fields[i]}' is there twice, first as column {first + 1}; {Allowed}"));
            }
        }

        for (int i = 0; i < names.Length; i++)
        {
            bool right = names[i] == string.Create(CultureInfo.InvariantCulture, $"x{i + 1}")
                || (names[i] == "y" && i == names.Length - 1 && i > 0);
            if (!right)
            {
                throw Wrong(line, i + 1, $"'{fields[i]}' is not a column that may stand here; {Allowed}");
            }
        }

        if (names[^1] != "y")
        {
            throw Wrong(line, names.Length + 1, $"the last column, y, is missing; {Allowed}");
        }

        _columns = names;
    }

    private void ReadRow(int line, string[] fields)
    {
        if (fields.Length != _columns.Length)
        {
            throw Wrong(
                line,
                Math.Min(fields.Length, _columns.Length) + 1,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the row has {fields.Length} values and the header {_columns.Length} columns; {Allowed}"));
        }

        var numbers = new Rational[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            if (!Rational.TryParse(fields[i], out numbers[i], out string reason))
            {
                throw Wrong(line, i + 1, reason);
            }
        }

        _points.Add(new ExactVector(numbers[..^1]));
        _labels.Add(numbers[^1]);
    }

    private UserError Wrong(int line, int? column, string what)
    {
        string place = column is { } c
            ? string.Create(CultureInfo.InvariantCulture, $"line {line}, column {c}{NameOf(c)}")
            : string.Create(CultureInfo.InvariantCulture, $"line {line}");
        return new UserError($"'{_path}', {place}: {what}");
    }

    private string NameOf(int column) => column <= _columns.Length ? $" ({_columns[column - 1]})" : "";
}
