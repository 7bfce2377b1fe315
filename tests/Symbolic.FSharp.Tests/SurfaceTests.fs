namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Reflection
open Xunit
open ReluProofs.Symbolic.Derivations

/// What C# sees, and what the assembly must not contain.
module SurfaceTests =

    let private assembly = typeof<Derivation>.Assembly

    let private all =
        BindingFlags.Public
        ||| BindingFlags.NonPublic
        ||| BindingFlags.Instance
        ||| BindingFlags.Static
        ||| BindingFlags.DeclaredOnly

    let private visible =
        BindingFlags.Public ||| BindingFlags.Instance ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly

    let rec private parts (t: Type) : Type list =
        let inner =
            if t.HasElementType then
                match t.GetElementType() with
                | null -> []
                | e -> parts e
            elif t.IsGenericType then
                t.GetGenericArguments() |> Seq.collect parts |> Seq.toList
            else
                []

        t :: inner

    let private signature (m: MethodBase) =
        let returned =
            match m with
            | :? MethodInfo as info -> [ info.ReturnType ]
            | _ -> []

        returned @ [ for p in m.GetParameters() -> p.ParameterType ]

    let private members flags (t: Type) = [
        for m in t.GetMethods flags do
            string m, signature m
        for c in t.GetConstructors flags do
            string c, signature c
        for f in t.GetFields flags do
            string f, [ f.FieldType ]
    ]

    [<Fact>]
    let ``no floating-point type occurs anywhere`` () =
        let floats = [ typeof<double>; typeof<single>; typeof<decimal>; typeof<Half> ]

        let found = [
            for t in assembly.GetTypes() do
                for name, types in members all t do
                    for part in types |> List.collect parts do
                        if List.contains part floats then
                            sprintf "%s: %s" t.Name name

                for m in
                    Seq.append (Seq.cast<MethodBase>(t.GetMethods all)) (Seq.cast<MethodBase>(t.GetConstructors all)) do
                    match m.GetMethodBody() with
                    | null -> ()
                    | body ->
                        for local in body.LocalVariables do
                            if parts local.LocalType |> List.exists (fun p -> List.contains p floats) then
                                sprintf "%s.%s: a local" t.Name m.Name
        ]

        Assert.Equal<string list>([], found)

    [<Fact>]
    let ``no F# list, option, tuple or function crosses to C#`` () =
        let leaks (t: Type) =
            let name =
                match (if t.IsGenericType then t.GetGenericTypeDefinition() else t).FullName with
                | null -> ""
                | known -> known

            name.StartsWith("Microsoft.FSharp", StringComparison.Ordinal)
            && name <> "Microsoft.FSharp.Core.Unit"
            || name.StartsWith("System.Tuple", StringComparison.Ordinal)
            || name.StartsWith("System.ValueTuple", StringComparison.Ordinal)

        let found = [
            for t in assembly.GetExportedTypes() do
                for name, types in members visible t do
                    if types |> List.collect parts |> List.exists leaks then
                        sprintf "%s: %s" t.FullName name
        ]

        Assert.Equal<string list>([], found)

    [<Fact>]
    let ``no union or module is public`` () =
        let found = [
            for t in assembly.GetExportedTypes() do
                for attribute in t.GetCustomAttributes<CompilationMappingAttribute>() do
                    match attribute.SourceConstructFlags &&& SourceConstructFlags.KindMask with
                    | SourceConstructFlags.SumType
                    | SourceConstructFlags.Module -> t.FullName
                    | _ -> ()
        ]

        Assert.Empty found
