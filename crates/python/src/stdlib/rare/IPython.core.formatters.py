"""How a value is shown as what a front end may choose from; here by its own methods alone."""


class DisplayFormatter:
    """Gives the forms in which a value can be shown."""

    def format(self, obj, include=None, exclude=None):
        """The forms of a value by their types, and what is said of each."""
        forms = {"text/plain": repr(obj)}
        for kind, method in _METHODS.items():
            shown = getattr(obj, method, None)
            shown = shown() if callable(shown) else None
            if shown is not None:
                forms[kind] = shown
        wanted = lambda kind: (not include or kind in include) and kind not in (exclude or ())
        return {kind: form for kind, form in forms.items() if wanted(kind)}, {}


_METHODS = {
    "text/html": "_repr_html_",
    "text/markdown": "_repr_markdown_",
    "text/latex": "_repr_latex_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
    "application/json": "_repr_json_",
}
