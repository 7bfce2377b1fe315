using System.Reflection;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace ReluProofs.Proofs.Tests;

/// <summary>What C# sees of the F# assemblies must be ordinary .NET.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Type[] Foreign =
    [
        typeof(FSharpList<>), typeof(FSharpOption<>), typeof(FSharpValueOption<>), typeof(FSharpFunc<,>), typeof(FSharpMap<,>),
        typeof(FSharpSet<>), typeof(FSharpResult<,>), typeof(FSharpChoice<,>),
    ];

    public static TheoryData<string> Assemblies =>
    [
        typeof(Kernel.Rational).Assembly.GetName().Name!,
        typeof(Symbolic.Derivations.Derivation).Assembly.GetName().Name!,
        typeof(Catalogue).Assembly.GetName().Name!,
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_FSharp_list_option_tuple_or_function_crosses(string assembly) =>
        Assert.Empty(Leaks(Assembly.Load(assembly).GetExportedTypes()));

    [Fact]
    public void The_test_finds_planted_leaks() =>
        Assert.Equal(4, Leaks([typeof(Planted)]).Count());

    private static IEnumerable<string> Leaks(IEnumerable<Type> types) =>
        from type in types
        from member in Signatures(type)
        where Parts(member.Type).Any(IsForeign)
        select $"{type.Name}.{member.Name}: {member.Type}";

    private static IEnumerable<(string Name, Type Type)> Signatures(Type type)
    {
        const BindingFlags Flags =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (MethodBase method in type.GetMethods(Flags).Cast<MethodBase>().Concat(type.GetConstructors(Flags)))
        {
            foreach (ParameterInfo parameter in method.GetParameters())
            {
                yield return (method.Name, parameter.ParameterType);
            }

            if (method is MethodInfo { ReturnType: var result })
            {
                yield return (method.Name, result);
            }
        }

        foreach (FieldInfo field in type.GetFields(Flags))
        {
            yield return (field.Name, field.FieldType);
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        Type bare = type.HasElementType ? type.GetElementType()! : type;
        return bare.IsGenericType ? bare.GetGenericArguments().SelectMany(Parts).Append(bare) : [bare];
    }

    private static bool IsForeign(Type type) =>
        type.IsGenericType
        && (Foreign.Contains(type.GetGenericTypeDefinition())
            || type.FullName!.StartsWith("System.Tuple`", StringComparison.Ordinal)
            || type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal));

    private sealed class Planted
    {
        public static FSharpList<int>? List => null;

        public static Tuple<int, int>? Pair => null;

        public static void Takes(IReadOnlyList<FSharpOption<int>> option) => _ = option;

        public static FSharpFunc<int, int>? Function() => null;
    }
}
