"""What few programs need of `logging`."""

import logging as _logging
import re as _re
import string as _string
import warnings as _warnings

__all__ = ["BufferingFormatter", "captureWarnings", "currentframe", "validate"]

_PERCENT = _re.compile(r"%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]", _re.I)
_SPEC = _re.compile(r"^(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$", _re.I)
_FIELD = _re.compile(r"^(\d+|\w+)(\.\w+|\[[^]]+\])*$")


def validate(style):
    """Refuses a format in which its style has no field."""
    if isinstance(style, _logging.StrFormatStyle):
        return _validate_braces(style._fmt)
    if isinstance(style, _logging.StringTemplateStyle):
        return _validate_dollars(style._fmt)
    if not _PERCENT.search(style._fmt):
        raise ValueError("Invalid format '%s' for '%s' style" % (style._fmt, style.default_format[0]))


def _validate_braces(text):
    fields = set()
    try:
        for _, name, spec, conversion in _string.Formatter().parse(text):
            if name:
                if not _FIELD.match(name):
                    raise ValueError("invalid field name/expression: %r" % name)
                fields.add(name)
            if conversion and conversion not in "rsa":
                raise ValueError("invalid conversion: %r" % conversion)
            if spec and not _SPEC.match(spec):
                raise ValueError("bad specifier: %r" % spec)
    except ValueError as e:
        raise ValueError("invalid format: %s" % e)
    if not fields:
        raise ValueError("invalid format: no fields")


def _validate_dollars(text):
    fields = set()
    for found in _string.Template.pattern.finditer(text):
        parts = found.groupdict()
        if parts["named"] or parts["braced"]:
            fields.add(parts["named"] or parts["braced"])
        elif found.group(0) == "$":
            raise ValueError("invalid format: bare '$' not allowed")
    if not fields:
        raise ValueError("invalid format: no fields")


class BufferingFormatter:
    """Formats several records at once."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _logging._default_formatter

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        if not records:
            return ""
        return self.formatHeader(records) + "".join(self.linefmt.format(record) for record in records) + self.formatFooter(records)


_before = None


def _show(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        return _before(message, category, filename, lineno, file, line)
    _logging.getLogger("py.warnings").warning("%s", _warnings.formatwarning(message, category, filename, lineno, line))


def captureWarnings(capture):
    """Has warnings told by the logger `py.warnings`, or no longer."""
    global _before
    if capture and _before is None:
        _before, _warnings.showwarning = _warnings.showwarning, _show
    elif not capture and _before is not None:
        _before, _warnings.showwarning = None, _before


def currentframe():
    import sys
    return sys._getframe(1)
