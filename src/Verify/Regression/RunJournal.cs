using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Verify.Regression;

/// <summary>
/// The finished claims of a long run, one line each, written as they finish: a run that is cancelled or killed goes on where it
/// stopped. It belongs to one program, one choice of claims, one seed and one effort; any of them changed is another journal.
/// </summary>
public sealed class RunJournal : IDisposable
{
    private const string Prefix = "run-";
    private const string Suffix = ".jsonl";

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(14);

    private static readonly JsonSerializerOptions Format = new()
    {
        Converters = { new JsonStringEnumConverter() },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly Dictionary<string, StoredResult> _earlier = new(StringComparer.Ordinal);

    private RunJournal(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
        _stream.SetLength(ReadWholeLines());
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>How many claims an earlier run finished.</summary>
    public int Earlier => _earlier.Count;

    /// <summary>Why nothing more is kept (the disk is full, say); null while all is well.</summary>
    public string? Failure { get; private set; }

    /// <summary>Opens the journal of such a run; null when another process writes it now or the folder cannot be used.</summary>
    /// <param name="folder">Where journals are kept; made when missing.</param>
    /// <param name="program">What identifies the program's code.</param>
    /// <param name="claims">The claims of the run.</param>
    /// <param name="options">Its options; the threads do not matter.</param>
    /// <param name="fresh">Whether what an earlier run left is thrown away.</param>
    public static RunJournal? Open(
        string folder, string program, IReadOnlyList<IClaim> claims, RunOptions options, bool fresh)
    {
        try
        {
            Directory.CreateDirectory(folder);
            RemoveForgotten(folder);
            string path = Path.Combine(folder, Prefix + Key(program, claims, options) + Suffix);
            var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (fresh)
            {
                stream.SetLength(0);
            }

            return new RunJournal(path, stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The result an earlier run found for a claim; null when there is none or it no longer fits.</summary>
    /// <param name="claim">The claim.</param>
    public ClaimResult? Find(IClaim claim) => _earlier.GetValueOrDefault(claim.Id)?.Restore(claim);

    /// <summary>Keeps a finished claim. What was cut short, or a fault of ours, is not kept: it is to run again.</summary>
    /// <param name="result">What was found.</param>
    public void Add(ClaimResult result)
    {
        if (result.Truncated || result.HasFault || Failure is not null)
        {
            return;
        }

        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(StoredResult.Of(result), Format) + "\n"));
            _stream.Flush(flushToDisk: true);
        }
        catch (IOException error)
        {
            // The run itself is worth more than its memory.
            Failure = error.Message;
        }
    }

    /// <summary>The run is complete: the next one starts anew.</summary>
    public void Complete()
    {
        _stream.Dispose();
        File.Delete(_path);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Reads the lines that were written whole (a killed run may leave half of one) and says where they end.</summary>
    private long ReadWholeLines()
    {
        var bytes = new byte[_stream.Length];
        _stream.ReadExactly(bytes);
        int start = 0;
        for (int end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1)
        {
            try
            {
                if (JsonSerializer.Deserialize<StoredResult>(bytes.AsSpan(start, end - start), Format) is { } stored)
                {
                    _earlier[stored.Id] = stored;
                }
            }
            catch (JsonException)
            {
                return start;
            }
        }

        return start;
    }

    private static string Key(string program, IReadOnlyList<IClaim> claims, RunOptions options)
    {
        string text = string.Join(
            '\n',
            [program, $"{options.Seed}", $"{options.Cases}", $"{options.Thorough}", .. claims.Select(c => c.Id)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static void RemoveForgotten(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, Prefix + "*" + Suffix))
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > Forgotten)
            {
                File.Delete(file);
            }
        }
    }
}
