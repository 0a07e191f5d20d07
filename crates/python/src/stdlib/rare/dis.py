"""What code objects say of themselves; a listing of instructions is refused, since those here are not CPython's."""

import types

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "show_code", "get_instructions", "Bytecode", "Instruction", "stack_effect",
           "findlabels", "findlinestarts", "COMPILER_FLAG_NAMES", "pretty_flags"]

COMPILER_FLAG_NAMES = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 64: "NOFREE",
                       128: "COROUTINE", 256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR"}


def pretty_flags(flags):
    """The names of a code's flags."""
    names, bit = [], 1
    while flags:
        if flags & bit:
            names.append(COMPILER_FLAG_NAMES.get(bit, hex(bit)))
            flags ^= bit
        bit <<= 1
    return ", ".join(names) or "0x0"


def _code(x):
    for name in ("__func__", "__code__", "gi_code", "ag_code", "cr_code"):
        x = getattr(x, name, x)
    if isinstance(x, str):
        try:
            return compile(x, "<disassembly>", "eval")
        except SyntaxError:
            return compile(x, "<disassembly>", "exec")
    if isinstance(x, types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def code_info(x):
    """What is known of a code object, as lines of text."""
    code = _code(x)
    lines = [f"Name:              {code.co_name}", f"Filename:          {code.co_filename}",
             f"Argument count:    {code.co_argcount}", f"Positional-only arguments: {code.co_posonlyargcount}",
             f"Kw-only arguments: {code.co_kwonlyargcount}", f"Number of locals:  {code.co_nlocals}",
             f"Stack size:        {code.co_stacksize}", f"Flags:             {pretty_flags(code.co_flags)}"]
    for title, items, show in (("Constants", code.co_consts, repr), ("Names", code.co_names, str), ("Variable names", code.co_varnames, str),
                               ("Free variables", code.co_freevars, str), ("Cell variables", code.co_cellvars, str)):
        if items:
            lines.append(title + ":")
            lines.extend(f"{at:4d}: {show(item)}" for at, item in enumerate(items))
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Prints what is known of a code object."""
    print(code_info(co), file=file)


def findlinestarts(code):
    """The lines of a code object that begin instructions."""
    _refused("findlinestarts")


def _refused(name):
    raise NotImplementedError(f"dis.{name} is not supported by Freezeframe: its instructions are not those of CPython")


def __getattr__(name):
    if name in __all__ or name in ("opname", "opmap", "hasarg", "hasconst", "hasname", "haslocal", "hasfree", "cmp_op"):
        _refused(name)
    raise AttributeError(f"module 'dis' has no attribute {name!r}")
