"""How masked elements are written."""

import builtins as _b


class _MaskedPrintOption:
    """How masked elements are written."""

    def __init__(self, display):
        self._display, self._enabled = display, True

    def display(self):
        """The text."""
        return self._display

    def set_display(self, s):
        """Chooses the text."""
        self._display = s

    def enabled(self):
        """Whether the text is used."""
        return self._enabled

    def enable(self, shrink=1):
        """Says whether the text is used."""
        self._enabled = shrink

    def __str__(self):
        return str(self._display)

    __repr__ = __str__


masked_print_option = _MaskedPrintOption("--")


def _record_words(data, mask, display, quoted):
    if not data.dtype.names:
        return _words(data, mask, display)
    columns = [_record_words(data[name], mask[name], display, quoted) for name in data.dtype.names]
    flat = [column if _b.len(column) == data.size else _blocks(column, data.size) for column in columns]
    return ["(" + ", ".join(row) + ("," if _b.len(row) == 1 else "") + ")" for row in zip(*flat)]


def _blocks(words, count):
    each = _b.len(words) // count if count else 1
    return ["[" + ", ".join(words[at : at + each]) + "]" for at in _b.range(0, _b.len(words), each)]


def _words(data, mask, display):
    """The elements as texts, masked ones as `display`."""
    if data.dtype.names:
        return _record_words(data, mask, display, True)
    items = data.astype(object).ravel().tolist() if data.dtype.kind not in "OUSmM" else [*data.ravel().tolist()]
    return [display if hidden else repr(item) for item, hidden in zip(items, mask.ravel().tolist())]
