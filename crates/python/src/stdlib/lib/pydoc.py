"""What `help` and `NAME?` say of an object."""

import inspect


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (TypeError, ValueError):
        return "(...)"


def _indented(text, margin):
    lines = text.strip().split("\n")
    return "\n".join((margin + line).rstrip() for line in lines) + "\n" if text.strip() else ""


def _doc(thing):
    doc = getattr(thing, "__doc__", None)
    return inspect.cleandoc(doc) if isinstance(doc, str) else ""


def _routine(thing, name, margin=""):
    title = f"{margin}{name}{_signature(thing)}\n"
    return title + _indented(_doc(thing), margin + "    ")


def _module_name(thing):
    return getattr(thing, "__module__", None) or "builtins"


def _class(thing):
    bases = [base for base in thing.__bases__]
    shown = ", ".join(f"{_module_name(base)}.{base.__qualname__}" for base in bases)
    text = f"class {thing.__qualname__}({shown})\n"
    body = _indented(_doc(thing), "")
    methods = {
        name: getattr(member, "__func__", member)
        for name, member in vars(thing).items()
        if inspect.isroutine(getattr(member, "__func__", member)) and (name == "__init__" or not name.startswith("_"))
    }
    if methods:
        if body:
            body += "\n"
        body += "Methods defined here:\n"
        for name in sorted(methods):
            body += "\n" + _routine(methods[name], name)
    return text + "".join(f" |  {line}".rstrip() + "\n" for line in body.split("\n")[:-1])


def _kind(thing):
    if inspect.isclass(thing):
        return "class"
    if inspect.ismethod(thing):
        return "method"
    if inspect.isbuiltin(thing):
        return "built-in function"
    return "function"


def describe(thing):
    """The text of `help`."""
    if inspect.ismodule(thing):
        name = thing.__name__
        return f"Help on module {name}:\n\nNAME\n    {name}\n\n" + (
            f"DESCRIPTION\n{_indented(_doc(thing), '    ')}\n" if _doc(thing) else ""
        )
    if inspect.isclass(thing):
        body = _class(thing)
    elif callable(thing) and hasattr(thing, "__name__"):
        body = _routine(thing, thing.__name__)
    else:
        kind = type(thing)
        return f"Help on {kind.__name__} object:\n\n{_class(kind)}\n"
    return f"Help on {_kind(thing)} {thing.__name__} in module {_module_name(thing)}:\n\n{body}\n"


def summary(name, thing):
    """The text of `NAME?`."""
    parts = []
    if callable(thing):
        parts.append(f"Signature: {name}{_signature(thing)}")
    doc = _doc(thing)
    parts.append(f"Docstring:\n{doc}" if "\n" in doc else f"Docstring: {doc or '<no docstring>'}")
    if not callable(thing):
        parts.insert(0, f"Type:        {type(thing).__name__}\nString form: {thing}")
    return "\n".join(parts) + "\n"


def help(*request):
    """Prints what is known of an object."""
    if request:
        print(describe(*request), end="")
    else:
        print("Give help an object, as in help(len).")
