module ReluProofs.Kernel.Tests.ArchitectureTests

open System
open System.Reflection
open System.Runtime.CompilerServices
open FSharp.Reflection
open Xunit
open ReluProofs.Kernel

let private kernel = typeof<Rational>.Assembly

let private every =
    BindingFlags.Public
    ||| BindingFlags.NonPublic
    ||| BindingFlags.Instance
    ||| BindingFlags.Static
    ||| BindingFlags.DeclaredOnly

let private seen =
    BindingFlags.Public ||| BindingFlags.Instance ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly

/// A type with everything it is built from: generic arguments, elements of arrays and references.
let rec private parts (t: Type) : Type list = [
    t

    if t.HasElementType then
        yield! parts (Unchecked.nonNull (t.GetElementType()))

    for argument in t.GetGenericArguments() do
        if argument <> t && not argument.IsGenericParameter then
            yield! parts argument
]

let private signature (m: MethodBase) = [
    for p in m.GetParameters() do
        yield! parts p.ParameterType

    match m with
    | :? MethodInfo as m -> yield! parts m.ReturnType
    | _ -> ()
]

/// Name and types of every method, constructor, property, field, interface and base of a type.
let private members (flags: BindingFlags) (t: Type) : (string * Type list) list =
    let named (name: string) (types: Type list) = string t + "." + name, types

    [
        for m in t.GetMethods flags -> named m.Name (signature m)
        for c in t.GetConstructors flags -> named c.Name (signature c)
        for f in t.GetFields flags -> named f.Name (parts f.FieldType)
        for p in t.GetProperties flags -> named p.Name (parts p.PropertyType)
        for i in t.GetInterfaces() -> named i.Name (parts i)

        match t.BaseType with
        | null -> ()
        | b -> yield named b.Name (parts b)
    ]

let private publicTypes = kernel.GetExportedTypes() |> Array.toList

[<Fact>]
let ``Only the checker makes certificates and results`` () =
    for t in
        [
            typeof<Certificate>
            typeof<CheckResult>
            typeof<ActivationPattern>
            typeof<NeuronSubdifferential>
        ] do
        Assert.Empty(t.GetConstructors())
        Assert.True(t.IsSealed)

    let makers =
        publicTypes
        |> List.collect (fun t -> t.GetMethods seen |> Array.toList)
        |> List.filter (fun m -> m.ReturnType = typeof<Certificate>)
        |> List.map (fun m -> sprintf "%s.%s" (Unchecked.nonNull m.DeclaringType).Name m.Name)

    Assert.Equal<string list>([ "CheckResult.get_Certificate" ], makers)

    let checkers =
        publicTypes
        |> List.collect (fun t -> t.GetMethods seen |> Array.toList)
        |> List.filter (fun m -> m.ReturnType = typeof<CheckResult>)
        |> List.map (fun m -> sprintf "%s.%s" (Unchecked.nonNull m.DeclaringType).Name m.Name)
        |> List.sort

    Assert.Equal<string list>([ "Checker.Certify"; "Checker.CheckJson" ], checkers)

[<Fact>]
let ``Certificates and what they are made of have no setters and no public fields`` () =
    for t in publicTypes |> List.filter (fun t -> not t.IsEnum) do
        Assert.Empty(t.GetFields seen)
        Assert.DoesNotContain(t.GetProperties seen, (fun (p: PropertyInfo) -> p.CanWrite))
        Assert.True(t.IsSealed || t.IsValueType, t.Name + " can be derived from")

[<Fact>]
let ``The kernel has no friend assemblies`` () =
    Assert.Empty(kernel.GetCustomAttributes<InternalsVisibleToAttribute>())

[<Fact>]
let ``The kernel refers only to the base library and FSharp.Core`` () =
    let bcl =
        typeof<obj>.Assembly.GetName().GetPublicKeyToken() |> Unchecked.nonNull |> Convert.ToHexString

    let microsoft = [ bcl; "B03F5F7F11D50A3A"; "B77A5C561934E089"; "CC7B13FFCD2DDD51" ]

    for reference in kernel.GetReferencedAssemblies() do
        let name = Unchecked.nonNull reference.Name

        let token =
            reference.GetPublicKeyToken() |> Unchecked.nonNull |> Convert.ToHexString

        Assert.True(
            name = "FSharp.Core"
            || name = "netstandard"
            || (name.StartsWith("System.", StringComparison.Ordinal) && List.contains token microsoft),
            name
        )

        // Solvers, simulators and vectorised numerics would come from elsewhere; files and nets are no mathematics.
        for unwanted in [ "Random"; "Net"; "FileSystem"; "Tensors"; "Process" ] do
            Assert.False(name.Split('.') |> Array.contains unwanted, name)

let private everything =
    kernel.GetTypes() |> Array.toList |> List.collect (members every)

[<Fact>]
let ``No random numbers, clocks or files`` () =
    let unwanted = [
        typeof<Random>
        typeof<DateTime>
        typeof<Diagnostics.Stopwatch>
        typeof<IO.Stream>
        typeof<Threading.Tasks.Task>
    ]

    for name, types in everything do
        Assert.False(types |> List.exists (fun t -> List.contains t unwanted), name)

    // Nor in the bodies: the names of every type the assembly refers to.
    let path = kernel.Location
    use file = IO.File.OpenRead path
    use image = new System.Reflection.PortableExecutable.PEReader(file)
    let metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader image

    let used = [
        for handle in metadata.TypeReferences do
            let reference = metadata.GetTypeReference handle
            metadata.GetString reference.Namespace + "." + metadata.GetString reference.Name
    ]

    Assert.Contains("System.Numerics.BigInteger", used)

    for unwanted in
        [
            "System.Random"
            "System.Security.Cryptography.RandomNumberGenerator"
            "System.Guid"
            "System.DateTime"
            "System.Diagnostics.Stopwatch"
            "System.Environment"
            "System.IO.File"
        ] do
        Assert.DoesNotContain(unwanted, used)

[<Fact>]
let ``No type of F# alone crosses into CSharp`` () =
    let isFSharpOnly (t: Type) =
        t.Assembly = typeof<list<int>>.Assembly
        || FSharpType.IsFunction t
        || FSharpType.IsTuple t
        || (t.FullName
            |> Option.ofObj
            |> Option.exists (fun n -> n.StartsWith("System.ValueTuple", StringComparison.Ordinal)))

    for t in publicTypes do
        Assert.False(FSharpType.IsUnion t || FSharpType.IsModule t, t.Name)

        for name, types in members seen t do
            Assert.False(types |> List.exists isFSharpOnly, name)

[<Fact>]
let ``Floating point stays in ToDouble and OfDouble`` () =
    let floating = [ typeof<double>; typeof<single>; typeof<decimal>; typeof<Half> ]

    // The nearest double of a sum of roots is found once and kept.
    let allowed = [ ".ToDouble"; ".OfDouble"; ".nearest" ]

    let speaking =
        everything
        |> List.filter (fun (_, types) -> types |> List.exists (fun t -> List.contains t floating))
        |> List.map fst

    Assert.NotEmpty speaking

    // Nor in the bodies, beside the two conversions.
    let working = [
        for t in kernel.GetTypes() do
            for m in
                Seq.append (Seq.cast<MethodBase>(t.GetMethods every)) (Seq.cast<MethodBase>(t.GetConstructors every)) do
                match m.GetMethodBody() with
                | null -> ()
                | body ->
                    for local in body.LocalVariables do
                        if parts local.LocalType |> List.exists (fun t -> List.contains t floating) then
                            string t + "." + m.Name
    ]

    // Equal sums of roots may have different radicands; the nearest double is the same.
    let allowedInside = "ReluProofs.Kernel.RealAlgebraic.GetHashCode" :: allowed

    Assert.NotEmpty working

    for names, allowed in [ speaking, allowed; working, allowedInside ] do
        for name in names do
            Assert.True(allowed |> List.exists (fun suffix -> name.EndsWith(suffix, StringComparison.Ordinal)), name)

[<Fact>]
let ``The parts of a type are seen through arrays and arguments`` () =
    // The tests above are only as good as this.
    let found = parts typeof<Collections.Generic.Dictionary<string, list<double>[]>>
    Assert.Contains(typeof<double>, found)
    Assert.Contains(typeof<list<double>>, found)
