//! What plotting code draws, told by the figures' own descriptions, and the pictures' form.

mod support;

use freezeframe_figure::draw::{Picture, picture};

/// What a cell printed or raised, and the pictures of its figures.
fn run(text: &str) -> (String, Vec<Picture>) {
    let (printed, figures) = support::run(text);
    (printed, figures.iter().map(picture).collect())
}

/// Each line of a case: code, then what the cell prints and the descriptions of its figures.
#[test]
fn plots_in_words() {
    let cases = [
        (
            "plt.plot(x, np.sin(x)); plt.title('sine'); plt.xlabel('t')",
            "“sine”: 1 line; x (t) from -0.5 to 10.5, y from -1.1 to 1.098.",
        ),
        (
            "plt.plot([1, 2, 3], 'r--o', label='a'); plt.legend()",
            "1 line (a); x from -0.1 to 2.1, y from 0.9 to 3.1.",
        ),
        (
            "plt.plot(x, x, x, x**2, 'k:')",
            "2 lines; x from -0.5 to 10.5, y from -5 to 105.",
        ),
        (
            "plt.plot(np.ones((5, 3)))",
            "3 lines; x from -0.2 to 4.2, y from 0.945 to 1.055.",
        ),
        (
            "fig, ax = plt.subplots()\nax.scatter(x, x, c=x, s=20)\nfig.colorbar(None)\nax.set_xlim(0, 5)",
            "1 set of points; x from 0 to 5, y from -0.5 to 10.5.",
        ),
        (
            "plt.imshow(np.eye(4), cmap='gray'); plt.colorbar(); plt.axis('off')",
            "1 image; x from -0.5 to 3.5, y from 3.5 to -0.5.",
        ),
        (
            "plt.imshow(np.eye(4), origin='lower', extent=(0, 1, 2, 3))",
            "1 image; x from 0 to 1, y from 2 to 3.",
        ),
        (
            "fig, axes = plt.subplots(2, 2, sharex=True)\nfor i, ax in enumerate(axes.flat): ax.plot(x, i * x)\naxes[0, 1].set_title('b')\nfig.suptitle('all')\nplt.tight_layout()",
            "Figure “all”. 4 plots. 1: 1 line; x from -0.5 to 10.5, y from -0.055 to 0.055. 2: “b”: 1 line; x from -0.5 to 10.5, y from -0.5 to 10.5. 3: 1 line; x from -0.5 to 10.5, y from -1 to 21. 4: 1 line; x from -0.5 to 10.5, y from -1.5 to 31.5.",
        ),
        (
            "fig, (a, b) = plt.subplots(1, 2, figsize=(8, 3))\na.bar(['p', 'q'], [1, 2])\nb.hist([1, 1, 2, 5], bins=4)",
            "2 plots. 1: 1 group of bars; x from -0.49 to 1.49, y from 0 to 2.1. 2: 1 group of bars; x from 0.8 to 5.2, y from 0 to 2.1.",
        ),
        (
            "plt.subplot(2, 1, 1); plt.plot(x); plt.subplot(212); plt.semilogy(x, np.exp(x))",
            "2 plots. 1: 1 line; x from -2.45 to 51.45, y from -0.5 to 10.5. 2: 1 line; x from -0.5 to 10.5, y from 0.607 to 36315.503.",
        ),
        (
            "plt.figure(); plt.plot([1]); plt.figure(); plt.plot([2])",
            "1 line; x from -0.055 to 0.055, y from 0.945 to 1.055. | 1 line; x from -0.055 to 0.055, y from 1.89 to 2.11.",
        ),
        (
            "X, Y = np.meshgrid(x, x)\nplt.contourf(X, Y, X * Y); plt.contour(X, Y, X * Y, 5); plt.quiver(x[::10], x[::10], X[::10, ::10], Y[::10, ::10])",
            "1 image, 6 sets of segments, 1 field of arrows; x from 0 to 10, y from 0 to 10.",
        ),
        (
            "plt.fill_between(x, 0, np.sin(x), alpha=0.3); plt.errorbar([1, 2], [1, 2], yerr=0.5, fmt='o'); plt.axhline(0, color='k'); plt.axvline(3); plt.text(1, 1, 'hi'); plt.annotate('here', (1, 1), (2, 2), arrowprops=dict(color='r'))",
            "1 line, 1 filled area, 1 set of segments, 2 guide lines, 2 notes; x from -0.5 to 10.5, y from -1.175 to 2.675.",
        ),
        ("print(*plt.plot([1, 2])); plt.close()", "Line2D(_child0)\n"),
        (
            "import matplotlib as mpl\nmpl.rcParams['figure.figsize'] = (3, 2)\nprint(repr(plt.figure())); plt.style.use('ggplot')",
            "<Figure size 300x200 with 0 Axes>\nAn empty figure.",
        ),
        (
            "plt.plot([1, 2]); plt.savefig('a.png'); print(open('a.png').read()[:4])",
            "savefig: figures are drawn as SVG here, and 'a.png' holds that.\n<svg\n1 line; x from -0.05 to 1.05, y from 0.95 to 2.05.",
        ),
        (
            "plt.plot([1, 2], [1, 2, 3])",
            "ValueError: x and y must have same first dimension, but have shapes (2,) and (3,)\n1 plot",
        ),
        (
            "plt.plot([1], foo=3)",
            "AttributeError: Line2D.set() got an unexpected keyword argument 'foo'\n1 plot",
        ),
        (
            "plt.plot([1], 'qq')",
            "ValueError: 'qq' is not a valid format string (unrecognized character 'q')\n1 plot",
        ),
        (
            "plt.pie([1], labels=['a'])",
            "1 filled area (a), 1 note; x from -1.25 to 1.25, y from -1.25 to 1.25.",
        ),
        (
            "plt.wxyz([1])",
            "AttributeError: module 'matplotlib.pyplot' has no attribute 'wxyz'\n",
        ),
        (
            "print(plt.cm.viridis(0.5)[3], plt.get_cmap('gray')(1.0), plt.gca().get_xlim()); plt.close('all')",
            "1.0 (1.0, 1.0, 1.0, 1.0) (np.float64(0.0), np.float64(1.0))\n",
        ),
    ];
    let mut wrong = Vec::new();
    for (code, expected) in cases {
        let (printed, pictures) = run(code);
        let words: Vec<&str> = pictures.iter().map(|it| it.alt.as_str()).collect();
        let found = format!("{printed}{}", words.join(" | "));
        let expected = expected.strip_suffix("1 plot").unwrap_or(expected);
        if found != expected && !(expected.ends_with('\n') && found.starts_with(expected)) {
            wrong.push(format!("{code}\n  expected {expected}\n  found    {found}"));
        }
        for picture in pictures {
            assert!(picture.svg.starts_with("<svg ") && picture.svg.ends_with("</svg>\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_shown_stands_where_it_is_shown_and_once() {
    let code = "fig, ax = plt.subplots(); ax.plot([1]); print('before'); plt.show(); plt.show(); print('after')\n\
                ax.plot([2]); plt.plot([3]); fig.show()";
    let (put_out, left) = run(code);
    let shown = "[1 line; x from -0.055 to 0.055, y from 0.945 to 1.055.]";
    assert_eq!(put_out, format!("before\n{shown}\nafter\n"));
    assert_eq!(left.len(), 1, "the other one");
}
