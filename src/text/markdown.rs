//! Markdown to [`Markup`]. Raw HTML is shown as the text it is; links lead to http, https or a place in the page;
//! images come from the page's own folder or are data.

use super::{
    markup::{Markup, el},
    python::python_markup,
};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The blocks of a Markdown text.
pub fn markdown(source: &str) -> Vec<Markup> {
    let mut builder = Builder {
        open: vec![Open::new("div", "")],
        code_language: None,
    };
    for event in Parser::new_ext(
        source,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        builder.event(event);
    }
    while builder.open.len() > 1 {
        builder.close();
    }
    builder
        .open
        .pop()
        .map(|open| open.children)
        .unwrap_or_default()
}

struct Open {
    tag: &'static str,
    class: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Markup>,
}

impl Open {
    fn new(tag: &'static str, class: &'static str) -> Self {
        Self {
            tag,
            class,
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }
}

struct Builder {
    open: Vec<Open>,
    code_language: Option<String>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code_language.as_deref().is_some_and(is_python) => {
                self.children().extend(python_markup(&text));
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.push(Markup::text(text.as_ref()))
            }
            Event::Code(text) => self.push(el("code", "", vec![Markup::text(text.as_ref())])),
            Event::SoftBreak => self.push(Markup::text("\n")),
            Event::HardBreak => self.push(el("br", "", vec![])),
            Event::Rule => self.push(el("hr", "", vec![])),
            Event::TaskListMarker(done) => {
                self.push(Markup::text(if done { "☑ " } else { "☐ " }))
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.push(Markup::text(text.as_ref()));
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let mut open = Open::new(tag_name(&tag), "");
        match tag {
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split_whitespace().next().unwrap_or("").to_owned()
                    }
                    CodeBlockKind::Indented => String::new(),
                };
                self.code_language = Some(language);
                open.class = "listing";
            }
            Tag::Link {
                dest_url, title, ..
            } => open.attributes = link_attributes(&dest_url, &title),
            Tag::Image { dest_url, .. } => open.attributes = image_attributes(&dest_url),
            Tag::List(Some(first)) if first != 1 => {
                open.attributes.push(("start", first.to_string()))
            }
            _ => {}
        }
        self.open.push(open);
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::CodeBlock) {
            self.code_language = None;
        }
        self.close();
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let mut element = el(open.tag, open.class, open.children);
        if open.tag == "img" {
            let alt = element.plain();
            element = el("img", "", vec![]).with("alt", alt);
        }
        for (name, value) in open.attributes {
            element = element.with(name, value);
        }
        self.push(element);
    }

    fn push(&mut self, markup: Markup) {
        self.children().push(markup);
    }

    fn children(&mut self) -> &mut Vec<Markup> {
        // The outermost element is closed by `markdown` alone, so one is always open; a lost one starts anew.
        if self.open.is_empty() {
            self.open.push(Open::new("div", ""));
        }
        let last = self.open.len() - 1;
        &mut self.open[last].children
    }
}

fn is_python(language: &str) -> bool {
    matches!(language, "python" | "py" | "python3")
}

fn tag_name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Heading { level, .. } => match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        },
        Tag::BlockQuote(_) => "blockquote",
        Tag::CodeBlock(_) => "pre",
        Tag::List(Some(_)) => "ol",
        Tag::List(None) => "ul",
        Tag::Item => "li",
        Tag::Table(_) => "table",
        Tag::TableHead => "thead",
        Tag::TableRow => "tr",
        Tag::TableCell => "td",
        Tag::Emphasis => "em",
        Tag::Strong => "strong",
        Tag::Strikethrough => "s",
        Tag::Link { .. } => "a",
        Tag::Image { .. } => "img",
        Tag::Paragraph | Tag::HtmlBlock => "p",
        _ => "div",
    }
}

fn link_attributes(target: &CowStr<'_>, title: &CowStr<'_>) -> Vec<(&'static str, String)> {
    let lower = target.trim().to_ascii_lowercase();
    let mut attributes = Vec::new();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        attributes.push(("href", target.trim().to_owned()));
        attributes.push(("rel", "noopener noreferrer".to_owned()));
        attributes.push(("target", "_blank".to_owned()));
    } else if lower.starts_with('#') {
        attributes.push(("href", target.trim().to_owned()));
    }
    if !title.is_empty() {
        attributes.push(("title", title.to_string()));
    }
    attributes
}

fn image_attributes(source: &CowStr<'_>) -> Vec<(&'static str, String)> {
    let source = source.trim();
    let lower = source.to_ascii_lowercase();
    let own = lower.starts_with("data:image/")
        || !(lower.contains(':') || lower.starts_with("//") || lower.contains('\\'));
    if own {
        vec![("src", source.to_owned())]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_what() {
        for (source, expected) in [
            ("# A *b*", "<h1>A <em>b</em></h1>"),
            ("a `x<y` b", "<p>a <code>x&lt;y</code> b</p>"),
            (
                "<script>alert(1)</script>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            ),
            (
                "a <img src=x onerror=y> b",
                "<p>a &lt;img src=x onerror=y&gt; b</p>",
            ),
            ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
            ("[a](data:text/html,x)", "<p><a>a</a></p>"),
            ("[a](#rule)", "<p><a href=\"#rule\">a</a></p>"),
            ("[a](JAVASCRIPT:x)", "<p><a>a</a></p>"),
            (
                "[a](https://b.c/)",
                "<p><a href=\"https://b.c/\" rel=\"noopener noreferrer\" target=\"_blank\">a</a></p>",
            ),
            ("![cat](https://evil/x.png)", "<p><img alt=\"cat\"></p>"),
            ("![cat](//evil/x.png)", "<p><img alt=\"cat\"></p>"),
            (
                "![cat](figures/x.png)",
                "<p><img alt=\"cat\" src=\"figures/x.png\"></p>",
            ),
            ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
            (
                "```python\nx = 1\n```",
                "<pre class=\"listing\">\n<span class=\"tok-variableName\">x</span> <span class=\"tok-operator\">=</span> \
                 <span class=\"tok-number\">1</span>\n</pre>",
            ),
            (
                "<style>p{}</style>\n\n<a href='x'>",
                "<p>&lt;style&gt;p{}&lt;/style&gt;\n</p><p>&lt;a href='x'&gt;</p>",
            ),
        ] {
            let html: String = markdown(source).iter().map(Markup::to_html).collect();
            assert_eq!(html.trim(), expected, "{source}");
        }
    }
}
