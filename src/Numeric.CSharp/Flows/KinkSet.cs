namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The kinks of one neuron at one time, by lines. A combination of their modes is a number with one digit to the base 3 for each line: on its
/// minus side the points oriented against it are active, on its plus side those along it, in contact none.
/// </summary>
internal readonly ref struct KinkSet(ReadOnlySpan<int> points, ReadOnlySpan<int> line, ReadOnlySpan<int> orientation, int lines)
{
    public const int Minus = 0;
    public const int Plus = 1;
    public const int Contact = 2;

    public ReadOnlySpan<int> Points { get; } = points;

    /// <summary>The line of each point.</summary>
    public ReadOnlySpan<int> Line { get; } = line;

    /// <summary>Whether each point is along its line (1) or against it (-1).</summary>
    public ReadOnlySpan<int> Orientation { get; } = orientation;

    /// <summary>How many lines there are.</summary>
    public int Lines { get; } = lines;

    /// <summary>Sets the modes of a combination.</summary>
    public void Decode(int code, Span<KinkMode> modes)
    {
        for (int line = 0; line < Lines; line++)
        {
            Assign(line, Digit(code, line), modes);
        }
    }

    /// <summary>Sets the modes of one line.</summary>
    public void Assign(int line, int digit, Span<KinkMode> modes)
    {
        for (int i = 0; i < Points.Length; i++)
        {
            if (Line[i] == line)
            {
                modes[Points[i]] = digit == Contact ? KinkMode.Resting
                    : digit == Plus == Orientation[i] > 0 ? KinkMode.Active
                    : KinkMode.Inactive;
            }
        }
    }

    /// <summary>What a combination says of a line: 0 is its minus side.</summary>
    public int Digit(int code, int line) => code / Power(line) % 3;

    /// <summary>The combination with another digit for one line.</summary>
    public int With(int code, int line, int digit) => code + (digit - Digit(code, line)) * Power(line);

    /// <summary>The position of the first point of a line, which is oriented along it.</summary>
    public int First(int line) => Line.IndexOf(line);

    /// <summary>3 to the number of a line.</summary>
    public static int Power(int line)
    {
        int power = 1;

        for (int i = 0; i < line; i++)
        {
            power *= 3;
        }

        return power;
    }
}
