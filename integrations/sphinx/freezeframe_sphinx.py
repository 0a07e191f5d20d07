"""Live cells in books of Sphinx.

Blocks of Python become cells that run in the reader's browser, as plain Python and under ``jit``; the directive
``freezeframe`` shows a notebook whole. Works beside MyST and MyST-NB, whose cells are blocks too. ``conf.py`` says::

    extensions = ["freezeframe_sphinx"]
    freezeframe_site = "https://example.org/freezeframe/"
"""

from __future__ import annotations

import os
import shutil
from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

__version__ = "0.1.0"

LANGUAGES = ("python", "python3", "py", "ipython", "ipython3", "default")
SELECTOR = ", ".join(f".highlight-{language} pre" for language in LANGUAGES)
ATTRIBUTES = ("files", "fold", "from", "height", "inspector", "lanes", "packages", "readonly", "run", "session", "theme")
FLAGS = ("fold", "readonly")
FOLDER = "_static/freezeframe"


def text_of(attributes, prefix=""):
    """Attributes as HTML; one that is true has no value."""
    written = []
    for name, value in attributes.items():
        if value is True:
            written.append(f" {prefix}{name}")
        elif value not in (None, False):
            written.append(f' {prefix}{name}="{escape(str(value))}"')
    return "".join(written)


def script(app):
    """The address of the script, checked."""
    site = app.config.freezeframe_site
    if not site:
        raise ConfigError("freezeframe_site is missing in conf.py: the address of the hosted site")
    unknown = set(app.config.freezeframe_attributes) - set(ATTRIBUTES)
    if unknown:
        raise ConfigError(f"freezeframe_attributes: there is no {', '.join(sorted(unknown))}, but {', '.join(ATTRIBUTES)}")
    return site.rstrip("/") + "/freezeframe.js"


def check(app):
    """Says at once what is wrong in ``conf.py``."""
    if app.builder.format == "html":
        script(app)


def add_script(app, page, template, context, doctree):
    """Has a page load the script, which makes its blocks of Python cells."""
    if doctree is None:
        return
    said = {"type": "module"}
    if app.config.freezeframe_upgrade:
        said["data-upgrade"] = app.config.freezeframe_upgrade
    attributes = dict(app.config.freezeframe_attributes)
    if "files" in attributes or "packages" in attributes:
        # Their addresses are those that they have from the top of the book.
        depth = app.builder.get_target_uri(page).count("/")
        attributes["from"] = "../" * depth + str(attributes.get("from", "")) or "."
    for name, value in attributes.items():
        if isinstance(value, (list, tuple)):
            value = " ".join(map(str, value))
        if value not in (None, False):
            said[f"data-{name}"] = "" if value is True else str(value)
    app.add_js_file(script(app), **said)


class notebook(nodes.General, nodes.Element):
    """A notebook that is shown whole; what is in it is read until the notebook is there."""


class Notebook(SphinxDirective):
    """``.. freezeframe:: lesson.ipynb``, with the attributes of the element as options."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {name: directives.flag if name in FLAGS else directives.unchanged for name in (*ATTRIBUTES, "name")}

    def run(self):
        inside, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(inside)
        if not os.path.isfile(path):
            raise self.error(f"there is no notebook {self.arguments[0]}")
        options = {name: True if value is None else value for name, value in self.options.items()}
        shown = notebook("", source=path, file=inside.replace("/", "-"), options=options)
        self.set_source_info(shown)
        if self.content:
            self.state.nested_parse(self.content, self.content_offset, shown)
        else:
            shown += nodes.paragraph("", f"Notebook: {os.path.basename(path)}")
        return [shown]


def visit_html(translator, node):
    builder = translator.builder
    folder = os.path.join(builder.outdir, FOLDER)
    os.makedirs(folder, exist_ok=True)
    shutil.copyfile(node["source"], os.path.join(folder, node["file"]))
    here = builder.get_target_uri(builder.current_docname)
    address = relative_uri(here, f"{FOLDER}/{node['file']}")
    translator.body.append(f"<freeze-frame{text_of({'src': address, **node['options']})}>\n")


def depart_html(translator, node):
    translator.body.append("</freeze-frame>\n")


def visit_other(translator, node):
    """What is no HTML has what stands in the element."""


def setup(app):
    app.add_config_value("freezeframe_site", None, "html", (str,))
    app.add_config_value("freezeframe_upgrade", SELECTOR, "html", (str,))
    app.add_config_value("freezeframe_attributes", {}, "html", (dict,))
    other = (visit_other, visit_other)
    app.add_node(notebook, html=(visit_html, depart_html), latex=other, text=other, man=other, texinfo=other)
    app.add_directive("freezeframe", Notebook)
    app.connect("builder-inited", check)
    app.connect("html-page-context", add_script)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
