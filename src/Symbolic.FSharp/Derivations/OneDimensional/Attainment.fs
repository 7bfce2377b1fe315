namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Derivations

/// One neuron a side attains the minimum.
module internal Attainment =

    /// A balanced neuron on this side whose product is the minimiser.
    let private neuron (s: Setting) (side: SideSymbols) (polar: Reference list) =
        s.Proof.Introduce(
            SquareRoot(side.BestSize, Setting.nameOf side.BestRoot, polar[0]),
            "weights ±ρ and ±σ ρ for one neuron"
        )
        |> ignore

        s.Proof.Apply(
            NormBalancing.script.Value,
            [ 3; 4; 5 ],
            [ "g", side.Best; "k", side.BestSize; "t", side.BestSign; "r", side.BestRoot ],
            "one neuron with the product γ, balanced"
        )

    let establish (s: Setting) (case: EqualityCase) : Reference list =
        List.map2 (neuron s) s.Sides case.Polars |> List.concat
