"""IPython's magics that need no help of the machine, `!command` and `NAME?`."""

import sys
import types

_HIDDEN = {"In", "Out", "exit", "quit", "get_ipython", "display"}
# Programs from which a notebook's users install.
_INSTALLERS = ("pip", "pip3", "conda", "mamba", "uv")


def _warn(text):
    print(text, file=sys.stderr)


def run(sign, name, argument, body, namespace):
    """Does what a magic asks; what it gives is the value of its line."""
    if sign.startswith("?"):
        return _describe(name, len(sign) == 2, namespace)
    if sign == "!":
        return _command(argument)
    found = (_CELL if sign == "%%" else _LINE).get(name)
    if found is not None:
        return found(argument, body, namespace) if sign == "%%" else found(argument, namespace)
    if sign == "%" and name in _INSTALLERS:
        return _command(f"{name} {argument}")
    if sign == "%%" and name in _PROGRAMS:
        return _warn(f"UsageError: `%%{name}`: there is no shell here and no other language, so this cell did nothing")
    text = f"{sign}{name} {argument}".rstrip()
    _warn(f"UsageError: `{text}`: this magic does not exist here")


def _describe(name, with_source, namespace):
    import pydoc

    words = name.split(".")
    try:
        import builtins

        found = namespace[words[0]] if words[0] in namespace else getattr(builtins, words[0])
        for word in words[1:]:
            found = getattr(found, word)
    except (AttributeError, KeyError):
        print(f"Object `{name}` not found.")
        return
    print(pydoc.summary(name, found, with_source), end="")


def _has(name):
    try:
        __import__(name)
    except ImportError:
        return False
    return True


def _offered(name):
    """Tells of a package in a wheel that it is there, and what it needs and is not; False if there is no such wheel."""
    import _os

    if not any(path.endswith(".dist-info/METADATA") for path in _os.listdir()):
        return False
    from importlib import metadata

    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    print(f"Requirement already satisfied: {name} in /site-packages ({found.version})")
    for needed in found.requires or ():
        needed, _, marker = needed.partition(";")
        if "extra" in marker or "python_version" in marker or "platform" in marker:
            continue
        other = needed.strip()
        for sign in "[=<>~!( ":
            other = other.partition(sign)[0]
        try:
            metadata.version(other)
        except ImportError:
            if not _has(other.replace("-", "_")):
                _warn(f"{found.name} needs {other}, of which no wheel is offered.")
    return True


def _command(text):
    words = text.split()
    if words[:3] == ["python", "-m", "pip"]:
        words = words[2:]
    if not words or words[0] not in _INSTALLERS:
        return _warn(f"UsageError: `!{text}`: shell commands do not run here")
    if "-r" in words or "--requirement" in words:
        return _warn("UsageError: lists of requirements are not read here; name the packages.")
    wanted = [word for word in words[1:] if not word.startswith("-") and word not in ("install", "pip", "uninstall", "list")]
    if not wanted:
        print("Nothing can be installed in Freezeframe. It has jax, numpy, matplotlib and most of Python's standard library.")
    for word in wanted:
        for sign in "[=<>~!;@":
            word = word.partition(sign)[0]
        if not word.strip("\"'"):
            continue
        word = word.strip("\"'")
        module = word.replace("-", "_")
        if _offered(word):
            continue
        if _has(module):
            print(f"{word} is part of Freezeframe: import {module}")
        else:
            _warn(f"{word} is not part of Freezeframe, and nothing can be installed.")


def _users(argument, namespace):
    """The names of the user's variables, in order; of some types only, if they are named."""
    wanted = argument.split()
    names = sorted(name for name in namespace if not name.startswith("_") and name not in _HIDDEN)
    return [name for name in names if not wanted or type(namespace[name]).__name__ in wanted]


def _none(argument):
    print("No variables match your requested type." if argument else "Interactive namespace is empty.")


def _who(argument, namespace):
    names = _users(argument, namespace)
    if not names:
        return _none(argument)
    count = 0
    for name in names:
        print(name, end="\t ")
        count += 1
        if count > 8:
            count = 0
            print()
    print()


def _whos(argument, namespace):
    names = _users(argument, namespace)
    if not names:
        return _none(argument)

    def info(value):
        if isinstance(value, (list, dict, tuple)):
            return f"n={len(value)}"
        if isinstance(value, types.ModuleType):
            return str(value).replace("module ", "")
        shape = getattr(value, "shape", None)
        if isinstance(shape, tuple) and hasattr(value, "dtype"):
            return f"{'x'.join(map(str, shape))}: {value.size} elems, type `{value.dtype}`"
        text = str(value).replace("\n", "\\n")
        return text if len(text) < 70 else text[:25].strip() + "<...>" + text[-25:].strip()

    kinds = [type(namespace[name]).__name__ for name in names]
    width = max(len("Variable"), *map(len, names)) + 3
    kind_width = max(len("Type"), *map(len, kinds)) + 4
    title = "Variable".ljust(width) + "Type".ljust(kind_width) + "Data/Info"
    print(title + "\n" + "-" * len(title))
    for name, kind in zip(names, kinds):
        print(f"{name:<{width}}{kind:<{kind_width}}{info(namespace[name])}")


def _reset(argument, namespace):
    if "-f" not in argument.split():
        answer = input("Once deleted, variables cannot be recovered. Proceed (y/[n])?  ")
        if answer.strip().lower() not in ("y", "yes"):
            return print("Nothing done.")
    for name in list(namespace):
        if not name.startswith("__") and name not in ("In", "Out"):
            del namespace[name]
    namespace.get("Out", {}).clear()


def _env(argument, namespace):
    import os

    name, sign, value = argument.partition("=")
    if not sign:
        name, sign, value = argument.partition(" ")
    name, value = name.strip(), value.strip()
    if not name:
        return dict(os.environ)
    if not sign:
        if name in os.environ:
            return os.environ[name]
        return _warn(f"UsageError: Environment does not have key: {name}")
    os.environ[name] = value
    print(f"env: {name}={value}")


def _pwd(argument, namespace):
    import os

    return os.getcwd()


def _text_of(path):
    path = path.strip("\"'")
    for name in (path, path + ".py"):
        try:
            with open(name) as file:
                return name, file.read()
        except OSError:
            pass
    raise Exception(f"File `{path!r}` not found.")


def _run(argument, namespace):
    words = argument.split()
    shared = "-i" in words
    words = [word for word in words if word not in ("-i", "-n", "-e")]
    if not words:
        return _warn("UsageError: `%run`: which file?")
    path, text = _text_of(words[0])
    names = namespace if shared else {"__name__": "__main__", "__file__": path}
    exec(compile(text, path, "exec"), names)
    if not shared:
        namespace.update({name: value for name, value in names.items() if not name.startswith("__")})


def _load(argument, namespace):
    from _display import replace_cell

    replace_cell(f"# %load {argument}\n{_text_of(argument)[1]}")


def _load_ext(argument, namespace):
    if argument != "autoreload":
        _warn(f"Freezeframe has no extensions of IPython: `{argument}` is not loaded.")


def _lsmagic(argument, namespace):
    line = sorted([*_LINE, "autoreload", "config", "matplotlib", "precision", "time", "timeit", "xmode"])
    cell = sorted([*_CELL, "capture", "time", "timeit"])
    print("Available line magics:\n" + "  ".join("%" + name for name in line))
    print("\nAvailable cell magics:\n" + "  ".join("%%" + name for name in cell))


def _history(argument, namespace):
    for text in namespace.get("In", [])[1:]:
        print(text)


_LINE = {
    "who": _who,
    "who_ls": _users,
    "whos": _whos,
    "reset": _reset,
    "env": _env,
    "set_env": _env,
    "pwd": _pwd,
    "run": _run,
    "load": _load,
    "load_ext": _load_ext,
    "lsmagic": _lsmagic,
    "history": _history,
}


def _writefile(argument, body, namespace):
    words = argument.split()
    appends = "-a" in words or "--append" in words
    words = [word for word in words if word not in ("-a", "--append")]
    if len(words) != 1:
        return _warn("UsageError: `%%writefile`: which file?")
    path = words[0].strip("\"'")
    try:
        with open(path):
            exists = True
    except OSError:
        exists = False
    print(f"{'Appending to' if appends and exists else 'Overwriting' if exists else 'Writing'} {path}")
    with open(path, "a" if appends else "w") as file:
        file.write(body if body.endswith("\n") else body + "\n")


def _shown_as(name):
    def show(argument, body, namespace):
        import IPython.display

        IPython.display.display(getattr(IPython.display, name)(body.rstrip("\n")))

    return show


_CELL = {
    "writefile": _writefile,
    "file": _writefile,
    "html": _shown_as("HTML"),
    "HTML": _shown_as("HTML"),
    "markdown": _shown_as("Markdown"),
    "latex": _shown_as("Latex"),
    "svg": _shown_as("SVG"),
    "SVG": _shown_as("SVG"),
    "javascript": _shown_as("Javascript"),
    "js": _shown_as("Javascript"),
}
_PROGRAMS = ("bash", "sh", "script", "cmd", "perl", "ruby", "python", "python3", "pypy", "cython")


class InteractiveShell:
    """What `get_ipython()` gives: the notebook, as far as magics go."""

    def __init__(self, namespace):
        self.user_ns = namespace

    def run_line_magic(self, name, line, _stack_depth=1):
        if name not in ("autoreload", "config", "matplotlib", "precision", "xmode"):
            return run("%", name, line, "", self.user_ns)

    def run_cell_magic(self, name, line, cell):
        return run("%%", name, line, cell, self.user_ns)

    @property
    def display_formatter(self):
        from IPython.core.formatters import DisplayFormatter

        return DisplayFormatter()

    def register_magics(self, *given):
        from IPython.core.magic import register

        for it in given:
            it = it(self) if isinstance(it, type) else it
            for kind, names in it.magics.items():
                for name, method in names.items():
                    register(kind, name, getattr(it, method))

    def register_magic_function(self, func, magic_kind="line", magic_name=None):
        from IPython.core.magic import register

        register(magic_kind, magic_name or func.__name__, func)

    def magic(self, text):
        name, _, line = text.lstrip("%").partition(" ")
        return self.run_line_magic(name, line)

    def system(self, command):
        return _command(command)
