namespace ReluProofs.Proofs.Orthogonal

open ReluProofs.Kernel
open ReluProofs.Proofs

/// How an instance of the common setting is made simpler.
module internal Shrinking =

    let private simpler (x: Rational) =
        [ Rational.Zero; Rational.One; Rational.MinusOne; Rational.Two; Q.int -2 ]
        |> List.filter (fun z -> z <> x)

    let private replaceAt k item items =
        items |> List.mapi (fun position old -> if position = k then item else old)

    let private truncated d i = {
        i with
            X = List.init i.X.Length (Setting.axis d)
            Theta =
                i.Theta
                |> List.map (fun neuron -> {
                    neuron with
                        W = List.truncate d neuron.W
                })
            Start =
                i.Start
                |> List.map (fun neuron -> {
                    neuron with
                        W = List.truncate d neuron.W
                })
    }

    /// The same neurons seen from the axes of the points: the coordinates <w_j, x_k>.
    let private inAxes i =
        let n = i.X.Length

        let seen neuron = {
            neuron with
                W = i.X |> List.map (fun x -> Setting.dot neuron.W x)
        }

        {
            i with
                X = List.init n (Setting.axis n)
                Theta = i.Theta |> List.map seen
                Start = i.Start |> List.map seen
        }

    let private without j items =
        if List.length items > j then
            List.removeAt j items
        else
            items

    /// Labels 2 and -1, for where the sums of squares of the two signs have to differ.
    let private withPlainLabels (i: Instance) = {
        i with
            Y = i.Y |> List.map (fun y -> if y.Sign > 0 then Rational.Two else Q.int y.Sign)
    }

    let shrink (i: Instance) =
        seq {
            for k in 0 .. i.X.Length - 1 do
                if i.X.Length > 1 then
                    let fewer = {
                        i with
                            X = List.removeAt k i.X
                            Y = List.removeAt k i.Y
                    }

                    fewer
                    inAxes fewer
                    inAxes (withPlainLabels fewer)

            for j in 0 .. i.M - 1 do
                if i.M > 1 then
                    {
                        i with
                            M = i.M - 1
                            Theta = without j i.Theta
                            Start = without j i.Start
                    }

            inAxes i
            truncated i.X.Length i

            let one = Rational.One

            {
                i with
                    Y = i.Y |> List.map (fun y -> Q.int y.Sign)
            }

            withPlainLabels i

            for k in 0 .. i.Y.Length - 1 do
                for y in simpler i.Y[k] do
                    { i with Y = replaceAt k y i.Y }

            let smaller (neuron: Neuron) =
                seq {
                    let d = neuron.W.Length
                    let s = Q.int neuron.A.Sign

                    for k in 0 .. d - 1 do
                        for direction in [ one; -one ] do
                            let w = Setting.scaled direction (Setting.axis d k)
                            { A = s; W = w }
                            { A = neuron.A; W = w }

                    for a in simpler neuron.A do
                        { neuron with A = a }

                    for k in 0 .. d - 1 do
                        for x in simpler neuron.W[k] do
                            {
                                neuron with
                                    W = replaceAt k x neuron.W
                            }
                }

            for j in 0 .. i.Theta.Length - 1 do
                for neuron in smaller i.Theta[j] do
                    {
                        i with
                            Theta = replaceAt j neuron i.Theta
                    }

            for j in 0 .. i.Start.Length - 1 do
                for neuron in smaller i.Start[j] do
                    {
                        i with
                            Start = replaceAt j neuron i.Start
                    }
        }
