# %%
from IPython.display import *
from IPython.display import display_html, update_display
display(1, "two", [3, None])
# %%
print("before")
display({"a": 1})
print("after")
HTML("<b>bold</b>")
# %%
display(HTML("<i>x</i>"), Markdown("*m*"), Latex("$x^2$"), Math("x^2"), Pretty("plain 'text'"))
# %%
SVG('<?xml version="1.0"?><svg width="1" height="1"/>')
# %%
JSON({"a": [1, 2.5, None, True]})
# %%
class Rich:
    def __repr__(self):
        return "Rich()"
    def _repr_html_(self):
        return "<b>rich</b>"
    def _repr_markdown_(self):
        return "**rich**"
    def _repr_latex_(self):
        return None
    def _repr_svg_(self):
        return "<svg></svg>"
Rich()
# %%
display(Rich(), include=["text/html"])
display(Rich(), exclude=["text/html", "image/svg+xml"])
# %%
class Bundle:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": "a bundle", "text/html": "<p>a bundle</p>"}, {"text/html": {"width": 3}}
    def _repr_html_(self):
        return "unused"
Bundle()
# %%
class Own:
    def _ipython_display_(self):
        print("shows itself")
display(Own())
Own()
# %%
type(_).__name__
# %%
class Pixels:
    def _repr_png_(self):
        return b"\x89PNG\r\n\x1a\nxyz"
    def __repr__(self):
        return "Pixels"
Pixels()
# %%
picture = Image(b"\x89PNG\r\n\x1a\nxyz", width=40)
print(picture)
picture
# %%
Image(url="https://example.org/cat.png", width=20)
# %%
handle = display("first", display_id="one")
print(handle.display_id, type(handle).__name__)
# %%
handle.update("second")
# %%
for step in range(3):
    clear_output(wait=True)
    print("step", step)
# %%
print("gone")
clear_output()
print("stays")
# %%
print("stays too")
clear_output(wait=True)
# %%
bar = ProgressBar(4)
print(bar)
bar.progress = 2
print(bar)
# %%
h = display(display_id="two")
h.update(HTML("<b>x</b>"))
# %%
display({"text/plain": "raw", "text/html": "<b>raw</b>"}, raw=True)
# %%
display_html("<b>x</b>", raw=True)
# %%
update_display("no id")
# %%
class Dunder:
    def __getattr__(self, name):
        return lambda *args, **kwargs: "answers to everything"
    def __repr__(self):
        return "Dunder"
Dunder()
# %%
class Printed:
    def _repr_pretty_(self, p, cycle):
        p.text("prettily")
display(Printed())
Printed()
# %%
[HTML("x"), Markdown("y")]
