namespace ReluProofs.Kernel

open System

/// What the checker says of a draft or a file.
[<Sealed; AllowNullLiteral(false)>]
type CheckResult internal (certificate: Certificate | null, wrong: string, readable: bool) =
    /// Whether every fact was recomputed and is true.
    member _.IsValid = not (isNull certificate)

    /// The certificate; null unless valid.
    member _.Certificate = certificate

    /// The first thing that is wrong; empty when valid. Cut off where it is longer than anyone reads.
    member _.Wrong =
        if wrong.Length > 1000 then
            wrong.Substring(0, 1000) + "..."
        else
            wrong

    /// False when the text is no certificate at all.
    member _.IsReadable = readable

/// Decides whether a certificate is right, by kernel arithmetic alone: no solver, no simulator, no random numbers.
[<AbstractClass; Sealed>]
type Checker private () =

    /// Steps of exact arithmetic for one certificate: seconds of work, far above what claims need.
    static let effort = 250_000_000L

    static let rejected wrong = CheckResult(null, wrong, true)

    /// The value of the work, or what is wrong when it is a rejection.
    static let attempt (work: unit -> 'value) =
        try
            Ok(work ())
        with error when Rejection.isRejection error ->
            Error error.Message

    /// Nothing is certified that could not be checked again from its text.
    static let certified (draft: CertificateDraft) values =
        let readBack () =
            let certificate = Certificate(draft, values)
            let json = certificate.ToJson()
            let again, recorded, _, hash = CertificateText.read json

            if CertificateText.write again recorded hash <> json then
                invalidOp "it has another text"

            certificate

        match attempt readBack with
        | Ok certificate -> CheckResult(certificate, "", true)
        | Error why -> rejected (sprintf "the certificate cannot be read back: %s" why)

    /// The exact value of a fact's left side; of a quantity along a trajectory, the proved end that decides the relation.
    static let leftOf (paths: EnclosedPaths) (fact: Fact) (instance: CertifiedInstance) =
        match fact.Left.Node with
        | Along(journey, quantity) ->
            let struct (low, high) = paths.Enclose(journey, quantity)

            match fact.Relation with
            | Relation.Less
            | Relation.LessOrEqual -> RealAlgebraic.OfRational high
            | Relation.GreaterOrEqual
            | Relation.Greater -> RealAlgebraic.OfRational low
            | _ -> invalidOp "an enclosure decides no equality"
        | _ -> fact.Left.Evaluate instance

    static let rec evaluate (draft: CertificateDraft) (paths: EnclosedPaths) (facts: Fact list) values =
        match facts with
        | [] -> certified draft (List.rev values)
        | fact :: rest ->
            let sides =
                attempt (fun () ->
                    let left, right =
                        leftOf paths fact draft.Instance, fact.Right.Evaluate draft.Instance

                    left, right, Relations.holds fact.Relation left right)

            match sides with
            | Error why -> rejected (sprintf "fact '%s' cannot be evaluated: %s" fact.Name why)
            | Ok(left, right, true) -> evaluate draft paths rest ((left, right) :: values)
            | Ok(left, right, false) ->
                match attempt (fun () -> sprintf "%O %s %O" left fact.Symbol right) with
                | Ok shown -> rejected (sprintf "fact '%s' is false: %s" fact.Name shown)
                | Error _ -> rejected (sprintf "fact '%s' is false" fact.Name)

    /// Recomputes both sides of every fact and, if all relations hold, certifies them.
    static member Certify(draft: CertificateDraft) : CheckResult =
        Effort.Within(effort, (fun () -> evaluate draft (EnclosedPaths draft.Instance) (List.ofSeq draft.Facts) []))

    /// Reads a certificate's text and re-checks everything in it: the hashes, the recorded values and every fact.
    static member CheckJson(json: string) : CheckResult =
        match attempt (fun () -> Effort.Within(effort, (fun () -> CertificateText.read json))) with
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
