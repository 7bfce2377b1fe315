namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// What the loss of any network is.
[<NoComparison>]
type internal Loss = {
    /// The squared residuals as a sum of a quadratic in either side's sum of products.
    Residuals: Reference
    /// The loss from the squared residuals and the norm.
    Definition: Reference
}

/// The squared residuals as two quadratics, each in one variable, by induction over the data points.
module internal Loss =

    let private dataSums (s: Setting) =
        let error = s.Output / s.Alpha - s.Y

        s.Proof.Sums(
            "data points",
            [ "x"; "y"; "F" ],
            s.PointKinds,
            [
                Setting.sum s.Residuals s.RunningResiduals (Setting.everywhere (error * error))
                Setting.sum s.Labels s.RunningLabels (Setting.everywhere (s.Y * s.Y))
                for side in s.Sides do
                    Setting.sum side.Energy side.RunningEnergy (Setting.onlyFor side.Kind (s.X * s.X))
                for side in s.Sides do
                    Setting.sum side.Moment side.RunningMoment (Setting.onlyFor side.Kind (s.X * s.Y))
            ],
            "sums over any number n of data points; X has a positive and a negative entry, so P > 0 and N > 0"
        )

    /// The part of the squared residuals that one side's data contributes, less its squared labels.
    let private quadratic (s: Setting) (energy: RationalFunction) (moment: RationalFunction) (total: RationalFunction) =
        energy * total * total / (s.Alpha * s.Alpha) - constant 2 * moment * total / s.Alpha

    /// Squared residuals less what they are claimed to be, when one more point of side `kind` adds the increments given.
    let private claim (s: Setting) kind (error: RationalFunction) label square cross =
        let quadraticOf (side: SideSymbols) =
            let added =
                if side.Kind = kind then
                    RationalFunction.One
                else
                    RationalFunction.Zero

            quadratic s (side.RunningEnergy + added * square) (side.RunningMoment + added * cross) side.Total

        s.RunningResiduals + error - quadraticOf s.P - quadraticOf s.N - (s.RunningLabels + label)

    let private residuals (s: Setting) (network: Network) points =
        let none = RationalFunction.Zero
        let invariant = zero (claim s 2 none none none none)
        let error = s.Output / s.Alpha - s.Y

        let proofs =
            [ s.X * s.P.Total; s.X * s.N.Total; none ]
            |> List.mapi (fun kind output -> [
                s.Proof.Entail(
                    s.PointKinds[kind].Facts @ [ invariant ],
                    [ s.AlphaPositive; network.Outputs[kind] ],
                    zero (claim s kind (error * error) (s.Y * s.Y) (s.X * s.X) (s.X * s.Y)),
                    factors [ ((s.Output + output) / s.Alpha - constant 2 * s.Y) / s.Alpha ],
                    "one more data point"
                )
            ])

        s.Proof.Induction(
            points,
            [],
            Setting.nothingGiven,
            [ invariant ],
            proofs,
            "D = P G_P²/α² − 2 p G_P/α + N G_N²/α² − 2 q G_N/α + ‖Y‖²: the two sides decouple"
        )
        |> List.exactlyOne

    let establish (s: Setting) (network: Network) : Loss =
        let points = dataSums s
        let residuals = residuals s network points

        let definition =
            s.Proof.Introduce(
                Let(Setting.nameOf s.Loss, half * s.Residuals + s.Beta * s.Norm),
                if s.Regularised then
                    "the loss L = D/2 + β T"
                else
                    "the loss"
            )

        {
            Residuals = residuals
            Definition = definition.Head
        }
