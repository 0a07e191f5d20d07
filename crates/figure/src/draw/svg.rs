//! Writing SVG. Everything the user wrote passes [`Svg::text`] and is escaped there; it never becomes markup.

use super::text::{Level, runs};
use crate::description::Color;
use crate::description::{Dash, Stroke};
use std::fmt::Write;

/// The color of borders and ticks.
pub(super) const INK: Color = Color::hex(0x26_26_26);

/// The line of borders and ticks.
pub(super) fn thin_line() -> Stroke {
    Stroke::solid(INK, 0.8)
}

/// A growing SVG document.
#[derive(Default)]
pub struct Svg {
    out: String,
}

/// How a line of text is set.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    /// The font size in points.
    pub size: f64,
    /// The color.
    pub color: Color,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// Degrees, counterclockwise.
    pub rotation: f64,
    /// Bold letters.
    pub bold: bool,
}

impl TextStyle {
    /// Black text of this size.
    pub fn new(size: f64, anchor: &'static str) -> Self {
        Self {
            size,
            color: Color::hex(0x1a_1a_1a),
            anchor,
            rotation: 0.0,
            bold: false,
        }
    }
}

/// A coordinate with two decimals at most; anything unrepresentable becomes a large finite number.
pub fn number(v: f64) -> String {
    let v = if v.is_nan() { 0.0 } else { v.clamp(-1e5, 1e5) };
    let text = format!("{v:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Text with XML's special characters replaced, and what XML forbids left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

impl Svg {
    /// Adds markup written by this module's callers; never text from the user.
    pub fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// The document.
    pub fn finish(self) -> String {
        self.out
    }

    /// A filled rectangle.
    pub fn rect(
        &mut self,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        fill: Color,
        edge: Option<Stroke>,
    ) {
        let (x, width) = if width < 0.0 {
            (x + width, -width)
        } else {
            (x, width)
        };
        let (y, height) = if height < 0.0 {
            (y + height, -height)
        } else {
            (y, height)
        };
        let (x, y, width, height) = (number(x), number(y), number(width), number(height));
        let (fill, edge) = (
            fill_attributes(fill),
            edge.map(stroke_attributes).unwrap_or_default(),
        );
        let _ = writeln!(
            self.out,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}"{fill}{edge}/>"#
        );
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        self.path(
            &format!(
                "M{} {}L{} {}",
                number(from.0),
                number(from.1),
                number(to.0),
                number(to.1)
            ),
            None,
            Some(stroke),
        );
    }

    /// A path from path commands.
    pub fn path(&mut self, commands: &str, fill: Option<Color>, stroke: Option<Stroke>) {
        if commands.is_empty() {
            return;
        }
        let fill = fill.map_or_else(|| r#" fill="none""#.to_owned(), fill_attributes);
        let stroke = stroke
            .filter(|it| it.dash != Dash::None)
            .map(stroke_attributes)
            .unwrap_or_default();
        let _ = writeln!(self.out, r#"<path d="{commands}"{fill}{stroke}/>"#);
    }

    /// Lines of text; `(x, y)` is the baseline of the first one.
    pub fn text(&mut self, x: f64, y: f64, text: &str, style: TextStyle) {
        let (px, py) = (number(x), number(y));
        let turn = if style.rotation == 0.0 {
            String::new()
        } else {
            format!(
                r#" transform="rotate({} {px} {py})""#,
                number(-style.rotation)
            )
        };
        let weight = if style.bold {
            r#" font-weight="bold""#
        } else {
            ""
        };
        let (size, fill, anchor) = (
            number(style.size),
            fill_attributes(style.color),
            style.anchor,
        );
        for (index, line) in text.split('\n').enumerate() {
            let line_y = number(y + index as f64 * style.size * 1.2);
            let _ = write!(
                self.out,
                r#"<text x="{px}" y="{line_y}" font-size="{size}" text-anchor="{anchor}"{fill}{weight}{turn}>"#
            );
            self.spans(line, style.size);
            self.out.push_str("</text>\n");
        }
    }

    fn spans(&mut self, line: &str, size: f64) {
        let mut raised = 0.0;
        for run in runs(line) {
            let wanted = match run.level {
                Level::Base => 0.0,
                Level::Super => -0.38 * size,
                Level::Sub => 0.18 * size,
            };
            let text = escape(&run.text);
            let small = if run.level == Level::Base {
                String::new()
            } else {
                format!(r#" font-size="{}""#, number(size * 0.7))
            };
            let italic = if run.italic {
                r#" font-style="italic""#
            } else {
                ""
            };
            if wanted == raised && small.is_empty() && italic.is_empty() {
                self.out.push_str(&text);
            } else {
                let _ = write!(
                    self.out,
                    r#"<tspan dy="{}"{small}{italic}>{text}</tspan>"#,
                    number(wanted - raised)
                );
            }
            raised = wanted;
        }
    }
}

fn fill_attributes(color: Color) -> String {
    if color.alpha <= 0.0 {
        return r#" fill="none""#.to_owned();
    }
    let opacity = if color.alpha < 1.0 {
        format!(r#" fill-opacity="{}""#, number(color.alpha))
    } else {
        String::new()
    };
    format!(r#" fill="{}"{opacity}"#, color.css())
}

fn stroke_attributes(stroke: Stroke) -> String {
    if stroke.color.alpha <= 0.0 || stroke.width <= 0.0 {
        return String::new();
    }
    let mut out = format!(
        r#" stroke="{}" stroke-width="{}""#,
        stroke.color.css(),
        number(stroke.width)
    );
    if stroke.color.alpha < 1.0 {
        let _ = write!(out, r#" stroke-opacity="{}""#, number(stroke.color.alpha));
    }
    if !stroke.dash.pattern().is_empty() {
        let lengths: Vec<_> = stroke
            .dash
            .pattern()
            .iter()
            .map(|it| number(it * stroke.width))
            .collect();
        let _ = write!(out, r#" stroke-dasharray="{}""#, lengths.join(" "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let mut svg = Svg::default();
        svg.text(
            0.0,
            0.0,
            "</text><script>$x^{<b>}$&\u{0}\"'",
            TextStyle::new(10.0, "start"),
        );
        let out = svg.finish();
        assert!(
            !out.contains("<script") && !out.contains("<b>") && !out.contains('\u{0}'),
            "{out}"
        );
        assert!(out.contains("&lt;/text&gt;&lt;script&gt;"), "{out}");
    }

    #[test]
    fn numbers_are_short() {
        for (v, text) in [
            (1.0, "1"),
            (0.126, "0.13"),
            (-0.001, "0"),
            (f64::NAN, "0"),
            (f64::INFINITY, "100000"),
        ] {
            assert_eq!(number(v), text);
        }
    }
}
