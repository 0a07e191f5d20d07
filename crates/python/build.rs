//! Gathers the standard modules that are written in Python: a file in one of these folders is all that one takes.

use std::path::Path;
use std::{env, fs, io};

/// Their files are the modules, by name; each folder is a part that is loaded by itself.
const FOLDERS: [(&str, &str); 5] = [
    ("lib", "src/stdlib/lib"),
    ("more", "src/stdlib/more"),
    ("rare", "src/stdlib/rare"),
    ("unicode", "src/stdlib/unicode"),
    ("names", "src/stdlib/names"),
];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let out = Path::new(&out);
    for (part, folder) in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        let modules = gather(folder)?;
        let names: Vec<&str> = modules.iter().map(|(name, _)| name.as_str()).collect();
        // Each text stands behind a line with the module's name.
        let texts = modules
            .iter()
            .map(|(name, text)| format!("#: {name}\n{text}"));
        fs::write(out.join(format!("{part}.rs")), format!("&{names:?}"))?;
        fs::write(out.join(format!("{part}.py")), texts.collect::<String>())?;
    }
    let upper = case_table("UPPER", |c| c.to_uppercase().collect());
    let lower = case_table("LOWER", |c| c.to_lowercase().collect());
    fs::write(out.join("case.rs"), upper + &lower)
}

/// A table of `src/text/case.rs`: the characters beyond ASCII that `other` makes others of.
fn case_table(name: &str, other: impl Fn(char) -> String) -> String {
    let (mut runs, mut texts) = (Vec::<[i64; 4]>::new(), String::new());
    for c in '\u{80}'..=char::MAX {
        let text = other(c);
        let mut made = text.chars();
        let (Some(one), None) = (made.next(), made.next()) else {
            texts += &format!("({c:?}, {text:?}), ");
            continue;
        };
        let (code, away) = (
            i64::from(u32::from(c)),
            i64::from(u32::from(one)) - i64::from(u32::from(c)),
        );
        if away == 0 {
            continue;
        }
        match runs.last_mut() {
            Some([first, last, step, same])
                if *same == away
                    && (code - *last == *step || first == last && code - *last <= 2) =>
            {
                (*last, *step) = (code, code - *last);
            }
            _ => runs.push([code, code, 1, away]),
        }
    }
    let run = |[first, last, step, away]: &[i64; 4]| {
        format!("Run {{ first: {first}, last: {last}, step: {step}, away: {away} }}, ")
    };
    let runs: String = runs.iter().map(run).collect();
    format!("static {name}: Table = Table {{ runs: &[{runs}], texts: &[{texts}] }};\n")
}

/// The modules of a folder and their texts, by name.
fn gather(folder: &str) -> io::Result<Vec<(String, String)>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "py")
            && let Some(name) = path.file_stem().and_then(|it| it.to_str())
        {
            let text = fs::read_to_string(&path)?;
            modules.push((name.to_owned(), text));
        }
    }
    modules.sort();
    Ok(modules)
}
