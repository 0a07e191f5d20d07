//! Sessions of Python's console, as documents show them: what was typed stands behind prompts, and what was printed between.

/// The text of the program that was typed; nothing where the text is no such session.
pub fn typed(text: &str) -> Option<String> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    prompted(first).filter(|(prompt, _)| *prompt == ">>>")?;
    let mut program = String::new();
    for line in text.lines() {
        match prompted(line) {
            Some((_, typed)) => {
                program += typed;
                program.push('\n');
            }
            // Where nothing stands something was set apart.
            None if line.trim().is_empty() && !program.is_empty() => program.push('\n'),
            None => {}
        }
    }
    Some(program)
}

/// The prompt of a line, and what was typed behind it.
fn prompted(line: &str) -> Option<(&str, &str)> {
    let (prompt, typed) = line.trim_start().split_at_checked(3)?;
    let typed = match typed {
        "" => typed,
        _ => typed.strip_prefix(' ')?,
    };
    matches!(prompt, ">>>" | "...").then_some((prompt, typed))
}
