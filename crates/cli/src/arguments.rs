//! The command line's words.

mod authors;
mod values;

pub use authors::{BuildOptions, CheckOptions, MdbookOptions, RecordOptions};
use freezeframe_base::{JaxCompat, Lane};
use std::ffi::OsString;
use std::path::PathBuf;
use values::{lane, path_of, release, seconds, text_of};

/// What `--help` prints.
pub const USAGE: &str = "\
freezeframe: runs JAX programs as the notebook does

  freezeframe run PROGRAM.{py,ipynb,md} [--json] [--lane jit|python] [--time-limit SECONDS] [--jax VERSION]
                  [--packages PATH]
  freezeframe inspect PROGRAM.{py,ipynb,md} [--json|--sarif|--loops] [--time-limit SECONDS] [--jax VERSION]
                  [--packages PATH]
  freezeframe fix PROGRAM.{py,ipynb,md} [--steps] [--scan] [--time-limit SECONDS] [--jax VERSION] [--packages PATH]
  freezeframe record NOTEBOOK... [-o PATH] [--time-limit SECONDS] [--packages PATH]
  freezeframe check NOTEBOOK... [--junit FILE] [--github] [--time-limit SECONDS] [--packages PATH]
  freezeframe build NOTEBOOK... -o FOLDER --site DIST [--title TEXT] [--base ADDRESS] [--theme light|dark]
  freezeframe mdbook [supports RENDERER]
  freezeframe lsp [--time-limit SECONDS] [--jax VERSION] [--packages PATH]

run prints what the program prints; it ends with 1 if a cell raised. The program can import the modules beside it.
inspect tells what each jitted function froze and which calls ran on values that had changed;
it ends with 1 if there is such a call.
fix prints the program rewritten so that its jitted functions take their state and return it, and on
standard error what was done; it ends with 0. Where there is nothing to fix, that is the program as it is.
Where there is no such rewrite, it prints nothing, says why on standard error, and ends with 1.
record runs the cells of notebooks in both lanes and writes what they put out into the notebooks, as the page
saves it; where a cell raises that is not tagged raises-exception, nothing is written, and it ends with 1.
check runs notebooks and tells what is not so: outputs that are not those that are recorded, findings that are
not those that comments `# frozen: NAME` expect, links to steps that lead nowhere, and exercises whose solution
fails or whose starter passes; it ends with 1 if there is such a thing.
build writes a site that any static host can serve: a list of the notebooks with a search, and a page for each,
which shows what is recorded of it before any script runs.
mdbook is a preprocessor of mdBook, which makes a book's blocks of Python live cells; docs/embedding.md says what
book.toml says to it.
lsp is a language server for editors, by standard input and output; docs/editors.md says how editors start it.

  --json                run: one JSON object a cell; inspect: one object with traces and stale_calls
  --sarif               inspect: the findings in SARIF 2.1.0
  --loops               inspect: each trace's jaxpr, and the loops that it was compiled into
  --steps               fix: the changes one at a time, each with its sentence, in place of the program
  --scan                fix: loops that train become one lax.scan, too, and how long both take is told
  --lane jit|python     jit as JAX does it (the default), or jit as the identity
  --time-limit SECONDS  interrupt a cell that runs longer; for record, check and lsp 60, if nothing else is said
  --jax VERSION         follow the texts of this release: 0.12 (the default) or 0.3
  --packages PATH       a wheel (.whl), or a folder of wheels, from which programs can import; may be said again
  -o, --output PATH     record: write to this .ipynb file, or into this folder; .py and .md need it
                        build: write the site into this folder
  --site DIST           build: the folder of the built site, from which the engine's files come
  --title TEXT          build: what the site is called, `Notebooks` if nothing else is said
  --base ADDRESS        build: where the site is to stand; with it, there is a sitemap.xml
  --theme light|dark    build: the theme of all pages; without it, it is the reader's
  --junit FILE          check: write the results for programs that read those of JUnit
  --github              check: tell problems as GitHub's annotations too; so it is where GITHUB_ACTIONS is set
";

/// What is asked for.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Print the usage.
    Help,
    /// Run a program.
    Run(RunOptions),
    /// Run a program and tell what it froze.
    Inspect(RunOptions),
    /// Rewrite a program so that it carries its state.
    Fix(RunOptions),
    /// Write what notebooks put out into them.
    Record(RecordOptions),
    /// Tell what is not so in notebooks.
    Check(CheckOptions),
    /// Write a site of notebooks.
    Build(BuildOptions),
    /// Answer mdBook.
    Mdbook(MdbookOptions),
    /// Answer an editor.
    Lsp(RunOptions),
}

/// How to run a program.
#[derive(Clone, Debug, PartialEq)]
pub struct RunOptions {
    /// The file.
    pub program: PathBuf,
    /// One JSON object a cell.
    pub json: bool,
    /// Findings in SARIF.
    pub sarif: bool,
    /// What traces were compiled into.
    pub loops: bool,
    /// A fix is shown change by change.
    pub steps: bool,
    /// Loops become one `scan`.
    pub scan: bool,
    /// How `jit` is treated.
    pub lane: Lane,
    /// Seconds a cell may run.
    pub time_limit: Option<f64>,
    /// Overrides what the notebook says of itself.
    pub compat: Option<JaxCompat>,
    /// Wheels, and folders of wheels.
    pub packages: Vec<PathBuf>,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self {
            program: PathBuf::new(),
            json: false,
            sarif: false,
            loops: false,
            steps: false,
            scan: false,
            lane: Lane::Jit,
            time_limit: None,
            compat: None,
            packages: Vec::new(),
        }
    }
}

/// Reads the words after the command's name; the error is a sentence for people.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Action, String> {
    use lexopt::Arg::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(words);
    let mut action = None;
    let mut program = None;
    let mut options = RunOptions::default();
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Long("help") | Short('h') => return Ok(Action::Help),
            Long("json") => options.json = true,
            Long("sarif") => options.sarif = true,
            Long("loops") => options.loops = true,
            Long("steps") => options.steps = true,
            Long("scan") => options.scan = true,
            Long("lane") => options.lane = lane(&text_of(&mut parser)?)?,
            Long("time-limit") => options.time_limit = Some(seconds(&text_of(&mut parser)?)?),
            Long("jax") => options.compat = Some(release(&text_of(&mut parser)?)?),
            Long("packages") => options.packages.push(path_of(&mut parser)?),
            Value(name) if action.is_none() && name == "record" => {
                let options = authors::record(parser)?;
                return Ok(options.map_or(Action::Help, Action::Record));
            }
            Value(name) if action.is_none() && name == "check" => {
                let options = authors::check(parser)?;
                return Ok(options.map_or(Action::Help, Action::Check));
            }
            Value(name) if action.is_none() && name == "build" => {
                let options = authors::build(parser)?;
                return Ok(options.map_or(Action::Help, Action::Build));
            }
            Value(name) if action.is_none() && name == "mdbook" => {
                let options = authors::mdbook(parser)?;
                return Ok(options.map_or(Action::Help, Action::Mdbook));
            }
            Value(name) if action.is_none() => action = Some(name),
            Value(path) if program.is_none() => program = Some(path),
            other => return Err(format!("{}; see freezeframe --help", other.unexpected())),
        }
    }
    let make = match action.as_deref().and_then(|name| name.to_str()) {
        Some("run") => Action::Run,
        Some("inspect") => Action::Inspect,
        Some("fix") => Action::Fix,
        Some("lsp") => return server(program, options),
        Some(other) => {
            return Err(format!(
                "there is no command `{other}`; see freezeframe --help"
            ));
        }
        None => return Ok(Action::Help),
    };
    options.program = program
        .ok_or("which program? see freezeframe --help")?
        .into();
    Ok(make(options))
}

/// The server is told of programs by the editor.
fn server(program: Option<OsString>, options: RunOptions) -> Result<Action, String> {
    match program {
        Some(_) => Err("lsp takes no program; see freezeframe --help".into()),
        None => Ok(Action::Lsp(options)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Action, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn words() {
        let Ok(Action::Run(options)) =
            parsed("run a.py --lane=python --json --time-limit 1.5 --jax 0.3")
        else {
            panic!("a run");
        };
        assert_eq!(
            (options.lane, options.json, options.time_limit),
            (Lane::Python, true, Some(1.5))
        );
        assert_eq!(options.compat, Some(JaxCompat::V0_3));
        let Ok(Action::Run(options)) = parsed("run a.py --packages a.whl --packages=wheels") else {
            panic!("a run");
        };
        assert_eq!(options.packages, ["a.whl", "wheels"].map(PathBuf::from));
        assert!(matches!(
            parsed("inspect a.md --json"),
            Ok(Action::Inspect(_))
        ));
        assert!(matches!(parsed("fix a.ipynb"), Ok(Action::Fix(it)) if !it.steps && !it.scan));
        assert!(
            matches!(parsed("fix a.py --steps --scan"), Ok(Action::Fix(it)) if it.steps && it.scan)
        );
        let Ok(Action::Inspect(options)) = parsed("inspect a.py --sarif") else {
            panic!("an inspection");
        };
        assert!(options.sarif);
        assert!(matches!(parsed("inspect a.py --loops"), Ok(Action::Inspect(it)) if it.loops));
        assert!(matches!(parsed("lsp --jax 0.3"), Ok(Action::Lsp(_))));
        let Ok(Action::Record(options)) = parsed("record a.py b.md -o out --time-limit 0.5") else {
            panic!("a recording");
        };
        assert_eq!(options.files, ["a.py", "b.md"].map(PathBuf::from));
        assert_eq!(options.output, Some(PathBuf::from("out")));
        assert_eq!(options.time_limit.as_millis(), 500);
        assert_eq!(parsed(""), Ok(Action::Help));
        let Ok(Action::Check(options)) = parsed("check a.py --junit=x.xml --github") else {
            panic!("a check");
        };
        assert_eq!(options.junit, Some(PathBuf::from("x.xml")));
        assert!(options.github);
        let Ok(Action::Build(options)) =
            parsed("build a.py -o out --site=dist --theme dark --base https://x.org/a")
        else {
            panic!("a site");
        };
        assert_eq!(options.title, "Notebooks");
        assert_eq!(options.theme.as_deref(), Some("dark"));
        assert_eq!(options.base.as_deref(), Some("https://x.org/a"));
        let supports = |supports: Option<&str>| {
            Ok(Action::Mdbook(MdbookOptions {
                supports: supports.map(str::to_owned),
            }))
        };
        assert_eq!(parsed("mdbook"), supports(None));
        assert_eq!(parsed("mdbook supports html"), supports(Some("html")));
        for wrong in [
            "mdbook html",
            "mdbook supports",
            "build a.py -o out",
            "build a.py --site dist",
            "build -o out --site dist",
            "build a.py -o out --site dist --theme blue",
            "build a.py -o out --site dist --base x.org",
            "check --github",
            "check a.py -o x",
            "run",
            "walk a.py",
            "lsp a.py",
            "run a.py b.py",
            "run a.py --lane x",
            "run a.py --time-limit -1",
            "run --nope a.py",
            "record",
            "record a.py --json",
            "record a.py --time-limit 0",
        ] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }
}
