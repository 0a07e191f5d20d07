//! Markdown to [`Markup`]. Of HTML a part that cannot act is read, all other is shown as the text it is; links lead to
//! http, https or a page of the same host; images come from the page's own folder or are data, and others wait for a press.
//!
//! It covers what notebooks write: headings, paragraphs, lists, tasks, quotes, code, tables, rules, formulas, notes;
//! emphasis, code, links, images. A full CommonMark parser would weigh as much as the rest of the page's text together (its entity table
//! alone 20 KB), and the page's size has a budget.

mod blocks;
mod inline;

use super::markup::Markup;
pub use inline::ATTACHMENT;

/// The blocks of a Markdown text.
pub fn markdown(source: &str) -> Vec<Markup> {
    let source = source.replace("\r\n", "\n").replace('\t', "    ");
    let lines: Vec<&str> = source.lines().collect();
    blocks::blocks(&lines, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(source: &str) -> String {
        markdown(source).iter().map(Markup::to_html).collect()
    }

    #[test]
    fn blocks_become_elements() {
        for (source, expected) in [
            ("", ""),
            ("# A *b* #", "<h1 id=\"A-b\">A <em>b</em></h1>"),
            ("#no", "<p>#no</p>"),
            ("A\n===\nb\n---", "<h1 id=\"A\">A</h1><h2 id=\"b\">b</h2>"),
            ("a\nb\n\nc", "<p>a\nb</p><p>c</p>"),
            ("a  \nb\\\nc", "<p>a<br>b<br>c</p>"),
            ("***\n- - -", "<hr><hr>"),
            ("- a\n- b\n  c", "<ul><li>a</li><li>b\nc</li></ul>"),
            (
                "- a\n  - b\n- c",
                "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            ),
            ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
            ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
            ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
            ("* a\n\ntext", "<ul><li>a</li></ul><p>text</p>"),
            ("text\n- a", "<p>text</p><ul><li>a</li></ul>"),
            (
                "> a\n> b\n\nc",
                "<blockquote><p>a\nb</p></blockquote><p>c</p>",
            ),
            (
                "```\na *b*\n\n# c\n```\nd",
                "<pre class=\"listing\" tabindex=\"0\">\na *b*\n\n# c\n</pre><p>d</p>",
            ),
            (
                "~~~ python\nx",
                "<pre class=\"listing\" tabindex=\"0\">\n<span class=\"tok-variableName\">x</span>\n</pre>",
            ),
            (
                "    code\n\n    more\nx",
                "<pre class=\"listing\" tabindex=\"0\">\ncode\n\nmore\n</pre><p>x</p>",
            ),
            (
                "- a\n\n      code",
                "<ul><li><p>a</p><pre class=\"listing\" tabindex=\"0\">\ncode\n</pre></li></ul>",
            ),
            (
                "| a | b |\n|---|:-:|\n| `x\\|y` | 2 |",
                "<table><thead><tr><th>a</th><th class=\"center\">b</th></tr></thead><tbody><tr>\
                 <td><code>x|y</code></td><td class=\"center\">2</td></tr></tbody></table>",
            ),
            (
                "- [ ] a\n- [x] b",
                "<ul><li class=\"task\"><input type=\"checkbox\" aria-label=\"to do\" disabled=\"\"> a</li>\
                 <li class=\"task\"><input type=\"checkbox\" aria-label=\"done\" disabled=\"\" checked=\"\"> b</li></ul>",
            ),
            (
                "$$\na_1 *b*\n$$\nc",
                "<div class=\"math\" data-math=\"display\">$$\na_1 *b*\n$$</div><p>c</p>",
            ),
            (
                "\\begin{align}\nx &= 1 \\\\\n\\end{align}",
                "<div class=\"math\" data-math=\"display\">\\begin{align}\nx &amp;= 1 \\\\\n\\end{align}</div>",
            ),
            ("$$ never ends", "<p>$$ never ends</p>"),
            (
                "a[^n] b[^m]\n\n[^m]: two\n[^n]: *one*",
                "<p>a<sup class=\"note\" title=\"*one*\">1</sup> b<sup class=\"note\" title=\"two\">2</sup></p>\
                 <ol class=\"notes\"><li><em>one</em></li><li>two</li></ol>",
            ),
            ("a | b\n\nc", "<p>a | b</p><p>c</p>"),
            (
                "<details>\n<summary>*s*</summary>\n\n- a\n\n<details>\nb\n</details>\n</details>\nc",
                "<details><summary><em>s</em></summary><ul><li>a</li></ul><details><p>b</p></details></details><p>c</p>",
            ),
            (
                "<details>\n\na\n\n</details",
                "<p>&lt;details&gt;</p><p>a</p><p>&lt;/details</p>",
            ),
            (
                "[a][b]\n\n[b]: https://c.d/",
                "<p><a href=\"https://c.d/\" rel=\"noopener noreferrer\" target=\"_blank\">a</a></p>",
            ),
        ] {
            assert_eq!(html(source), expected, "{source}");
        }
    }

    #[test]
    fn inline_text() {
        for (source, expected) in [
            ("a `x<y` b", "<p>a <code>x&lt;y</code> b</p>"),
            ("`` a`b ``", "<p><code>a`b</code></p>"),
            ("a `b", "<p>a `b</p>"),
            (
                "**a** __b__ *c* _d_ ~~e~~",
                "<p><strong>a</strong> <strong>b</strong> <em>c</em> <em>d</em> <s>e</s></p>",
            ),
            ("***a***", "<p><strong><em>a</em></strong></p>"),
            ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"),
            (
                "snake_case_name 2 * 3 * 4",
                "<p>snake_case_name 2 * 3 * 4</p>",
            ),
            ("*a", "<p>*a</p>"),
            (
                "\\*a\\* \\# &amp; &lt; &nope;",
                "<p>*a* # &amp; &lt; &amp;nope;</p>",
            ),
            (
                "$a_1 + a_2$",
                "<p><span class=\"math\" data-math=\"inline\">$a_1 + a_2$</span></p>",
            ),
            ("$5 and $6, $7 or 8$9", "<p>$5 and $6, $7 or 8$9</p>"),
            (
                "a $$x$$ b",
                "<p>a <span class=\"math\" data-math=\"display\">$$x$$</span> b</p>",
            ),
            (
                "H<sub>2</sub>O <b>*x*</b><br/> <KBD>k</KBD><!-- no -->",
                "<p>H<sub>2</sub>O <b><em>x</em></b><br> <kbd>k</kbd></p>",
            ),
            (
                "<center>a <a href=\"#b\">c</a></center>",
                "<p>a <a href=\"#b\">c</a></p>",
            ),
            (
                "<img width=3 src='x.png' alt=\"cat\">",
                "<p><img alt=\"cat\" src=\"x.png\"></p>",
            ),
            ("a < b and c > d", "<p>a &lt; b and c &gt; d</p>"),
            (
                "<https://a.b/>",
                "<p><a href=\"https://a.b/\" rel=\"noopener noreferrer\" target=\"_blank\">https://a.b/</a></p>",
            ),
            (
                "[`a`](https://b.c/(d) \"t\")",
                "<p><a href=\"https://b.c/(d)\" rel=\"noopener noreferrer\" target=\"_blank\" title=\"t\"><code>a</code></a></p>",
            ),
            (
                "[a](#rule) [b] [c](",
                "<p><a href=\"#rule\">a</a> [b] [c](</p>",
            ),
            (
                "[a](b.html#c) [d](../d/)",
                "<p><a href=\"b.html#c\">a</a> <a href=\"../d/\">d</a></p>",
            ),
            (
                "![c*a*t](figures/x.png)",
                "<p><img alt=\"cat\" src=\"figures/x.png\"></p>",
            ),
        ] {
            assert_eq!(html(source), expected, "{source}");
        }
    }

    #[test]
    fn nothing_in_it_can_act() {
        for (source, expected) in [
            (
                "<script>alert(1)</script>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            ),
            (
                "a <img src=x onerror=y> b",
                "<p>a <img alt=\"\" src=\"x\"> b</p>",
            ),
            ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
            ("[a](JAVASCRIPT:x)", "<p><a>a</a></p>"),
            ("[a]( javascript:x)", "<p><a>a</a></p>"),
            ("[a](//evil/x)", "<p><a>a</a></p>"),
            ("[a](/\\evil/x)", "<p><a>a</a></p>"),
            ("<a href=\"/\n/evil/x\">a</a>", "<p><a>a</a></p>"),
            ("[a](data:text/html,x)", "<p><a>a</a></p>"),
            ("<javascript:x>", "<p>&lt;javascript:x&gt;</p>"),
            (
                "![cat](https://evil/x.png)",
                "<p><button class=\"remote-picture\" type=\"button\" title=\"https://evil/x.png\" data-act=\"picture\" \
                 data-src=\"https://evil/x.png\" data-alt=\"cat\" data-testid=\"remote-picture\">cat: show the picture from \
                 evil</button></p>",
            ),
            ("<b onclick=x>a</b>", "<p><b>a</b></p>"),
            ("<a href=\"javascript:x\">a</a>", "<p><a>a</a></p>"),
            ("<img src=\"javascript:x\">", "<p><img alt=\"\"></p>"),
            (
                "<svg onload=x></svg><iframe src=x>",
                "<p>&lt;svg onload=x&gt;&lt;/svg&gt;&lt;iframe src=x&gt;</p>",
            ),
            ("![cat](//evil/x.png)", "<p><img alt=\"cat\"></p>"),
            ("![cat](/\\evil/x.png)", "<p><img alt=\"cat\"></p>"),
            ("[a]: javascript:x\n\n[a]", "<p><a>a</a></p>"),
            (
                "<style>p{}</style>\n\n<a href='x'>",
                "<p>&lt;style&gt;p{}&lt;/style&gt;</p><p>&lt;a href='x'&gt;</p>",
            ),
        ] {
            assert_eq!(html(source), expected, "{source}");
        }
    }

    #[test]
    fn any_text_ends() {
        for source in [
            "*_*_*_[](![](".repeat(300),
            "> ".repeat(500),
            "- ".repeat(500),
            "[".repeat(3000),
            "`".repeat(999),
        ] {
            assert!(!html(&source).is_empty());
        }
    }
}
