namespace ReluProofs.Proofs.WeakInteraction

open FsCheck.FSharp
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// What a statement on random starts is checked at: a state, for what it says of all of them, or starts drawn from a law, for its
/// probability.
type internal StateOrLaw =
    | State of Sample
    | Law of Trial

module internal StateOrLaw =

    /// A hypothesis on states; the data and laws of trials satisfy those of Theorem 1 by construction.
    let on (h: Hypothesis<Sample>) =
        let holds (c: StateOrLaw) =
            match c with
            | State s -> h.Holds.Invoke s
            | Law _ -> true

        match h.Break with
        | null -> Hypothesis<StateOrLaw>(h.Name, h.Text, (fun c -> holds c), null)
        | breaks ->
            Hypothesis<StateOrLaw>(
                h.Name,
                h.Text,
                (fun c -> holds c),
                fun c ->
                    match c with
                    | State s -> State(breaks.Invoke s)
                    | Law _ -> c
            )

    /// A statement on every state; it says nothing of laws.
    let atStates (check: Check<Sample>) =
        Check<StateOrLaw>(fun c context ->
            match c with
            | State s -> check.Invoke(s, context)
            | Law _ -> Outcome.Discarded "a state")

    /// A statement on a probability; it says nothing of single states.
    let atLaws (check: Check<Trial>) =
        Check<StateOrLaw>(fun c context ->
            match c with
            | State _ -> Outcome.Discarded "a law"
            | Law t -> check.Invoke(t, context))

    /// States of a generator and, one in six, one of the trials.
    let family name hypotheses states (trials: Trial list) generator shrink =
        Family<StateOrLaw>(
            name,
            hypotheses |> List.map on,
            (List.map Law trials) @ (List.map State states),
            Arb.fromGenShrink (
                Gen.frequency [ 5, Gen.map State generator; 1, Gen.elements trials |> Gen.map Law ],
                fun c ->
                    match c with
                    | State s -> shrink s |> Seq.map State
                    | Law _ -> Seq.empty
            ),
            (fun c ->
                match c with
                | State s -> Samples.size s
                | Law t -> Trial.size t),
            (fun c ->
                match c with
                | State s -> Samples.describe s
                | Law t -> Trial.describe t),
            (fun c ->
                match c with
                | State s -> sprintf "n=%d" (Sample.points s)
                | Law _ -> "drawn starts")
        )

    /// Unit inputs at 3/5 with labels 1 and neurons of the length `scale`.
    let equal neurons scale runs = {
        Inputs = Pair
        Neurons = neurons
        Law = Equal scale
        Runs = runs
    }

    /// Trials at which rates are read off: small and moderate starts.
    let rates = [
        equal 12 (Q.frac 1 10) 12
        equal 12 (Q.frac 1 100) 12
        equal 20 (Q.frac 1 10) 8
    ]
