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
    if not isinstance(doc, str) or (doc == object.__doc__ and thing is not object):
        return ""
    return inspect.cleandoc(doc)


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


def _source(thing):
    """The text of a function, if it is the user's."""
    try:
        return inspect.getsource(thing)
    except (AttributeError, NotImplementedError, OSError, TypeError):
        return None


def _file(thing):
    code = getattr(getattr(thing, "__func__", thing), "__code__", None)
    return getattr(code, "co_filename", None)


def _of_class(name, kind):
    init = kind.__dict__.get("__init__")
    fields = [("Init signature", f"{name}{_signature(kind)}"), ("Docstring", _doc(kind) or "<no docstring>")]
    if init is not None and _doc(init):
        fields.append(("Init docstring", _doc(init)))
    return fields + [("Type", type(kind).__name__), ("Subclasses", ", ".join(it.__name__ for it in kind.__subclasses__()))]


def _of_routine(name, thing, with_source):
    fields = [("Signature", f"{name}{_signature(thing)}")]
    source = _source(thing) if with_source else None
    if source is not None:
        fields.append(("Source", "\n" + source.rstrip("\n")))
    else:
        fields.append(("Docstring", _doc(thing) or "<no docstring>"))
    if _file(thing):
        fields.append(("File", _file(thing)))
    return fields + [("Type", type(thing).__name__)]


def _of_value(thing):
    text = str(thing)
    if len(text) > 200:
        text = text[:100] + " <...> " + text[-100:]
    fields = [("Type", type(thing).__name__), ("String form", text)]
    try:
        fields.append(("Length", str(len(thing))))
    except Exception:
        pass
    fields.append(("Docstring", _doc(thing) or "<no docstring>"))
    init = type(thing).__dict__.get("__init__")
    if inspect.isfunction(init) and _doc(init):
        fields.append(("Init docstring", _doc(init)))
    return fields


def summary(name, thing, with_source=False):
    """The text of `NAME?`, or of `NAME??`."""
    if inspect.isclass(thing):
        fields = _of_class(name, thing)
    elif inspect.isroutine(thing) or (callable(thing) and hasattr(thing, "__name__")):
        fields = _of_routine(name, thing, with_source)
    else:
        fields = _of_value(thing)
    width = max(len(title) for title, _ in fields) + 2
    lines = []
    for title, text in fields:
        title = (title + ":").ljust(width)
        lines.append(title.rstrip() + "\n" + text.removeprefix("\n") if "\n" in text else title + text)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def help(*request):
    """Prints what is known of an object."""
    if request:
        print(describe(*request), end="")
    else:
        print("Give help an object, as in help(len).")
