//! `freezeframe mdbook` as mdBook calls it.

use crate::support::{Folder, Ran};
use serde_json::{Value, json};

const CHAPTER: &str = "# One\n\n```python\nimport jax\n\ng = 1.0\nf = jax.jit(lambda x: x + g)\nprint(f(1.0) < 3)\n```\n\n```python\ng = 5.0\nprint(f(1.0))\n```\n\n```python,noeval\nnever()\n```\n\n```sh\nls\n```\n";

/// What mdBook gives: a book with a chapter, one in it, and a separator.
fn asked(settings: &Value, chapter: &str) -> String {
    let inner = json!({"Chapter": {"name": "Two", "content": "No code.", "number": [1, 1], "sub_items": [], "path": "two.md", "parent_names": ["One"]}});
    let chapter = json!({"Chapter": {"name": "One", "content": chapter, "number": [1], "sub_items": [inner], "path": "one.md", "parent_names": []}});
    let context = json!({"root": "/book", "config": {"book": {"title": "t"}, "preprocessor": {"freezeframe": settings}}, "renderer": "html", "mdbook_version": "0.4.52"});
    json!([context, {"sections": [chapter, "Separator", {"PartTitle": "p"}], "__non_exhaustive": null}]).to_string()
}

fn ran(settings: &Value, chapter: &str) -> Ran {
    let thread = std::thread::current();
    let folder = Folder::new(thread.name().unwrap_or("mdbook"));
    folder.run_reading("mdbook", &asked(settings, chapter))
}

/// The texts of the two chapters as they come back.
fn chapters(settings: &Value, chapter: &str) -> [String; 2] {
    let ran = ran(settings, chapter);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let book: Value = serde_json::from_str(&ran.stdout).expect("a book");
    let outer = &book["sections"][0]["Chapter"];
    assert_eq!(book["sections"][2]["PartTitle"], "p");
    let text = |chapter: &Value| chapter["content"].as_str().expect("a text").to_owned();
    [text(outer), text(&outer["sub_items"][0]["Chapter"])]
}

#[test]
fn it_is_for_books_in_html() {
    let folder = Folder::new("mdbook-supports");
    assert_eq!(folder.run("mdbook supports html").code, 0);
    assert_eq!(folder.run("mdbook supports epub").code, 1);
}

#[test]
fn a_chapter_with_python_gets_the_line_that_makes_it_live() {
    let settings = json!({"command": "freezeframe mdbook", "site": "https://example.org/ff", "inspector": "hidden", "readonly": true, "fold": false});
    let [one, two] = chapters(&settings, CHAPTER);
    let line = "\n\n<script type=\"module\" src=\"https://example.org/ff/freezeframe.js\" data-upgrade=\"pre code.language-python:not(.noeval)\" data-inspector=\"hidden\" data-readonly></script>\n";
    assert_eq!(one, format!("{CHAPTER}{line}"));
    assert_eq!(two, "No code.");
}

#[test]
fn what_both_lanes_put_out_stands_in_the_book() {
    let settings = json!({"site": "https://example.org/ff/", "record": true, "lanes": "jit"});
    let [one, _] = chapters(&settings, CHAPTER);
    let first = "<freeze-frame lanes=\"jit\">\n\n<pre><code class=\"language-python\">import jax\n\ng = 1.0\nf = jax.jit(lambda x: x + g)\nprint(f(1.0) &lt; 3)\n</code></pre>\n\n<pre class=\"output\">True\n</pre>\n\n</freeze-frame>\n";
    assert!(one.contains(first), "{one}");
    let second = "<pre class=\"output\" data-lane=\"python\">6.0\n</pre>\n\n<pre class=\"output\" data-lane=\"jit\">2.0\n</pre>\n\n</freeze-frame>\n";
    assert!(one.contains(second), "{one}");
    assert!(one.contains("```python,noeval\nnever()\n```"), "{one}");
    assert!(
        one.ends_with("src=\"https://example.org/ff/freezeframe.js\"></script>\n"),
        "{one}"
    );
}

#[test]
fn files_of_a_book_are_named_from_its_top() {
    let site = "https://example.org/ff/";
    let inner = json!({"Chapter": {"name": "Deep", "content": CHAPTER, "number": [1, 1], "sub_items": [], "path": "a/b/deep.md", "parent_names": ["One"]}});
    for (settings, top, deep) in [
        (
            json!({"files": ["data/a.csv", "helper.py"], "packages": "w.whl"}),
            ".",
            "../../",
        ),
        (
            json!({"files": "data/a.csv helper.py", "packages": ["w.whl"], "from": "shared"}),
            "shared",
            "../../shared",
        ),
    ] {
        let mut settings = settings;
        settings["site"] = site.into();
        let mut book: Value = serde_json::from_str(&asked(&settings, CHAPTER)).expect("a book");
        book[1]["sections"][0]["Chapter"]["sub_items"][0] = inner.clone();
        let folder = Folder::new(&format!("mdbook-files-{}", top.len()));
        let ran = folder.run_reading("mdbook", &book.to_string());
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        for from in [top, deep] {
            let line = format!(
                " data-files=\"data/a.csv helper.py\" data-packages=\"w.whl\" data-from=\"{from}\"></script>"
            );
            let escaped = line.replace('"', "\\\"");
            assert!(ran.stdout.contains(&escaped), "{escaped}\n{}", ran.stdout);
        }
    }
}

#[test]
fn what_is_wrong_is_said() {
    let site = "https://example.org/ff/";
    for (settings, chapter, said) in [
        (json!({}), CHAPTER, "needs `site`"),
        (json!({"site": site, "lane": "jit"}), CHAPTER, "says `lane`"),
        (
            json!({"site": site, "time-limit": -1}),
            CHAPTER,
            "number of seconds",
        ),
        (
            json!({"site": site, "record": true, "time-limit": 0.2}),
            "```python\nwhile True: pass\n```\n",
            "One: a block was stopped",
        ),
    ] {
        let ran = ran(&settings, chapter);
        assert!(
            ran.code == 2 && ran.stderr.contains(said),
            "{settings}: {}",
            ran.stderr
        );
    }
    let ran = Folder::new("mdbook-nothing").run_reading("mdbook", "no book");
    assert!(
        ran.stderr.contains("not what mdBook gives"),
        "{}",
        ran.stderr
    );
}
