//! Text as a terminal shows it: colors, and lines that are written over. No sequence of a terminal is shown as such.

use super::markup::{Markup, el};

/// How characters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    /// One of the 16 colors of a terminal.
    ink: Option<u8>,
    paper: Option<u8>,
    bold: bool,
    faint: bool,
    italic: bool,
    underline: bool,
    inverse: bool,
}

/// The text as it stands in a terminal in the end.
pub fn terminal(text: &str) -> Vec<Markup> {
    if !text.contains(['\u{1b}', '\r', '\u{8}']) {
        return vec![Markup::text(text)];
    }
    drawn(text)
}

/// The text on a screen. It is never inlined, so that its code can come behind the first result.
#[inline(never)]
fn drawn(text: &str) -> Vec<Markup> {
    let mut screen = Screen::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            '\u{1b}' => length = screen.sequence(rest),
            '\r' => screen.column = 0,
            '\u{8}' => screen.column = screen.column.saturating_sub(1),
            '\n' => screen.end_line(),
            c => screen.put(c),
        }
        rest = &rest[length..];
    }
    screen.end()
}

#[derive(Default)]
struct Screen {
    done: Vec<(String, Look)>,
    line: Vec<(char, Look)>,
    column: usize,
    look: Look,
}

impl Screen {
    fn put(&mut self, c: char) {
        match self.line.get_mut(self.column) {
            Some(place) => *place = (c, self.look),
            None => self.line.push((c, self.look)),
        }
        self.column += 1;
    }

    fn push(&mut self, c: char, look: Look) {
        match self.done.last_mut() {
            Some((text, before)) if *before == look => text.push(c),
            _ => self.done.push((c.to_string(), look)),
        }
    }

    fn flush(&mut self) {
        for (c, look) in std::mem::take(&mut self.line) {
            self.push(c, look);
        }
        self.column = 0;
    }

    fn end_line(&mut self) {
        self.flush();
        let look = self.done.last().map_or(Look::default(), |(_, look)| *look);
        self.push('\n', look);
    }

    fn end(mut self) -> Vec<Markup> {
        self.flush();
        let piece = |(text, look): (String, Look)| match look.class() {
            class if class.is_empty() => Markup::Text(text),
            class => el("span", &class, vec![Markup::Text(text)]),
        };
        self.done.into_iter().map(piece).collect()
    }

    /// Does what the sequence at the beginning of `text` says, if it is about how text looks; gives its length.
    fn sequence(&mut self, text: &str) -> usize {
        let Some(inside) = text.strip_prefix("\u{1b}[") else {
            return 1;
        };
        let Some(end) = inside.find(|c: char| ('@'..='~').contains(&c)) else {
            return text.len();
        };
        match &inside[end..=end] {
            "m" => self.look.change(&inside[..end]),
            "K" if matches!(&inside[..end], "" | "0") => self.line.truncate(self.column),
            "K" => self.line.clear(),
            _ => {}
        }
        2 + end + 1
    }
}

impl Look {
    /// Takes in the numbers of a sequence.
    fn change(&mut self, numbers: &str) {
        let mut numbers = numbers
            .split([';', ':'])
            .map(|it| it.parse::<u8>().unwrap_or(0));
        while let Some(number) = numbers.next() {
            match number {
                0 => *self = Self::default(),
                1 => self.bold = true,
                2 => self.faint = true,
                3 => self.italic = true,
                4 => self.underline = true,
                7 => self.inverse = true,
                22 => (self.bold, self.faint) = (false, false),
                23 => self.italic = false,
                24 => self.underline = false,
                27 => self.inverse = false,
                30..=37 => self.ink = Some(number - 30),
                38 => self.ink = color(&mut numbers),
                39 => self.ink = None,
                40..=47 => self.paper = Some(number - 40),
                48 => self.paper = color(&mut numbers),
                49 => self.paper = None,
                90..=97 => self.ink = Some(number - 90 + 8),
                100..=107 => self.paper = Some(number - 100 + 8),
                _ => {}
            }
        }
    }

    fn class(self) -> String {
        let (ink, paper) = match self.inverse {
            false => (self.ink, self.paper),
            true => (Some(self.paper.unwrap_or(15)), Some(self.ink.unwrap_or(0))),
        };
        let mut words = Vec::new();
        words.extend(ink.map(|color| format!("ansi-ink-{color}")));
        words.extend(paper.map(|color| format!("ansi-paper-{color}")));
        for (is_so, word) in [
            (self.bold, "ansi-bold"),
            (self.faint, "ansi-faint"),
            (self.italic, "ansi-italic"),
            (self.underline, "ansi-underline"),
        ] {
            words.extend(is_so.then(|| word.to_owned()));
        }
        words.join(" ")
    }
}

/// The nearest of the 16 colors: behind 38 and 48 stands `5;n`, or `2;r;g;b`.
fn color(numbers: &mut impl Iterator<Item = u8>) -> Option<u8> {
    match numbers.next()? {
        5 => Some(match numbers.next()? {
            number @ 0..=15 => number,
            number @ 16..=231 => {
                let level = |digit: u8| if digit == 0 { 0 } else { 55 + 40 * digit };
                let cube = number - 16;
                nearest(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
            }
            gray => nearest_gray((gray - 232) * 10 + 8),
        }),
        2 => Some(nearest(numbers.next()?, numbers.next()?, numbers.next()?)),
        _ => None,
    }
}

fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    if most - least < 32 {
        return nearest_gray(most);
    }
    let is_high = |part: u8| u8::from(part > least + (most - least) / 2);
    let color = is_high(red) + 2 * is_high(green) + 4 * is_high(blue);
    color + if most > 200 { 8 } else { 0 }
}

fn nearest_gray(level: u8) -> u8 {
    match level {
        0..=63 => 0,
        64..=159 => 8,
        160..=223 => 7,
        224.. => 15,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_shows_it_so() {
        for (text, expected) in [
            ("plain <b>", "plain &lt;b&gt;"),
            (
                "\u{1b}[31mred\u{1b}[0m!",
                "<span class=\"ansi-ink-1\">red</span>!",
            ),
            (
                "\u{1b}[1;32mx\u{1b}[22my\u{1b}[39mz",
                "<span class=\"ansi-ink-2 ansi-bold\">x</span><span class=\"ansi-ink-2\">y</span>z",
            ),
            (
                "\u{1b}[91;44mx\u{1b}[m",
                "<span class=\"ansi-ink-9 ansi-paper-4\">x</span>",
            ),
            ("\u{1b}[38;5;196mx", "<span class=\"ansi-ink-9\">x</span>"),
            ("\u{1b}[38;5;240mx", "<span class=\"ansi-ink-8\">x</span>"),
            (
                "\u{1b}[38;2;10;120;20mx",
                "<span class=\"ansi-ink-2\">x</span>",
            ),
            (
                "\u{1b}[48;5;3;3mx",
                "<span class=\"ansi-paper-3 ansi-italic\">x</span>",
            ),
            (
                "\u{1b}[7mx",
                "<span class=\"ansi-ink-15 ansi-paper-0\">x</span>",
            ),
            (
                "\u{1b}[4mx\n\u{1b}[24my",
                "<span class=\"ansi-underline\">x\n</span>y",
            ),
            ("1/3\r2/3\r3/3\n", "3/3\n"),
            ("loading\rdone", "doneing"),
            ("loading\r\u{1b}[Kdone", "done"),
            ("abc\u{8}\u{8}X", "aXc"),
            ("\u{8}a\r\nb", "a\nb"),
            ("\u{1b}[2J\u{1b}[Hx\u{1b}", "x"),
            ("\u{1b}[31", ""),
            ("\u{1b}]0;title", "]0;title"),
        ] {
            let html: String = terminal(text).iter().map(Markup::to_html).collect();
            assert_eq!(html, expected, "{text:?}");
        }
    }
}
