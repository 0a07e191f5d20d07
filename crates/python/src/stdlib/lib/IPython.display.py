"""Objects in the forms that they have: HTML, Markdown, images and the like beside plain text."""

import json
import traceback
from _display import base64 as _base64
from _display import clear_output
from _display import show as _show

__all__ = [
    "Code", "DisplayHandle", "DisplayObject", "HTML", "Image", "JSON", "Javascript", "Latex", "Markdown", "Math", "Pretty",
    "ProgressBar", "SVG", "TextDisplayObject", "clear_output", "display", "display_html", "display_json", "display_latex",
    "display_markdown", "display_png", "display_pretty", "display_svg", "publish_display_data", "update_display",
]

# In the order in which a bundle holds them.
_METHODS = {
    "text/plain": "_repr_pretty_",
    "text/html": "_repr_html_",
    "text/markdown": "_repr_markdown_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
    "text/latex": "_repr_latex_",
    "application/json": "_repr_json_",
    "application/javascript": "_repr_javascript_",
}


def _method(obj, name):
    """A method that an object's class has; one that answers to every name has none."""
    if isinstance(obj, type):
        return None
    try:
        if getattr(obj, "_ipython_canary_method_should_not_exist_", None) is not None:
            return None
        found = getattr(obj, name, None)
    except Exception:
        return None
    return found if callable(found) else None


def _called(method, *args, **kwargs):
    """What a method gives; where it raises, that is told, and there is no such form."""
    try:
        return method(*args, **kwargs)
    except NotImplementedError:
        return None
    except Exception:
        traceback.print_exc()
        return None


class _Printer:
    """What `_repr_pretty_` writes to."""

    def __init__(self):
        self.pieces = []

    def text(self, text):
        self.pieces.append(text)

    def pretty(self, obj):
        self.text(_plain(obj))

    def breakable(self, separator=" "):
        self.text(separator)

    def break_(self):
        self.text("\n")

    def begin_group(self, indent=0, open=""):
        self.text(open)

    def end_group(self, dedent=0, close=""):
        self.text(close)


def _plain(obj):
    method = _method(obj, "_repr_pretty_")
    if method is None:
        return repr(obj)
    printer = _Printer()
    method(printer, False)
    return "".join(printer.pieces)


def _format(obj, include=None, exclude=None):
    """An object's data and metadata by kind."""
    def wanted(mime):
        asked = include is None or mime in include
        return asked and (exclude is None or mime not in exclude)

    data, metadata = {}, {}

    def put(mime, found):
        if isinstance(found, tuple):
            found, metadata[mime] = found
        if found is not None:
            data[mime] = found

    method = _method(obj, "_repr_mimebundle_")
    if method is not None:
        found = _called(method, include=include, exclude=exclude)
        found, more = found if isinstance(found, tuple) else (found, {})
        data.update({mime: value for mime, value in (found or {}).items() if wanted(mime)})
        metadata.update(more or {})
    for mime, name in _METHODS.items():
        if mime in data or not wanted(mime):
            continue
        if mime == "text/plain":
            put(mime, _plain(obj))
        elif (method := _method(obj, name)) is not None:
            put(mime, _called(method))
    return data, metadata


def _text(mime, value):
    if isinstance(value, (bytes, bytearray)):
        return _base64(bytes(value))
    if mime.endswith("json") and not isinstance(value, str):
        return json.dumps(value)
    return str(value)


def _forms(data, metadata):
    forms = []
    for mime, value in data.items():
        size = metadata.get(mime) or {}
        pixels = lambda name: int(size[name]) if str(size.get(name) or "").isdigit() else None
        forms.append((mime, _text(mime, value), pixels("width"), pixels("height")))
    return forms


def _bundle(obj):
    """The forms of a cell's result; none if it has shown itself."""
    method = _method(obj, "_ipython_display_")
    if method is not None:
        method()
        return []
    return _forms(*_format(obj))


def publish_display_data(data, metadata=None, *, transient=None, update=False, **kwargs):
    """Shows data that is given by kind."""
    id = (transient or {}).get("display_id")
    _show(_forms(data, metadata or {}), id, update)


_count = 0


def _fresh_id():
    global _count
    _count += 1
    return f"display-{_count}"


def display(*objs, include=None, exclude=None, metadata=None, transient=None, display_id=None, raw=False, clear=False, **kwargs):
    """Shows objects in the richest form that they have.

    `display_id=True`, or a name, gives a handle by which what is shown can be changed later."""
    transient = dict(transient or {})
    if display_id:
        transient["display_id"] = _fresh_id() if display_id is True else display_id
    if kwargs.get("update") and "display_id" not in transient:
        raise TypeError("display_id required for update_display")
    if not objs and display_id:
        objs, raw = [{}], True
    if clear:
        clear_output(wait=True)
    update = bool(kwargs.get("update"))
    for obj in objs:
        if raw:
            publish_display_data(obj, metadata, transient=transient, update=update)
            continue
        method = _method(obj, "_ipython_display_")
        if method is not None:
            method()
            continue
        data, more = _format(obj, include, exclude)
        publish_display_data(data, {**more, **(metadata or {})}, transient=transient, update=update)
    if display_id:
        return DisplayHandle(transient["display_id"])


def update_display(obj, *, display_id, **kwargs):
    """Changes what is shown under a name."""
    display(obj, display_id=display_id, update=True, **kwargs)


class DisplayHandle:
    """A name under which something is shown."""

    def __init__(self, display_id=None):
        self.display_id = display_id or _fresh_id()

    def __repr__(self):
        return f"<DisplayHandle display_id={self.display_id}>"

    def display(self, obj, **kwargs):
        display(obj, display_id=self.display_id, **kwargs)

    def update(self, obj, **kwargs):
        update_display(obj, display_id=self.display_id, **kwargs)


def _only(mime):
    def shown(*objs, **kwargs):
        if kwargs.pop("raw", False):
            for obj in objs:
                publish_display_data({mime: obj}, **kwargs)
        else:
            display(*objs, include=["text/plain", mime], **kwargs)

    return shown


display_pretty = _only("text/plain")
display_html = _only("text/html")
display_markdown = _only("text/markdown")
display_svg = _only("image/svg+xml")
display_png = _only("image/png")
display_latex = _only("text/latex")
display_json = _only("application/json")


class DisplayObject:
    """Data that is shown as what it is."""

    _read_flags = "r"

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        if data is not None and not isinstance(data, (str, bytes, dict, list, tuple)) and hasattr(data, "__fspath__"):
            data, filename = None, data.__fspath__()
        if url is None and isinstance(data, str) and data.startswith(("http://", "https://")):
            data, url = None, data
        self.data, self.url, self.filename = data, url, filename
        self.metadata = metadata or {}
        self.reload()
        self._check_data()

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__name__} object>"

    def _check_data(self):
        """Raises where the data is of a kind that cannot be shown."""

    def reload(self):
        """Reads the data again from its file."""
        if self.filename is not None:
            with open(self.filename, self._read_flags) as file:
                self.data = file.read()
        elif self.url is not None and self.data is None:
            self._no_network()

    def _no_network(self):
        raise OSError(f"Freezeframe reads nothing from the network: {self.url}")

    def _data_and_metadata(self):
        return (self.data, dict(self.metadata)) if self.metadata else self.data


class TextDisplayObject(DisplayObject):
    """Text that is shown as what it is."""

    def _check_data(self):
        if self.data is not None and not isinstance(self.data, str):
            raise TypeError(f"{type(self).__name__} expects text, not {self.data!r}")


class Pretty(TextDisplayObject):
    """Text that stands for itself, without quotes."""

    def _repr_pretty_(self, printer, cycle):
        printer.text(self.data)


class HTML(TextDisplayObject):
    """HTML. The page shows what is harmless of it: no scripts, and nothing from elsewhere."""

    def _repr_html_(self):
        return self._data_and_metadata()

    def __html__(self):
        return self.data


class Markdown(TextDisplayObject):
    """Markdown."""

    def _repr_markdown_(self):
        return self._data_and_metadata()


class Latex(TextDisplayObject):
    """LaTeX."""

    def _repr_latex_(self):
        return self._data_and_metadata()


class Math(TextDisplayObject):
    """A formula in LaTeX."""

    def _repr_latex_(self):
        text = r"$\displaystyle %s$" % self.data.strip("$")
        return (text, dict(self.metadata)) if self.metadata else text


class SVG(DisplayObject):
    """A drawing in SVG."""

    def _check_data(self):
        if isinstance(self.data, bytes):
            self.data = self.data.decode("utf-8")
        if self.data is not None:
            start, end = self.data.find("<svg"), self.data.rfind("</svg>")
            if start < 0:
                raise ValueError("SVG expects an <svg> element")
            self.data = self.data[start : end + 6] if end >= 0 else self.data[start:]

    def _repr_svg_(self):
        return self._data_and_metadata()


class JSON(DisplayObject):
    """Data as JSON has it: dicts, lists, texts and numbers."""

    def __init__(self, data=None, url=None, filename=None, expanded=False, metadata=None, root="root", **kwargs):
        self.metadata = {"expanded": expanded, "root": root, **(metadata or {}), **kwargs}
        super().__init__(data, url, filename, self.metadata)

    def _check_data(self):
        if isinstance(self.data, str):
            self.data = json.loads(self.data)
        if self.data is not None and not isinstance(self.data, (dict, list, tuple)):
            raise TypeError(f"{type(self).__name__} expects JSONable dict or list, not {self.data!r}")

    def _repr_json_(self):
        return self._data_and_metadata()


class Javascript(TextDisplayObject):
    """JavaScript. The page shows its text and does not run it."""

    def _repr_javascript_(self):
        return self.data


class Code(TextDisplayObject):
    """A program's text."""

    def __init__(self, data=None, url=None, filename=None, language=None):
        self.language = language
        super().__init__(data, url, filename)

    def _repr_html_(self):
        text = self.data.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<pre><code>{text}</code></pre>"


_SIGNS = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8", "gif": b"GIF8", "webp": b"RIFF"}


class Image(DisplayObject):
    """A picture: PNG, JPEG, GIF or WebP, from bytes or from a file of the session."""

    _read_flags = "rb"

    def __init__(self, data=None, url=None, filename=None, format=None, embed=None, width=None, height=None, retina=False,
                 unconfined=False, metadata=None, alt=None):
        name = filename or url or (data if isinstance(data, str) else None)
        if isinstance(data, str) and not data.startswith(("http://", "https://", "data:")):
            data, filename = None, data
        if format is None and isinstance(data, bytes):
            format = next((kind for kind, sign in _SIGNS.items() if data.startswith(sign)), None)
        if format is None and name is not None:
            format = name.rpartition(".")[2].lower()
        format = "jpeg" if format == "jpg" else format if format in _SIGNS else "png"
        self.format, self.width, self.height, self.alt = format, width, height, alt
        self.embed = embed if embed is not None else url is None and not isinstance(data, str)
        super().__init__(data, url, filename, metadata)

    def reload(self):
        if self.filename is not None:
            super().reload()
        elif self.url is None and isinstance(self.data, str):
            self.url, self.data = self.data, None
        if self.embed and self.data is None and self.url is not None:
            self._no_network()

    def _check_data(self):
        if self.data is None and self.url is None:
            raise ValueError("No image data found. Expecting filename, url, or data.")

    def _sizes(self):
        sizes = {name: value for name in ("width", "height") if (value := getattr(self, name))}
        return {**self.metadata, **sizes}

    def _repr_mimebundle_(self, include=None, exclude=None):
        if not self.embed:
            return {}
        mime = f"image/{self.format}"
        return {mime: self.data}, {mime: self._sizes()}

    def _repr_html_(self):
        if self.embed:
            return None
        sizes = "".join(f' {name}="{value}"' for name, value in self._sizes().items())
        alt = f' alt="{self.alt}"' if self.alt else ""
        return f'<img src="{self.url}"{sizes}{alt}/>'


class ProgressBar(DisplayObject):
    """A bar that grows as it is iterated over, or as `progress` is set."""

    def __init__(self, total):
        self.total = total
        self._progress = 0
        self.html_width = "60ex"
        self.text_width = 60
        self._display_id = _fresh_id()

    def __repr__(self):
        filled = "=" * int(self.progress / self.total * self.text_width)
        return f"[{filled:<{self.text_width}}] {self.progress}/{self.total}"

    def _repr_html_(self):
        return f"<progress style='width:{self.html_width}' max='{self.total}' value='{self.progress}'></progress>"

    def display(self):
        display(self, display_id=self._display_id)

    def update(self):
        display(self, display_id=self._display_id, update=True)

    @property
    def progress(self):
        return self._progress

    @progress.setter
    def progress(self, value):
        self._progress = value
        self.update()

    def __iter__(self):
        self.display()
        self._progress = -1
        return self

    def __next__(self):
        self.progress += 1
        if self.progress < self.total:
            return self.progress
        raise StopIteration


for _class in (Code, DisplayObject, HTML, Image, JSON, Javascript, Latex, Markdown, Math, Pretty, ProgressBar, SVG, TextDisplayObject):
    _class.__module__ = "IPython.core.display"
del _class
