//! Text: its width, lines, and the part of TeX that labels use (`$\alpha^2$`).

use freezeframe_base::Lists;
/// Advance widths of printable ASCII in DejaVu Sans, in hundredths of the font size.
const WIDTHS: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75,
    79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35,
    63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];

/// Whether a run stands on the line, above or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// On the line.
    Base,
    /// A superscript.
    Super,
    /// A subscript.
    Sub,
}

/// Letters that are set alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Where they stand.
    pub level: Level,
    /// Set in italics, as variables in formulas are.
    pub italic: bool,
}

/// The runs of one line of text; what stands between dollar signs is read as a formula.
pub fn runs(line: &str) -> Vec<Run> {
    let parts: Vec<&str> = line.split('$').list();
    if parts.len().is_multiple_of(2) {
        return vec![Run {
            text: line.to_owned(),
            level: Level::Base,
            italic: false,
        }];
    }
    let mut out = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if index % 2 == 1 {
            formula(part, &mut out);
        } else {
            push(&mut out, part, Level::Base, false);
        }
    }
    out
}

/// The width of one line in multiples of the font size.
pub fn width(line: &str) -> f64 {
    runs(line)
        .iter()
        .map(|run| run_width(&run.text) * if run.level == Level::Base { 1.0 } else { 0.7 })
        .sum()
}

fn run_width(text: &str) -> f64 {
    let hundredths = |c: char| match c as usize {
        code @ 32..=126 => u32::from(WIDTHS[code - 32]),
        0x2212 => 84,
        0x2e80..=0x1ffff => 100,
        _ => 62,
    };
    text.chars().map(|c| f64::from(hundredths(c)) / 100.0).sum()
}

fn push(out: &mut Vec<Run>, text: &str, level: Level, italic: bool) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.level == level && last.italic == italic => last.text.push_str(text),
        _ => out.push(Run {
            text: text.to_owned(),
            level,
            italic,
        }),
    }
}

fn formula(source: &str, out: &mut Vec<Run>) {
    let mut chars = source.chars().peekable();
    let mut level = Level::Base;
    let mut group_level = None;
    while let Some(c) = chars.next() {
        match c {
            '^' => level = Level::Super,
            '_' => level = Level::Sub,
            '{' => group_level = Some(level),
            '}' => {
                group_level = None;
                level = Level::Base;
            }
            _ => {
                let (text, italic) = match c {
                    '\\' => command(&mut chars),
                    ' ' => continue,
                    '-' => ("\u{2212}".to_owned(), false),
                    _ => (c.to_string(), c.is_alphabetic()),
                };
                push(out, &text, level, italic);
                level = group_level.unwrap_or(Level::Base);
            }
        }
    }
}

fn command(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> (String, bool) {
    let mut name = String::new();
    while let Some(c) = chars.next_if(|c| c.is_ascii_alphabetic()) {
        name.push(c);
    }
    if name.is_empty() {
        return match chars.next() {
            Some(',' | ';' | ' ' | '!') => ("\u{2009}".to_owned(), false),
            Some(c) => (c.to_string(), false),
            None => (String::new(), false),
        };
    }
    if let Some((_, letter)) = SYMBOLS.iter().find(|(n, _)| *n == name) {
        return ((*letter).to_owned(), false);
    }
    match name.as_str() {
        "mathrm" | "mathbf" | "mathcal" | "mathbb" | "text" | "hat" | "bar" | "vec" | "left"
        | "right" | "quad" | "boldsymbol" | "mathit" | "rm" => (String::new(), false),
        _ => (name, false),
    }
}

const SYMBOLS: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ϵ"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "ϕ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("partial", "∂"),
    ("nabla", "∇"),
    ("infty", "∞"),
    ("cdot", "·"),
    ("times", "×"),
    ("pm", "±"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("sim", "∼"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("leftarrow", "←"),
    ("in", "∈"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("int", "∫"),
    ("sqrt", "√"),
    ("ell", "ℓ"),
    ("mid", "∣"),
    ("ldots", "…"),
    ("dots", "…"),
    ("cdots", "⋯"),
    ("circ", "∘"),
    ("prime", "′"),
    ("propto", "∝"),
    ("equiv", "≡"),
    ("langle", "⟨"),
    ("rangle", "⟩"),
    ("star", "⋆"),
    ("dagger", "†"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_runs() {
        let shown = |line: &str| -> String {
            let mark = |run: Run| match run.level {
                Level::Base => run.text,
                Level::Super => format!("^({})", run.text),
                Level::Sub => format!("_({})", run.text),
            };
            runs(line).into_iter().map(mark).collect()
        };
        let cases = [
            ("plain", "plain"),
            ("costs 5$", "costs 5$"),
            ("$x^2$ and $y_i$", "x^(2) and y_(i)"),
            (r"$\alpha^{10}+1$", "α^(10)+1"),
            (r"$\sin(x) - e^{-x}$", "sin(x)\u{2212}e^(\u{2212})^(x)"),
            ("$", "$"),
            ("$$", ""),
            ("$^$", ""),
        ];
        for (line, expected) in cases {
            assert_eq!(shown(line), expected, "{line}");
        }
    }
}
