//! `freezeframe build`.

use crate::support::{Folder, lesson};
use freezeframe_base::Json;
use freezeframe_notebook::{Format, Notebook};
use freezeframe_page::prerender;

/// A built site, as far as a page tells of it.
pub const SHELL: &str = r#"<!doctype html>
<html lang="en" data-theme="light">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
  <meta name="description" content="Ours.">
  <title>A lesson · Freezeframe</title>
  <link rel="manifest" href="manifest.webmanifest">
  <link rel="preload" as="fetch" crossorigin href="lessons/state.ipynb">
  <script src="theme.js"></script>
  <link rel="stylesheet" href="./page-1.css"/>
  <script type="module" src="boot.js"></script>
</head>
<body>
  <main data-notebook="lessons/state.ipynb" data-name="state" data-library="lessons" data-address=""><div>old</div></main>
</body>
</html>
"#;

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("dist/index.html", SHELL);
    folder.write("dist/other.html", SHELL);
    folder.write("dist/lessons/state.ipynb", "{}");
    folder.write("dist/boot.js", "boot");
    folder.write("dist/fonts/a.woff2", "font");
    folder.write("dist/embed.html", "frame");
    for file in [
        "sw.js",
        "search.json",
        "sitemap.xml",
        "manifest.webmanifest",
    ] {
        folder.write(&format!("dist/{file}"), "of another site");
    }
    folder.write("state.ipynb", &lesson());
    folder.write(
        "more/b.md",
        "# B & <C>\n\nThe *first* paragraph.\n\n```python\nx = \"needle\"\n```\n",
    );
    folder.write("more/c.py", "# %%\nprint(1)\n");
    folder
}

#[test]
fn a_site_has_a_page_for_each_notebook_and_a_list() {
    let folder = folder("build");
    let ran =
        folder.run("build state.ipynb more/b.md more/c.py -o out --site dist --title Lessons");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, "out: a site of 3 notebooks\n");
    for (file, text) in [
        ("boot.js", "boot"),
        ("fonts/a.woff2", "font"),
        ("embed.html", "frame"),
        ("notebooks/state.ipynb", &lesson()),
        ("notebooks/c.py", "# %%\nprint(1)\n"),
    ] {
        assert_eq!(folder.read(&format!("out/{file}")), text);
    }
    for file in ["other.html", "lessons", "sitemap.xml"] {
        assert!(!folder.has(&format!("out/{file}")), "{file}");
    }

    let page = folder.read("out/state.html");
    let notebook = Notebook::read(Format::Ipynb, &lesson()).expect("a notebook");
    let markup = prerender::page(&notebook).to_html();
    for piece in [
        &format!(
            "data-notebook=\"notebooks/state.ipynb\" data-name=\"state\" data-library=\"lessons\" data-address=\"\">{markup}</main>"
        ),
        "<title>Why does my counter print 1 1 1? · Lessons</title>",
        "crossorigin href=\"notebooks/state.ipynb\"",
        "<script src=\"theme.js\"></script>",
        "<nav class=\"site-way\" aria-label=\"Notebooks\"><span></span><a href=\"index.html\">All notebooks</a>\
         <a href=\"b.html\" rel=\"next\">B &amp; &lt;C&gt; →</a></nav>\n</body>",
    ] {
        assert!(page.contains(piece), "{piece}\n{page}");
    }
    assert!(!page.contains(">old<"));
    let page = folder.read("out/b.html");
    for piece in [
        "<a href=\"state.html\" rel=\"prev\">← Why does my counter print 1 1 1?</a>",
        "<a href=\"c.html\" rel=\"next\">Notebook →</a>",
        "data-notebook=\"notebooks/b.md\" data-name=\"b\"",
    ] {
        assert!(page.contains(piece), "{piece}\n{page}");
    }
}

#[test]
fn the_list_starts_no_engine_and_can_be_searched() {
    let folder = folder("build-list");
    folder.run("build state.ipynb more/b.md -o out --site dist --title <L>");
    let index = folder.read("out/index.html");
    for piece in [
        "<title>&lt;L&gt;</title>",
        "<h1>&lt;L&gt;</h1>",
        "<li data-name=\"b\" data-exercises=\"0\"><a href=\"b.html\">B &amp; &lt;C&gt;</a>\
         <span class=\"path-state\"></span><p>The first paragraph.</p></li>",
        "<link rel=\"manifest\" href=\"manifest.webmanifest\">",
        "Content-Security-Policy",
        "href=\"./page-1.css\"",
        "<script src=\"theme.js\"></script>",
        "<script type=\"module\" src=\"path.js\"></script>",
    ] {
        assert!(index.contains(piece), "{piece}\n{index}");
    }
    for piece in ["boot.js", "preload", "data-notebook", "Ours."] {
        assert!(!index.contains(piece), "{piece}\n{index}");
    }
    let search = Json::parse(&folder.read("out/search.json")).expect("JSON");
    let entries = search.as_array().expect("a list");
    assert_eq!(entries.len(), 2);
    let text = |name: &str| entries[1].get(name).and_then(Json::as_str).expect("a text");
    assert_eq!((text("page"), text("title")), ("b.html", "B & <C>"));
    assert_eq!(
        text("text"),
        "B & <C>\nThe first paragraph.\nx = \"needle\""
    );
}

#[test]
fn a_site_keeps_all_its_files_for_use_without_a_network() {
    let folder = folder("build-offline");
    let worker = || {
        let ran = folder.run("build state.ipynb more/b.md -o out --site dist --title Mine");
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        folder.read("out/sw.js")
    };
    let first = worker();
    let list = first.strip_prefix("const FILES = ").expect("a list");
    let list = Json::parse(list.split(";\n").next().expect("a line")).expect("JSON");
    let Json::Object(files) = list else {
        panic!("no object");
    };
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let wanted = [
        "b.html",
        "boot.js",
        "embed.html",
        "fonts/a.woff2",
        "index.html",
        "manifest.webmanifest",
        "notebooks/b.md",
        "notebooks/state.ipynb",
        "search.json",
        "state.html",
    ];
    assert_eq!(names, wanted);
    let manifest = Json::parse(&folder.read("out/manifest.webmanifest")).expect("JSON");
    assert_eq!(manifest.get("name").and_then(Json::as_str), Some("Mine"));
    // Built again from the same files it is the same; from others, another.
    assert_eq!(worker(), first);
    folder.write("dist/boot.js", "boot 2");
    assert_ne!(worker(), first);
}

#[test]
fn a_site_has_an_address_and_a_theme_where_it_is_told() {
    let folder = folder("build-base");
    folder.run("build state.ipynb -o out --site dist --base https://x.org/a&b --theme dark");
    let places = ["", "state.html"]
        .map(|page| format!("  <url><loc>https://x.org/a&amp;b/{page}</loc></url>\n"));
    let expected = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        places.concat()
    );
    assert_eq!(folder.read("out/sitemap.xml"), expected);
    for (page, file) in [("index.html", ""), ("state.html", "state.html")] {
        let text = folder.read(&format!("out/{page}"));
        assert!(
            text.contains("<html lang=\"en\" data-theme=\"dark\">"),
            "{text}"
        );
        assert!(!text.contains("theme.js"), "{text}");
        let canonical = format!("<link rel=\"canonical\" href=\"https://x.org/a&amp;b/{file}\">");
        assert!(text.contains(&canonical), "{text}");
    }
}

#[test]
fn what_cannot_be_a_site_is_refused_and_nothing_is_written() {
    let folder = folder("build-wrong");
    folder.write("index.py", "1");
    folder.write("a b.py", "1");
    folder.write("b.py", "1");
    folder.write("bare/index.html", "<html></html>");
    for (words, message) in [
        ("state.ipynb --site none", "none/index.html: "),
        ("state.ipynb --site bare", "bare/index.html: a shell has"),
        (
            "more/b.md b.py --site dist",
            "b.py: there is another page b.html",
        ),
        (
            "index.py --site dist",
            "index.py: there is another page index.html",
        ),
        ("none.py --site dist", "none.py: "),
    ] {
        let ran = folder.run(&format!("build {words} -o out"));
        assert_eq!(ran.code, 2, "{words}");
        let expected = format!("freezeframe: {message}");
        assert!(ran.stderr.starts_with(&expected), "{words}: {}", ran.stderr);
    }
    assert!(!folder.has("out"));
}
