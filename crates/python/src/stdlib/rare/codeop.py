"""Whether a text is a whole statement, or more of it is to come."""

import warnings as _warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]


def _is_open(source, filename, symbol):
    """True where the text could be the beginning of a longer one."""
    try:
        compile(source + "\n", filename, symbol)
    except SyntaxError as error:
        text = str(error)
        if "was never closed" in text or "unterminated triple-quoted" in text or "unexpected EOF" in text:
            return True
        if "expected an indented block" in text or "expected 'except' or 'finally'" in text:
            last = [line for line in source.split("\n") if line.strip()]
            return (error.lineno or 0) >= len(last)
        return source.rstrip(" ").endswith("\\")
    return False


def compile_command(source, filename="<input>", symbol="single"):
    lines = source.split("\n")
    if all(not line.strip() or line.strip().startswith("#") for line in lines):
        if symbol != "eval":
            source = "pass"
    if _is_open(source, filename, symbol):
        return None
    code = compile(source, filename, symbol)
    last = [line for line in lines if line.strip()]
    # A block ends with an empty line.
    if symbol == "single" and len(last) and (last[-1][:1] in " \t" or last[-1].rstrip().endswith(":")) and not source.endswith("\n"):
        return None
    if symbol == "single" and len(last) == 1 and last[0].split(":")[0].split(" ")[0] in (
            "if", "while", "for", "with", "def", "class", "try", "async") and not source.endswith("\n"):
        return None
    return code


class Compile:
    def __init__(self):
        self.flags = 0

    def __call__(self, source, filename, symbol, **kwargs):
        return compile(source, filename, symbol)


class CommandCompiler:
    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return compile_command(source, filename, symbol)
