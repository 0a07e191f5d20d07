"""Warnings of what compiles and is hardly meant."""

import warnings


def tell(text, filename, lineno, column, length, line):
    shown = "" if filename.startswith("<") else line
    try:
        warnings._warn(text, SyntaxWarning, filename, lineno, shown, filename.removesuffix(".py"), {}, None)
    except SyntaxWarning:
        raise SyntaxError(text, (filename, lineno, column + 1, shown or None, lineno, column + length + 1)) from None
