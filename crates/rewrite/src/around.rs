//! What stands around the body of a loop once it is a `scan`: above it what it is given, below it what it gives.

use super::loop_turns::Over;
use super::loops::{Looker, Loop, Part};
use super::program::each_statement;
use super::scopes::{MODULE, Spot, spot};
use super::text::Edits;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, Stmt};

/// Longer lines are broken.
pub(super) const WIDEST: usize = 100;

/// Edits that take the time of loops, and are never offered.
pub(super) const TIMING: usize = 1;

/// What begins a line on standard error that says how long a loop took.
pub(super) const TOOK: &str = "freezeframe: a loop took ";

/// What comes out of a `scan` besides what is handed on.
pub(super) struct Output {
    /// What a turn gives.
    pub(super) value: String,
    /// The variable for all of them.
    pub(super) name: String,
    /// The list that they go to, and whether they were made plain numbers, and come from a loop in the loop.
    pub(super) list: Option<(String, bool, bool)>,
}

/// Writes loops as scans.
pub(super) struct Writer<'a, 'p> {
    pub(super) looker: &'p Looker<'a, 'p>,
    pub(super) edits: Edits<'a>,
    pub(super) changes: Vec<Sentence>,
    pub(super) number: usize,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn binds(&self, name: &str) -> bool {
        self.looker.flow.scopes.binds(MODULE, name)
    }

    pub(super) fn lax(&self) -> &'static str {
        if self.binds("lax") { "lax" } else { "jax.lax" }
    }

    pub(super) fn numpy(&self) -> &'static str {
        if self.binds("jnp") {
            "jnp"
        } else {
            "jax.numpy"
        }
    }

    pub(super) fn output(&self, outputs: &mut Vec<Output>, value: String) {
        if outputs
            .iter()
            .any(|it| it.value == value && it.list.as_ref().is_none_or(|it| !it.2))
        {
            return;
        }
        let many = match value.as_str() {
            it if it.ends_with(['s', 'x']) || it.ends_with("ch") => format!("{it}es"),
            it => format!("{it}s"),
        };
        let name = self.fresh(&[&many, &format!("all_{many}")]);
        outputs.push(Output {
            value,
            name,
            list: None,
        });
    }

    pub(super) fn fresh(&self, names: &[&str]) -> String {
        self.looker.flow.scopes.fresh(names)
    }

    /// True if a list is empty before the loop and used only as an array can be: the `scan` gives the array itself.
    pub(super) fn is_replaced(&self, it: &Loop<'a>, list: &str) -> bool {
        let flow = self.looker.flow;
        let is_empty =
            matches!(flow.first_value(it.home, list), Some(Expr::List(it)) if it.elts.is_empty());
        let at = spot(it.stmt);
        let uses = flow.scopes.uses.iter().filter(|it| it.name == list);
        let (mut writes, mut others) = (0, true);
        for it in uses {
            let is_inside = at.0 <= it.at.0 && it.at.1 <= at.1;
            writes += usize::from(it.is_write);
            others &= it.is_write || is_inside || is_of_array(flow.text, it.at);
        }
        is_empty && writes == 1 && others
    }

    /// Above the body: what it is given.
    pub(super) fn head(&mut self, it: &Loop<'a>, over: &Over, indent: &str) -> String {
        let at = spot(it.stmt);
        let number = self.number;
        let name = match (bodies_in(it), number) {
            (true, _) | (_, 1) => self.fresh(&["body", "scan_body"]),
            (_, number) => self.fresh(&[&format!("body_{number}"), &format!("scan_body_{number}")]),
        };
        let name = match self.is_inner(it) {
            true => self.fresh(&["inner_body", "inner_scan_body"]),
            false => name,
        };
        let (carry, unpacked) = match it.carried.as_slice() {
            [one] => (one.clone(), None),
            all => {
                let carry = self.fresh(&["carry", "carried"]);
                let line = format!("{} = {carry}", all.join(", "));
                (carry, Some(line))
            }
        };
        let mut lines = vec![format!("def {name}({carry}, {}):", over.parameter)];
        lines.extend(unpacked.map(|line| format!("{indent}    {line}")));
        lines.extend(
            over.unpacked
                .iter()
                .map(|line| format!("{indent}    {line}")),
        );
        let colon = self.edits.old((spot(&*it.stmt.iter).1, at.1));
        let colon = spot(&*it.stmt.iter).1 + colon.find(':').unwrap_or(0) + 1;
        // A function of a module stands between two empty lines.
        let above = self.edits.old((0, at.0));
        let is_below_comment = above
            .trim_end()
            .lines()
            .last()
            .is_some_and(|it| it.trim().starts_with('#'))
            && !above.trim_end_matches([' ', '\t']).ends_with("\n\n");
        let lines_above = above.len() - above.trim_end_matches('\n').len();
        let gap = match indent.is_empty() && !is_below_comment && !above.is_empty() {
            true => "\n".repeat(3_usize.saturating_sub(lines_above)),
            false => String::new(),
        };
        self.edits.replace((at.0, colon), gap + &lines.remove(0));
        if !lines.is_empty() {
            let end = self.edits.line_end(colon);
            self.edits.insert(end, format!("\n{}", lines.join("\n")));
        }
        name
    }

    pub(super) fn is_inner(&self, it: &Loop<'a>) -> bool {
        let indent = self.edits.indent(spot(it.stmt).0).len();
        let mut inside = false;
        each_statement(self.looker.body, &mut |stmt| {
            if let Stmt::For(outer) = stmt {
                let (start, end) = spot(outer);
                let here = spot(it.stmt);
                inside |=
                    start < here.0 && here.1 <= end && self.edits.indent(start).len() < indent;
            }
        });
        inside
    }

    /// Below the body: what it gives, and the `scan`.
    pub(super) fn tail(
        &mut self,
        it: &Loop<'a>,
        over: &Over,
        outputs: &[Output],
        body: &str,
        indent: &str,
        is_outer: bool,
    ) -> String {
        let several = |names: &[String]| match names {
            [one] => one.clone(),
            all => format!("({})", all.join(", ")),
        };
        let values: Vec<String> = outputs.iter().map(|it| it.value.clone()).collect();
        let given = match values.as_slice() {
            [] => "None".to_owned(),
            all => several(all),
        };
        let names: Vec<String> = outputs.iter().map(|it| it.name.clone()).collect();
        let taken = match names.as_slice() {
            [] => "_".to_owned(),
            all => several(all),
        };
        let first: Vec<String> = it
            .carried
            .iter()
            .map(|name| match self.looker.becomes_float(it, name) {
                true => format!("float({name})"),
                false => name.clone(),
            })
            .collect();
        let carried = several(&it.carried);
        let gap = if indent.is_empty() { "\n\n" } else { "\n" };
        let mut text = format!("{indent}    return {carried}, {given}\n{gap}");
        let call = format!("{indent}{carried}, {taken} = {}.scan(", self.lax());
        let arguments = [body.to_owned(), several(&first), over.given.clone()];
        let line = format!("{call}{})", arguments.join(", "));
        text += &match line.len() <= WIDEST {
            true => line,
            false => {
                let lines = arguments.map(|it| format!("\n{indent}    {it},"));
                format!("{call}{}\n{indent})", lines.concat())
            }
        };
        for output in outputs {
            if let Some((list, is_number, is_nested)) = output.list.as_ref().filter(|_| is_outer) {
                let all = match is_nested {
                    true => format!("{}.concatenate({})", self.numpy(), output.name),
                    false => output.name.clone(),
                };
                let all = if *is_number {
                    format!("{all}.tolist()")
                } else {
                    all
                };
                let is_it = output.name == *list;
                if is_it {
                    self.drop_list(it, list);
                }
                match (is_it, *is_nested) {
                    (true, false) => {}
                    (true, true) => {
                        let all = all.trim_end_matches(".tolist()");
                        text += &format!("\n{indent}{list} = {all}");
                    }
                    (false, _) => text += &format!("\n{indent}{list}.extend({all})"),
                }
            }
        }
        for name in &it.last {
            if let Some(output) = outputs.iter().find(|it| it.value == *name) {
                text += &format!("\n{indent}{name} = {}[-1]", output.name);
            }
        }
        text
    }

    /// Takes `losses = []` out.
    pub(super) fn drop_list(&mut self, it: &Loop<'a>, list: &str) {
        let mut made = None;
        each_statement(self.looker.body, &mut |stmt| {
            if let Stmt::Assign(assign) = stmt
                && let [Expr::Name(name)] = assign.targets.as_slice()
                && name.id == *list
                && spot(stmt).1 <= spot(it.stmt).0
            {
                made = Some(spot(stmt));
            }
        });
        if let Some(at) = made {
            self.edits.delete(at);
        }
    }

    /// Lines that take the time of a loop.
    pub(super) fn take_time(&mut self, at: Spot) {
        let stage = std::mem::replace(&mut self.edits.stage, TIMING);
        let began = self.fresh(&["loop_began_at", "the_loop_began_at"]);
        let clock = "__import__(\"time\").perf_counter()";
        self.edits.before(at.0, &[format!("{began} = {clock}")]);
        let told = format!(
            "__import__(\"sys\").stderr.write(f\"{TOOK}{{{clock} - {began}}}\\n\") and None"
        );
        let told = told.replace("{__import__(\"time\")", "{__import__('time')");
        self.edits.after(at, &[told]);
        self.edits.stage = stage;
    }
}

/// True if there is a loop in the loop.
fn bodies_in(it: &Loop<'_>) -> bool {
    it.parts
        .iter()
        .any(|(_, part)| matches!(part, Part::Inner(_)))
}

/// True if an array can be used as a list is at a place.
fn is_of_array(text: &str, (start, end): Spot) -> bool {
    let before = text.get(..start).unwrap_or("");
    let after = text.get(end..).unwrap_or("");
    if let Some(rest) = after.strip_prefix('[') {
        let index = rest.split(']').next().unwrap_or("");
        return !index.contains(':');
    }
    let Some(called) = before.strip_suffix('(') else {
        return false;
    };
    let name = called.rsplit(|c: char| !c.is_alphanumeric() && c != '_' && c != '.');
    let name = name.into_iter().next().unwrap_or("");
    let is_numpy = ["jnp.", "np.", "numpy.", "jax.numpy."]
        .iter()
        .any(|it| name.starts_with(it));
    is_numpy || matches!(name, "len" | "sum" | "min" | "max") || name.ends_with("plot")
}
