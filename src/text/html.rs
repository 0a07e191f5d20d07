//! What is harmless of a program's HTML, as [`Markup`].
//!
//! Invariant: what is not named in the lists here does not get through. Tags, attributes and properties of style are those
//! of this file, an address leads to the web only by a press, and a
//! picture is loaded by one only.

use super::markup::{Markup, el};
use super::remote::remote_picture;
use freezeframe_base::texts::{say, tell};

/// What may stand in the page, and the attributes that it may have beside [`EVERYWHERE`].
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("abbr", &[]),
    ("article", &[]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("big", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("center", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("dd", &[]),
    ("del", &[]),
    ("details", &["open"]),
    ("dfn", &[]),
    ("div", &["align"]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("font", &["color"]),
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("header", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "alt", "width", "height"]),
    ("ins", &[]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("main", &[]),
    ("mark", &[]),
    ("meter", &["min", "max", "low", "high", "value"]),
    ("ol", &["start"]),
    ("p", &["align"]),
    ("pre", &[]),
    ("progress", &["max", "value"]),
    ("q", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &[]),
    ("small", &[]),
    ("span", &[]),
    ("strike", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &["border", "align", "width"]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan", "align", "valign", "width"]),
    ("tfoot", &[]),
    (
        "th",
        &["colspan", "rowspan", "scope", "align", "valign", "width"],
    ),
    ("thead", &[]),
    ("time", &[]),
    ("tr", &["align", "valign"]),
    ("tt", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("wbr", &[]),
];

/// What goes with all that is in it. Of any other unknown element the content stays.
const GONE: &[&str] = &[
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "template",
    "noscript",
    "noembed",
    "noframes",
    "textarea",
    "select",
    "svg",
    "math",
    "title",
    "head",
    "audio",
    "video",
    "canvas",
    "xmp",
    "plaintext",
    "button",
    "map",
    "frameset",
    "applet",
];

/// The attributes that any element may have.
const EVERYWHERE: &[&str] = &["title", "lang", "dir", "style"];

/// Elements that hold nothing.
const EMPTY: &[&str] = &["br", "col", "hr", "img", "wbr"];

/// What the beginning of an element ends: those of the second list, up to one of the third.
const ENDS: &[(&[&str], &[&str], &[&str])] = &[
    (&["li"], &["li"], &["ul", "ol"]),
    (&["dt", "dd"], &["dt", "dd"], &["dl"]),
    (&["td", "th"], &["td", "th"], &["tr", "table"]),
    (&["tr"], &["td", "th", "tr"], &["table"]),
    (
        &["thead", "tbody", "tfoot"],
        &["td", "th", "tr", "thead", "tbody", "tfoot"],
        &["table"],
    ),
    (
        &[
            "p",
            "div",
            "ul",
            "ol",
            "dl",
            "table",
            "pre",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "section",
            "details",
        ],
        &["p"],
        &["td", "th", "li", "div", "section", "blockquote", "details"],
    ),
];

/// The properties of style that change nothing but how the element itself looks.
const PROPERTIES: &[&str] = &[
    "background",
    "background-color",
    "border",
    "border-bottom",
    "border-collapse",
    "border-color",
    "border-left",
    "border-radius",
    "border-right",
    "border-spacing",
    "border-style",
    "border-top",
    "border-width",
    "color",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "overflow",
    "overflow-x",
    "overflow-y",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
];

/// How deep elements may stand in one another; what is deeper stands beside.
const DEEPEST: usize = 60;

/// What is harmless of a text in HTML.
pub fn harmless(html: &str) -> Vec<Markup> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reader.text(&rest[..at]);
        rest = reader.tag(&rest[at..]);
    }
    reader.text(rest);
    reader.end()
}

/// An element whose end has not come.
struct Open {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Markup>,
}

#[derive(Default)]
struct Reader {
    done: Vec<Markup>,
    open: Vec<Open>,
}

impl Reader {
    fn push(&mut self, piece: Markup) {
        let place = match self.open.last_mut() {
            Some(open) => &mut open.children,
            None => &mut self.done,
        };
        match (place.last_mut(), piece) {
            (Some(Markup::Text(before)), Markup::Text(text)) => before.push_str(&text),
            (_, piece) => place.push(piece),
        }
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.push(Markup::Text(decoded(text)));
        }
    }

    fn close(&mut self) {
        if let Some(Open {
            tag,
            attributes,
            children,
        }) = self.open.pop()
        {
            self.push(Markup::Element {
                tag,
                attributes,
                children,
            });
        }
    }

    fn end(mut self) -> Vec<Markup> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }

    /// Reads what begins with `<`; gives what is behind it.
    fn tag<'a>(&mut self, text: &'a str) -> &'a str {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        let (closes, name_on) = match text[1..].strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, &text[1..]),
        };
        if !name_on.starts_with(|c: char| c.is_ascii_alphabetic()) {
            if closes || text[1..].starts_with(['!', '?']) {
                return text.find('>').map_or("", |end| &text[end + 1..]);
            }
            self.text("<");
            return &text[1..];
        }
        let end = name_on.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
        let (name, rest) = name_on.split_at(end.unwrap_or(name_on.len()));
        let name = name.to_ascii_lowercase();
        let (attributes, rest) = read_attributes(rest);
        let known = ELEMENTS.iter().find(|(tag, _)| *tag == name);
        match known {
            Some((tag, _)) if closes => self.closing(tag),
            Some((tag, own)) => self.opening(tag, own, attributes),
            None if !closes && GONE.contains(&name.as_str()) => return behind(rest, &name),
            None => {}
        }
        rest
    }

    fn closing(&mut self, tag: &str) {
        if self.open.iter().any(|open| open.tag == tag) {
            while self.open.last().is_some_and(|open| open.tag != tag) {
                self.close();
            }
            self.close();
        }
    }

    fn opening(&mut self, tag: &'static str, own: &[&'static str], given: Vec<(String, String)>) {
        for (_, ended, up_to) in ENDS.iter().filter(|(begun, ..)| begun.contains(&tag)) {
            let from = self.open.iter().rposition(|it| up_to.contains(&it.tag));
            let from = from.map_or(0, |at| at + 1);
            let ended = |it: &Open| ended.contains(&it.tag);
            if let Some(at) = self.open.iter().skip(from).position(ended) {
                while self.open.len() > from + at {
                    self.close();
                }
            }
        }
        let mut attributes: Vec<(&'static str, String)> = Vec::new();
        for (name, value) in &given {
            let allowed = own.iter().chain(EVERYWHERE).find(|it| *it == name);
            let Some(allowed) = allowed else { continue };
            if !attributes.iter().any(|(it, _)| it == allowed)
                && let Some(value) = harmless_value(allowed, value)
            {
                attributes.push((allowed, value));
            }
        }
        if tag == "img" && !attributes.iter().any(|(name, _)| *name == "src") {
            return self.push(not_loaded(&given));
        }
        if tag == "a" && attributes.iter().any(|(name, _)| *name == "href") {
            attributes.push(("target", "_blank".to_owned()));
            attributes.push(("rel", "noopener noreferrer nofollow".to_owned()));
        }
        if EMPTY.contains(&tag) {
            let children = Vec::new();
            self.push(Markup::Element {
                tag,
                attributes,
                children,
            });
        } else if self.open.len() < DEEPEST {
            let children = Vec::new();
            self.open.push(Open {
                tag,
                attributes,
                children,
            });
        }
    }
}

/// A picture from elsewhere waits for a press, and what is no address of the web is named.
fn not_loaded(given: &[(String, String)]) -> Markup {
    let value = |wanted: &str| {
        let found = given.iter().find(|(name, _)| name == wanted);
        found.map_or("", |(_, value)| value.as_str())
    };
    if let Some(picture) = remote_picture(value("src").trim(), value("alt")) {
        return picture;
    }
    let words = match (value("alt"), value("src")) {
        ("", "") => say("a picture without an address").to_owned(),
        ("", address) => tell(
            "a picture that is not loaded: {address}",
            &[("address", &address)],
        ),
        (alt, address) => tell(
            "{name} (a picture that is not loaded: {address})",
            &[("name", &alt), ("address", &address)],
        ),
    };
    el("em", "", vec![Markup::Text(words)])
}

/// What is behind the end of an element whose content goes.
fn behind<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</").map(|at| at + from + 2) {
        let is_end = rest.as_bytes()[at..]
            .get(..name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
        if is_end {
            return rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
        }
        from = at;
    }
    ""
}

/// The attributes of a tag by lower-case name, and what is behind its `>`.
fn read_attributes(mut rest: &str) -> (Vec<(String, String)>, &str) {
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (attributes, "");
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return (attributes, behind);
        }
        // An equals sign in front belongs to the name.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '='));
        let (name, after) = rest.split_at(end.map_or(rest.len(), |end| end + first));
        let (value, behind) = match after.trim_start().strip_prefix('=') {
            Some(value) => read_value(value.trim_start()),
            None => ("", after),
        };
        attributes.push((name.to_ascii_lowercase(), decoded(value)));
        rest = behind;
    }
}

fn read_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(value) = text.strip_prefix(quote) {
            return value.split_once(quote).unwrap_or((value, ""));
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>');
    text.split_at(end.unwrap_or(text.len()))
}

/// An attribute's value, if it may stand.
fn harmless_value(name: &str, value: &str) -> Option<String> {
    let stands = match name {
        "href" => return address(value),
        "src" => is_picture(value),
        "style" => return style(value),
        "title" | "alt" | "lang" => true,
        "open" => return Some(String::new()),
        _ => {
            value.len() <= 40
                && value
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "#%.-".contains(c))
        }
    };
    stands.then(|| value.to_owned())
}

/// An address of the web, by which a press leads there; nothing in it can run.
fn address(value: &str) -> Option<String> {
    let value = value.trim();
    let lower = value.to_ascii_lowercase();
    let is_web = lower.starts_with("https://")
        || lower.starts_with("http://")
        || lower.starts_with("mailto:");
    let is_plain = !value.chars().any(|c| c.is_control() || c.is_whitespace());
    (is_web && is_plain).then(|| value.to_owned())
}

/// A picture that is its own address; in an `img` even SVG runs no script and loads nothing.
fn is_picture(value: &str) -> bool {
    const KINDS: [&str; 5] = ["png", "jpeg", "gif", "webp", "svg+xml"];
    let kind = value.strip_prefix("data:image/");
    let kind = kind.and_then(|rest| rest.split([';', ',']).next());
    kind.is_some_and(|kind| KINDS.contains(&kind))
}

/// The declarations that may stand.
fn style(value: &str) -> Option<String> {
    let declaration = |text: &str| {
        let (property, value) = text.split_once(':')?;
        let (property, value) = (property.trim().to_ascii_lowercase(), value.trim());
        let stands = PROPERTIES.contains(&property.as_str()) && is_plain_style(value);
        stands.then(|| format!("{property}: {value}"))
    };
    let all: Vec<String> = value.split(';').filter_map(declaration).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// Words, colors and sizes: nothing that names an address, and nothing that moves an element over others.
fn is_plain_style(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let mut functions = lower.split('(');
    let behind_last = functions.next_back().is_some();
    let is_color = |before: &str| {
        let word = before.rsplit([' ', ',']).next().unwrap_or("");
        matches!(word, "rgb" | "rgba" | "hsl" | "hsla")
    };
    let negative = lower.as_bytes().windows(2).enumerate().any(|(at, pair)| {
        let starts = at == 0 || matches!(lower.as_bytes()[at - 1], b' ' | b',');
        starts && pair[0] == b'-' && (pair[1].is_ascii_digit() || pair[1] == b'.')
    });
    let plain = |c: char| c.is_ascii_alphanumeric() || " #%.,-+()".contains(c);
    behind_last
        && value.len() <= 100
        && !negative
        && value.chars().all(plain)
        && functions.all(is_color)
}

/// Text with its character references read.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest[1..]
            .split_once(';')
            .filter(|(name, _)| name.len() <= 10);
        match reference.and_then(|(name, behind)| Some((character(name)?, behind))) {
            Some((c, behind)) => {
                out.push(c);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    const NAMES: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("copy", '©'),
        ("deg", '°'),
        ("plusmn", '±'),
        ("times", '×'),
        ("middot", '·'),
        ("mu", 'μ'),
        ("micro", 'µ'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("rarr", '→'),
        ("larr", '←'),
        ("ge", '≥'),
        ("le", '≤'),
        ("ne", '≠'),
        ("infin", '∞'),
        ("alpha", 'α'),
        ("beta", 'β'),
        ("gamma", 'γ'),
        ("theta", 'θ'),
        ("lambda", 'λ'),
        ("pi", 'π'),
        ("sigma", 'σ'),
        ("bull", '•'),
        ("check", '✓'),
    ];
    NAMES.iter().find(|(it, _)| *it == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        harmless(html).iter().map(Markup::to_html).collect()
    }

    #[test]
    fn ordinary_html_stays() {
        for (html, expected) in [
            (
                "a < b & c &lt; d &amp;amp;",
                "a &lt; b &amp; c &lt; d &amp;amp;",
            ),
            ("<b>x</b> <I>y</i>", "<b>x</b> <i>y</i>"),
            ("<b><i>x</b>y", "<b><i>x</i></b>y"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            (
                "<table border=1 class='dataframe'><tr style='text-align: right;'><th>a<td>1<tr><td colspan=2>2</table>",
                "<table border=\"1\"><tr style=\"text-align: right\"><th>a</th><td>1</td></tr><tr><td colspan=\"2\">2</td></tr></table>",
            ),
            (
                "<ul><li>a<ul><li>b</ul><li>c</ul>",
                "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            ),
            (
                "<a href='https://jax.dev/?a=1&amp;b=2'>x</a>",
                "<a href=\"https://jax.dev/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>",
            ),
            (
                "<progress style='width:60ex' max='10' value='3'></progress>",
                "<progress style=\"width: 60ex\" max=\"10\" value=\"3\"></progress>",
            ),
            (
                "<details open><summary>s</summary>t</details>",
                "<details open=\"\"><summary>s</summary>t</details>",
            ),
            (
                "<img src=\"data:image/png;base64,AA==\" alt=x>",
                "<img src=\"data:image/png;base64,AA==\" alt=\"x\">",
            ),
            (
                "<span style='color: rgb(1, 2, 3); font-weight:bold'>x</span>",
                "<span style=\"color: rgb(1, 2, 3); font-weight: bold\">x</span>",
            ),
            ("&#65;&#x42;&unknown;&", "AB&amp;unknown;&amp;"),
            ("a<!-- b --><!DOCTYPE html>c", "ac"),
            ("<custom-tag>x</custom-tag>", "x"),
            ("</b>x</p>", "x"),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn nothing_in_it_can_act() {
        for (html, expected) in [
            ("<script>alert(1)</script>x", "x"),
            ("<SCRIPT src=//e.vil></SCRIPT >x", "x"),
            ("<script>a</script", ""),
            ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
            ("<script/src=x>a", ""),
            ("<style>*{display:none}</style>x", "x"),
            ("<b onclick=alert(1) onmouseover='x'>x</b>", "<b>x</b>"),
            ("<b/onclick=alert(1)>x</b>", "<b>x</b>"),
            (
                "<b title='a\" onclick=\"b'>x</b>",
                "<b title=\"a&quot; onclick=&quot;b\">x</b>",
            ),
            (
                "<b class=toolbar id=root data-act=run name=x>x</b>",
                "<b>x</b>",
            ),
            (
                "<img src=x onerror=alert(1)>",
                "<em>a picture that is not loaded: x</em>",
            ),
            (
                "<img src='https://e.vil/x.png' alt=cat>",
                "<button class=\"remote-picture\" type=\"button\" title=\"https://e.vil/x.png\" data-act=\"picture\" \
                 data-src=\"https://e.vil/x.png\" data-alt=\"cat\" data-testid=\"remote-picture\">cat: show the picture \
                 from e.vil</button>",
            ),
            (
                "<img src='data:text/html,<script>'>",
                "<em>a picture that is not loaded: data:text/html,&lt;script&gt;</em>",
            ),
            (
                "<img srcset='https://e.vil 1x' src='data:image/png,'>",
                "<img src=\"data:image/png,\">",
            ),
            ("<a href='javascript:alert(1)'>x</a>", "<a>x</a>"),
            ("<a href=' java&#10;script:alert(1)'>x</a>", "<a>x</a>"),
            ("<a href='&#106;avascript:alert(1)'>x</a>", "<a>x</a>"),
            ("<a href='data:text/html,x'>x</a>", "<a>x</a>"),
            ("<a href='https://a b'>x</a>", "<a>x</a>"),
            ("<a href=# target=_self ping=//e.vil>x</a>", "<a>x</a>"),
            ("<iframe src=//e.vil>in</iframe>x", "x"),
            ("<object data=x><embed src=y></object>x", "x"),
            ("<svg><script>alert(1)</script></svg>x", "x"),
            ("<svg/onload=alert(1)>", ""),
            ("<math><mi xlink:href='javascript:x'>a</mi></math>x", "x"),
            ("<template><b>x</b></template>y", "y"),
            (
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
                "<em>a picture that is not loaded: x</em>'&gt;",
            ),
            (
                "<form action=//e.vil><input name=p><button>go</button></form>x",
                "x",
            ),
            (
                "<base href=//e.vil><meta http-equiv=refresh content='0;url=//e.vil'><link rel=stylesheet href=//e.vil>x",
                "x",
            ),
            (
                "<div style='position:fixed;top:0;left:0;z-index:9'>x</div>",
                "<div>x</div>",
            ),
            (
                "<div style='background:url(//e.vil)'>x</div>",
                "<div>x</div>",
            ),
            (
                "<div style='background:u\\72l(//e.vil); color:red'>x</div>",
                "<div style=\"color: red\">x</div>",
            ),
            (
                "<div style='width:expression(alert(1))'>x</div>",
                "<div>x</div>",
            ),
            (
                "<div style='background:image-set(\"//e.vil\")'>x</div>",
                "<div>x</div>",
            ),
            (
                "<div style='margin-top:-100px; margin-left: 0 -9em'>x</div>",
                "<div>x</div>",
            ),
            (
                "<div style='color:red/*;*/;behavior:url(x)'>x</div>",
                "<div>x</div>",
            ),
            (
                "<div style=\"--x:1;color:var(--x)\">x</div>",
                "<div>x</div>",
            ),
            ("<td width='1\" onclick=\"x'>x</td>", "<td>x</td>"),
            ("<b", "<b></b>"),
            ("<b title=\"", "<b title=\"\"></b>"),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "<div>".repeat(100_000);
        assert_eq!(shown(&deep).matches("<div>").count(), DEEPEST);
    }
}
