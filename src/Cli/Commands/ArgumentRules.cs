using System.CommandLine;

namespace ReluProofs.Cli.Commands;

/// <summary>Rules that several commands' arguments share.</summary>
internal static class ArgumentRules
{
    /// <summary>A mistyped option is not taken for a value.</summary>
    public static void RejectOptions<T>(this Argument<T> argument) => argument.Validators.Add(result =>
    {
        if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith('-')) is { } option)
        {
            result.AddError($"there is no option '{option.Value}'");
        }
    });
}
