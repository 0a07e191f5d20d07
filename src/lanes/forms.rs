//! An object in the richest of its forms that the page can show.

use super::pieces::{pre, svg_address};
use crate::text::{Markup, el, harmless, markdown};
use freezeframe_base::texts::{self, tell};
use freezeframe_base::{Form, Json};

/// From the richest on.
const ORDER: [&str; 9] = [
    "application/json",
    "text/html",
    "text/markdown",
    "text/latex",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
];

/// The object as the page shows it.
pub(super) fn forms_markup(forms: &[Form], result: bool) -> Vec<Markup> {
    let named = |mime: &str| forms.iter().find(|form| form.mime == mime);
    let plain = named("text/plain").map_or("", |form| &form.data);
    let rich = ORDER.iter().filter_map(|mime| named(mime));
    let shown = rich.filter_map(|form| form_markup(form, plain)).next();
    shown.unwrap_or_else(|| {
        let other = forms.first().map_or("", |form| &form.mime);
        let plain = match plain {
            "" if other != "text/plain" => tell("[{kind}, kept in the file]", &[("kind", &other)]),
            plain => plain.to_owned(),
        };
        let class = if result { "text result" } else { "text" };
        vec![pre(class, &plain, false)]
    })
}

/// One form; none where nothing of it can be shown.
fn form_markup(form: &Form, plain: &str) -> Option<Vec<Markup>> {
    let data = form.data.as_str();
    match form.mime.as_str() {
        "application/json" => Some(vec![json_markup(&Json::parse(data).ok()?)]),
        "text/html" => rich(harmless(data)),
        "text/markdown" | "text/latex" => rich(markdown(data)),
        "image/svg+xml" => Some(vec![picture(svg_address(data), plain, form)]),
        mime => {
            let digits: String = data.split_whitespace().collect();
            let digit = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
            let address = format!("data:{mime};base64,{digits}");
            let stands = !digits.is_empty() && digits.chars().all(digit);
            stands.then(|| vec![picture(address, plain, form)])
        }
    }
}

fn rich(content: Vec<Markup>) -> Option<Vec<Markup>> {
    let holds_something = |piece: &Markup| match piece {
        Markup::Text(text) => !text.trim().is_empty(),
        Markup::Element { .. } => true,
    };
    let any = content.iter().any(holds_something);
    any.then(|| vec![el("div", "rich", content)])
}

fn picture(address: String, alt: &str, form: &Form) -> Markup {
    let mut image = el("img", "figure", vec![])
        .with("src", address)
        .with("alt", alt);
    for (name, size) in [("width", form.width), ("height", form.height)] {
        if let Some(size) = size {
            image = image.with(name, size.to_string());
        }
    }
    image
}

/// Data, folded under what it is.
fn json_markup(json: &Json) -> Markup {
    let (open, close, count) = match json {
        Json::Array(items) => ("[", "]", items.len()),
        Json::Object(entries) => ("{", "}", entries.len()),
        other => return pre("text", &other.pretty(), false),
    };
    let entries = texts::count("1 entry|{n} entries", count);
    let summary = Markup::text(format!("{open}…{close} {entries}"));
    let summary = el("summary", "", vec![summary]);
    el(
        "details",
        "rich",
        vec![summary, pre("text", &json.pretty(), false)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_richest_form_is_shown() {
        let shown = |forms: &[(&str, &str)]| -> String {
            let forms: Vec<Form> = forms
                .iter()
                .map(|(mime, data)| Form::new(mime, data))
                .collect();
            forms_markup(&forms, false)
                .iter()
                .map(Markup::to_html)
                .collect()
        };
        let plain = ("text/plain", "<A>");
        for (forms, expected) in [
            (vec![plain], "<pre class=\"text\">\n&lt;A&gt;</pre>"),
            (
                vec![plain, ("text/html", "<b onclick=x>a</b>")],
                "<div class=\"rich\"><b>a</b></div>",
            ),
            // What has nothing harmless is shown as text.
            (
                vec![plain, ("text/html", "<script>a</script> ")],
                "<pre class=\"text\">\n&lt;A&gt;</pre>",
            ),
            (
                vec![plain, ("text/markdown", "*a*")],
                "<div class=\"rich\"><p><em>a</em></p></div>",
            ),
            (
                vec![plain, ("text/latex", "$x^2$"), ("image/png", "AA==")],
                "<div class=\"rich\"><p><span class=\"math\" data-math=\"inline\">$x^2$</span></p></div>",
            ),
            (
                vec![plain, ("image/png", "AA\n==")],
                "<img class=\"figure\" src=\"data:image/png;base64,AA==\" alt=\"&lt;A&gt;\">",
            ),
            (
                vec![plain, ("image/png", "\">")],
                "<pre class=\"text\">\n&lt;A&gt;</pre>",
            ),
            (
                vec![plain, ("image/svg+xml", "<svg/>")],
                "<img class=\"figure\" src=\"data:image/svg+xml,%3csvg/%3e\" alt=\"&lt;A&gt;\">",
            ),
            (
                vec![plain, ("application/json", "[1]")],
                "<details class=\"rich\"><summary>[…] 1 entry</summary><pre class=\"text\">\n[\n 1\n]</pre></details>",
            ),
            (
                vec![plain, ("application/x-other", "y")],
                "<pre class=\"text\">\n&lt;A&gt;</pre>",
            ),
            (
                vec![("application/x-other", "y")],
                "<pre class=\"text\">\n[application/x-other, kept in the file]</pre>",
            ),
        ] {
            assert_eq!(shown(&forms), expected, "{forms:?}");
        }
    }

    #[test]
    fn a_size_is_kept() {
        let form = Form {
            width: Some(40),
            ..Form::new("image/png", "AA==")
        };
        let html = forms_markup(&[form], false)[0].to_html();
        assert!(html.ends_with("alt=\"\" width=\"40\">"), "{html}");
    }
}
