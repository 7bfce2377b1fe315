namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The kinks of one neuron at one time, by lines. A combination of their modes is a number with one digit to the base 3 for each line: on its
/// minus side the points oriented against it are active, on its plus side those along it, in contact none.
/// </summary>
internal readonly ref struct KinkSet(ReadOnlySpan<int> points, ReadOnlySpan<int> line, ReadOnlySpan<int> orientation, int lines)
{
    public const int Plus = 1;
    public const int Contact = 2;

    private readonly ReadOnlySpan<int> orientation = orientation;

    public ReadOnlySpan<int> Points { get; } = points;

    /// <summary>The line of each point.</summary>
    public ReadOnlySpan<int> Line { get; } = line;

    /// <summary>How many lines there are.</summary>
    public int Lines { get; } = lines;

    /// <summary>Sets the modes of a combination.</summary>
    public void Decode(int code, Span<KinkMode> modes)
    {
        for (int i = 0; i < Points.Length; i++)
        {
            int digit = Digit(code, Line[i]);
            modes[Points[i]] = digit == Contact ? KinkMode.Resting
                : digit == Plus == orientation[i] > 0 ? KinkMode.Active
                : KinkMode.Inactive;
        }
    }

    /// <summary>What a combination says of a line: 0 is its minus side.</summary>
    public int Digit(int code, int line) => code / Power(line) % 3;

    /// <summary>The combination with another digit for one line.</summary>
    public int With(int code, int line, int digit) => code + (digit - Digit(code, line)) * Power(line);

    /// <summary>The position of the first point of a line, which is oriented along it.</summary>
    public int First(int line) => Line.IndexOf(line);

    /// <summary>Whether points of both orientations are on the line, so that on no side of it all are inactive.</summary>
    public bool IsTwoSided(int line)
    {
        for (int i = 0; i < Points.Length; i++)
        {
            if (Line[i] == line && orientation[i] < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>On how many lines there is a marked point.</summary>
    public int CountLines(ReadOnlySpan<bool> marked)
    {
        int count = 0;

        for (int line = 0; line < Lines; line++)
        {
            bool any = false;

            for (int i = 0; i < Points.Length; i++)
            {
                any |= Line[i] == line && marked[i];
            }

            count += any ? 1 : 0;
        }

        return count;
    }

    private static int Power(int line)
    {
        int power = 1;

        for (int i = 0; i < line; i++)
        {
            power *= 3;
        }

        return power;
    }
}
