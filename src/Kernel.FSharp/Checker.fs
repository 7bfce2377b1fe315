namespace ReluProofs.Kernel

open System
open System.Collections.Generic
open System.Text.Json

/// What the checker says of a draft or a file.
[<Sealed; AllowNullLiteral(false)>]
type CheckResult internal (certificate: Certificate | null, wrong: string, readable: bool) =
    /// Whether every fact was recomputed and is true.
    member _.IsValid = not (isNull certificate)

    /// The certificate; null unless valid.
    member _.Certificate = certificate

    /// The first thing that is wrong; empty when valid.
    member _.Wrong = wrong

    /// False when the text is no certificate at all.
    member _.IsReadable = readable

/// Decides whether a certificate is right, by kernel arithmetic alone: no solver, no simulator, no random numbers.
[<AbstractClass; Sealed>]
type Checker private () =

    static let rejected wrong = CheckResult(null, wrong, true)

    /// The exceptions a malformed or false certificate may cause; anything else is a fault of the kernel and surfaces.
    static let isRejection (error: exn) =
        error :? InvalidOperationException
        || error :? ArgumentException
        || error :? FormatException
        || error :? ArithmeticException
        || error :? IndexOutOfRangeException

    /// Recomputes both sides of every fact and, if all relations hold, certifies them.
    static member Certify(draft: CertificateDraft) : CheckResult =
        let rec evaluate facts values =
            match facts with
            | [] -> CheckResult(Certificate(draft, List.rev values), "", true)
            | (fact: Fact) :: rest ->
                let sides =
                    try
                        Ok(fact.Left.Evaluate draft.Instance, fact.Right.Evaluate draft.Instance)
                    with error when isRejection error ->
                        Error error.Message

                match sides with
                | Error why -> rejected (sprintf "fact '%s' cannot be evaluated: %s" fact.Name why)
                | Ok(left, right) ->
                    if Relations.holds fact.Relation left right then
                        evaluate rest ((left, right) :: values)
                    else
                        rejected (sprintf "fact '%s' is false: %O %s %O" fact.Name left fact.Symbol right)

        evaluate (List.ofSeq draft.Facts) []

    /// Reads a certificate's text and re-checks everything in it: the hashes, the recorded values and every fact.
    static member CheckJson(json: string) : CheckResult =
        let read =
            try
                Ok(CertificateText.read json)
            with
            | :? JsonException as error -> Error error.Message
            | :? KeyNotFoundException -> Error "a field is missing"
            | error when isRejection error -> Error error.Message

        match read with
        | Error why -> CheckResult(null, sprintf "not a readable certificate: %s" why, false)
        | Ok(draft, recorded, statementHash, hash) ->
            if CertificateText.sha256 draft.Statement <> statementHash then
                rejected "field 'statementHash' is not the hash of the statement"
            else
                let result = Checker.Certify draft

                match result.Certificate with
                | null -> result
                | certificate ->
                    let differing =
                        Seq.zip3 draft.Facts recorded (Seq.initInfinite id)
                        |> Seq.tryPick (fun (fact, (left, right), i) ->
                            if string (certificate.LeftValue i) <> left then
                                Some(
                                    sprintf "fact '%s': leftValue recomputes to %O" fact.Name (certificate.LeftValue i)
                                )
                            elif string (certificate.RightValue i) <> right then
                                Some(
                                    sprintf
                                        "fact '%s': rightValue recomputes to %O"
                                        fact.Name
                                        (certificate.RightValue i)
                                )
                            else
                                None)

                    match differing with
                    | Some wrong -> rejected wrong
                    | None when certificate.Hash <> hash -> rejected "field 'hash' is not the hash of this certificate"
                    | None -> result
