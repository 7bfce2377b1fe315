namespace ReluProofs.Symbolic.Render

/// Words of a sentence in LaTeX: characters of its own are escaped, signs of mathematics become formulas.
module internal LatexWords =

    let escape (words: string) =
        let replaceAll (pairs: (string * string) list) (start: string) =
            pairs |> List.fold (fun (t: string) (a, b) -> t.Replace(a, b)) start

        words
        |> replaceAll [
            "\\", @"\textbackslash "
            "_", @"\_"
            "^", @"\^{}"
            "#", @"\#"
            "%", @"\%"
            "&", @"\&"
            "²", "$^2$"
            "≥", @"$\ge$"
            "≤", @"$\le$"
            "−", "$-$"
            "⁺", "$^+$"
            "⁻", "$^-$"
            "Σ", @"$\sum$"
            "½", @"$\tfrac12$"
            "·", @"$\cdot$"
            "ω", @"$\omega$"
            "α", @"$\alpha$"
            "β", @"$\beta$"
            "σ", @"$\sigma$"
            "′", "$'$"
            "≠", @"$\ne$"
            "√", @"$\surd$"
            "‖", @"$\|$"
            "±", @"$\pm$"
            "γ", @"$\gamma$"
            "θ", @"$\theta$"
            "τ", @"$\tau$"
            "φ", @"$\varphi$"
            "ρ", @"$\rho$"
            "…", @"\ldots{}"
            "₁", "$_1$"
            "₀", "$_0$"
            "₊", "$_+$"
            "₋", "$_-$"
            "ₙ", "$_n$"
            "¹", "$^1$"
            "μ", @"$\mu$"
            "κ", @"$\kappa$"
            "λ", @"$\lambda$"
            "⟨", @"$\langle$"
            "⟩", @"$\rangle$"
        ]
