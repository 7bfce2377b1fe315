using ReluProofs.Kernel;

namespace ReluProofs.Verify.Instances;

/// <summary>One named part of an instance as exact text: a number, or a list of numbers.</summary>
/// <param name="Name">Its name in the paper's notation.</param>
/// <param name="Items">The exact numbers.</param>
/// <param name="IsList">Whether it is a list even when it has one entry.</param>
public sealed record NamedValue(string Name, IReadOnlyList<string> Items, bool IsList)
{
    /// <summary>A single number.</summary>
    public static NamedValue Of(string name, Rational value) => new(name, [value.ToString()], false);

    /// <summary>A single whole number.</summary>
    public static NamedValue Of(string name, int value) => Of(name, Rational.OfInt(value));

    /// <summary>A vector.</summary>
    public static NamedValue Of(string name, ExactVector value) =>
        new(name, [.. value.ToReadOnlyList().Select(x => x.ToString())], true);

    /// <summary>The value as a reader of the paper would write it.</summary>
    public string Text => IsList ? $"({string.Join(", ", Items)})" : Items[0];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Text}";
}
