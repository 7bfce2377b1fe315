namespace ReluProofs.Symbolic.Render

open System.Collections.Generic
open ReluProofs.Symbolic.Algebra

/// Writes elementary functions of the time.
module internal ElementaryNotation =

    /// The glyphs of the generators, which are written out of their arguments, beside those of the parameters.
    let rec private glyphs (symbols: IReadOnlyDictionary<string, Glyph>) (f: ElementaryFunction) =
        let all = Dictionary<string, Glyph>(symbols)

        for KeyValue(name, generator) in f.Generators do
            all[name] <-
                match generator with
                | Exponential x -> {
                    Unicode = sprintf "exp(%s)" (write symbols Unicode x)
                    Latex = sprintf "e^{%s}" (write symbols Latex x)
                  }
                | Logarithm e -> {
                    Unicode = sprintf "log(%s)" (write symbols Unicode e)
                    Latex = sprintf @"\log\left(%s\right)" (write symbols Latex e)
                  }
                | Integral integrand ->
                    let notation = Notation symbols

                    {
                        Unicode = sprintf "∫₀ᵗ %s" (notation.Symbol(Unicode, integrand))
                        Latex = sprintf @"\int_0^t %s" (notation.Symbol(Latex, integrand))
                    }

        all

    and write (symbols: IReadOnlyDictionary<string, Glyph>) (language: Language) (f: ElementaryFunction) : string =
        (Notation(glyphs symbols f)).Expression(language, f.Body)

/// Writes elementary functions of the time for readers.
[<AbstractClass; Sealed>]
type ElementaryText private () =

    static let none = Dictionary<string, Glyph>()

    /// In Unicode, for the terminal.
    static member Unicode(f: ElementaryFunction) : string = ElementaryNotation.write none Unicode f

    /// In LaTeX, without dollar signs; names are written as they are.
    static member Latex(f: ElementaryFunction) : string = ElementaryNotation.write none Latex f
