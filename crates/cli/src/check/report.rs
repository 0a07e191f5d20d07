//! What checking came to, as it is told: to people, to GitHub, and to programs that read results of JUnit.

use std::fmt::Write;
use std::path::PathBuf;

/// What was checked of a file.
pub struct Report {
    /// The file.
    pub file: PathBuf,
    /// Each thing that was looked at.
    pub checks: Vec<Check>,
}

/// One thing that has to be so.
pub struct Check {
    /// What it is about, the same each time.
    pub name: String,
    /// How it is not so.
    pub problem: Option<Problem>,
}

/// How something is not so.
pub struct Problem {
    /// Where, for people; empty for the file as a whole.
    pub place: String,
    /// The line of the file, counted from 1, where it is known.
    pub line: Option<usize>,
    /// The sentence.
    pub sentence: String,
    /// Lines below it.
    pub detail: Vec<String>,
}

impl Check {
    /// Something that is so.
    pub fn passed(name: String) -> Self {
        Self {
            name,
            problem: None,
        }
    }

    /// Something that is not so.
    pub fn failed(name: String, problem: Problem) -> Self {
        Self {
            name,
            problem: Some(problem),
        }
    }
}

impl Problem {
    /// The place and the sentence.
    fn headline(&self) -> String {
        if self.place.is_empty() {
            self.sentence.clone()
        } else {
            format!("{}: {}", self.place, self.sentence)
        }
    }
}

impl Report {
    /// All that is not so.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.checks.iter().filter_map(|it| it.problem.as_ref())
    }

    /// For people.
    pub fn people(&self) -> String {
        let file = self.file.display();
        let mut text = String::new();
        for problem in self.problems() {
            let _ = writeln!(text, "{file}: {}", problem.headline());
            for line in &problem.detail {
                let _ = writeln!(text, "    {line}");
            }
        }
        let (all, failed) = (self.checks.len(), self.problems().count());
        let checks = if all == 1 { "check" } else { "checks" };
        let _ = match failed {
            0 => writeln!(text, "{file}: {all} {checks} passed"),
            _ => writeln!(text, "{file}: {failed} of {all} {checks} failed"),
        };
        text
    }

    /// As commands that a workflow of GitHub makes annotations of.
    pub fn annotations(&self) -> String {
        let file = escaped(&self.file.to_string_lossy(), true);
        let mut text = String::new();
        for problem in self.problems() {
            let line = problem.line.map(|line| format!(",line={line}"));
            let mut message = problem.headline();
            for line in &problem.detail {
                let _ = write!(message, "\n{line}");
            }
            let _ = writeln!(
                text,
                "::error file={file}{}::{}",
                line.unwrap_or_default(),
                escaped(&message, false)
            );
        }
        text
    }

    fn suite(&self) -> String {
        let file = xml(&self.file.to_string_lossy());
        let (all, failed) = (self.checks.len(), self.problems().count());
        let mut text =
            format!("  <testsuite name=\"{file}\" tests=\"{all}\" failures=\"{failed}\">\n");
        for check in &self.checks {
            let name = xml(&check.name);
            let _ = write!(text, "    <testcase classname=\"{file}\" name=\"{name}\"");
            let _ = match &check.problem {
                None => writeln!(text, "/>"),
                Some(problem) => writeln!(
                    text,
                    ">\n      <failure message=\"{}\">{}</failure>\n    </testcase>",
                    xml(&problem.headline()),
                    xml(&problem.detail.join("\n"))
                ),
            };
        }
        text + "  </testsuite>\n"
    }
}

/// Results in the form that JUnit made usual.
pub fn junit(reports: &[Report]) -> String {
    let suites: String = reports.iter().map(Report::suite).collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n{suites}</testsuites>\n")
}

/// Text in XML, without the characters that XML cannot hold.
fn xml(text: &str) -> String {
    let fits = |c: &char| !c.is_control() || "\t\n\r".contains(*c);
    let mut escaped = String::new();
    for c in text.chars().filter(fits) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Text in a workflow command; a property's value cannot hold what divides properties.
fn escaped(text: &str, is_property: bool) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '%' | '\r' | '\n' => {
                let _ = write!(escaped, "%{:02X}", u32::from(c));
            }
            ':' | ',' if is_property => {
                let _ = write!(escaped, "%{:02X}", u32::from(c));
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let problem = Problem {
            place: "cell 2".into(),
            line: Some(7),
            sentence: "100% <wrong>".into(),
            detail: vec!["- \"a\"".into(), "+ \u{1b}b".into()],
        };
        Report {
            file: "a,b.py".into(),
            checks: vec![
                Check::passed("one".into()),
                Check::failed("two".into(), problem),
            ],
        }
    }

    #[test]
    fn each_reader_gets_its_own_form() {
        let report = report();
        assert_eq!(
            report.people(),
            "a,b.py: cell 2: 100% <wrong>\n    - \"a\"\n    + \u{1b}b\na,b.py: 1 of 2 checks failed\n"
        );
        assert_eq!(
            report.annotations(),
            "::error file=a%2Cb.py,line=7::cell 2: 100%25 <wrong>%0A- \"a\"%0A+ \u{1b}b\n"
        );
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites>
  <testsuite name=\"a,b.py\" tests=\"2\" failures=\"1\">
    <testcase classname=\"a,b.py\" name=\"one\"/>
    <testcase classname=\"a,b.py\" name=\"two\">
      <failure message=\"cell 2: 100% &lt;wrong&gt;\">- &quot;a&quot;&#10;+ b</failure>
    </testcase>
  </testsuite>
</testsuites>
";
        assert_eq!(junit(&[report]), expected);
    }
}
