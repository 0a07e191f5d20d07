"""IPython's magics that need no help of the machine, `!command` and `NAME?`."""

import sys
import types

_HIDDEN = {"In", "Out", "exit", "quit", "get_ipython", "display"}
# Programs from which a notebook's users install.
_INSTALLERS = ("pip", "pip3", "conda", "mamba", "uv")


class UsageError(Exception):
    """A magic is told what it does not know."""


def _warn(text):
    print(text, file=sys.stderr)


def run(sign, name, argument, body, namespace):
    """Does what a magic asks; what it gives is the value of its line."""
    try:
        if sign.startswith("?") and not name:
            return print("`NAME?` and `help(NAME)` tell what a name stands for, `NAME??` shows its source; `%lsmagic` lists the magics.")
        if sign.startswith("?"):
            return _describe(name, len(sign) == 2, namespace)
        if sign == "!":
            return _command(argument)
        found = (_CELL if sign == "%%" else _LINE).get(name)
        if sign == "%%" and (found or name in _PROGRAMS) and not body:
            other = f" Did you mean the line magic %{name} (single %)?" if name in _LINE else ""
            raise UsageError(f"%%{name} is a cell magic, but the cell body is empty.{other}")
        if found is not None:
            return found(argument, body, namespace) if sign == "%%" else found(argument, namespace)
        if sign == "%" and name in _INSTALLERS:
            return _command(f"{name} {argument}")
        if sign == "%%" and name in _PROGRAMS:
            raise UsageError(f"`%%{name}`: there is no shell here and no other language, so this cell did nothing")
        _unknown(sign, name, argument)
    except UsageError as error:
        _warn(f"UsageError: {error}")


def _unknown(sign, name, argument):
    """Says that there is no such magic; of one that IPython has, that it is missing here."""
    if name.endswith("?"):
        return _tell_of(name.rstrip("?"))
    if sign == "%" and name in _ELSEWHERE or sign == "%%" and name in ("prun", "debug"):
        raise UsageError(f"{f'`{sign}{name} {argument}'.rstrip()}`: this magic does not exist here")
    text, other = (f"Line magic function `%{name}`", f"cell magic `%%{name}`") if sign == "%" else (f"Cell magic `%%{name}`", f"line magic `%{name}`")
    hint = f" (But {other} exists, did you mean that instead?)" if name in (_CELL if sign == "%" else _LINE) else ""
    raise UsageError(f"{text} not found{hint}.")


def _tell_of(name):
    found = [table[name.lstrip("%")] for table in (_LINE, _CELL) if name.lstrip("%") in table]
    if not found:
        print(f"Object `%{name}` not found.")
    for magic in found:
        print(f"%{name}: {magic.__doc__ or 'has no description.'}")


def _options(argument, short, *long):
    """The options that a magic knows, and the words behind them."""
    import getopt

    words = argument.split()
    if not argument.startswith("-"):
        return {}, words
    try:
        options, words = getopt.getopt(words, short, long)
    except getopt.GetoptError as error:
        allowed = "".join(" " + name for name in long)
        raise UsageError(f'{error.msg} (allowed: "{short}"{allowed})') from None
    return dict(options), words


def _words(argument, flags=(), names=(), takes_more=False):
    """Which of its flags a magic is given, and a word for each of these names: the last one, in brackets, may be missing."""
    words = argument.split()
    given = [word for word in words if word not in flags]
    wanted = [name for name in names if not name.startswith("[")]
    plain = [word.strip("\"'") for word in given if not word.startswith("-")]
    if len(plain) < len(wanted):
        raise UsageError(f"the following arguments are required: {', '.join(wanted[len(plain):])}")
    extra = [word for word in given if word.startswith("-")] + ([] if takes_more else plain[len(names):])
    if extra:
        raise UsageError(f"unrecognized arguments: {' '.join(extra)}")
    return [word for word in words if word in flags], plain


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
        raise UsageError(f"`!{text}`: shell commands do not run here")
    if any(word.startswith(("-r", "--requirement")) for word in words[1:]):
        raise UsageError("lists of requirements are not read here; name the packages.")
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
    """Prints the names of the variables, of the types that are named."""
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
    """Prints the variables, with their types and what they hold."""
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
    """Deletes the variables; `-f` does not ask before."""
    options, words = _options(argument, "sf", "aggressive")
    for word in words:
        print(f"Don't know how to reset  {word}, please run `%reset?` for details")
    if words:
        return
    if "-f" not in options:
        answer = input("Once deleted, variables cannot be recovered. Proceed (y/[n])?  ")
        if answer.strip().lower() not in ("y", "yes"):
            return print("Nothing done.")
    for name in list(namespace):
        if not name.startswith("__") and name not in ("In", "Out"):
            del namespace[name]
    namespace.get("Out", {}).clear()


def _env(argument, namespace):
    """Shows the environment or one of its variables, or sets that: `%env NAME=VALUE`."""
    import os

    if not argument:
        return dict(os.environ)
    if "=" in argument or " " in argument:
        return _set_env(argument, namespace)
    if argument not in os.environ:
        raise UsageError(f"Environment does not have key: {argument}")
    return os.environ[argument]


def _set_env(argument, namespace):
    """Sets a variable of the environment: `%set_env NAME=VALUE`."""
    import os

    name, sign, value = argument.partition("=" if "=" in argument else " ")
    if not sign:
        raise UsageError("usage is 'set_env var=val'")
    if not name.strip():
        raise OSError(22, "Invalid argument")
    os.environ[name.strip()] = value.strip()
    print(f"env: {name.strip()}={value.strip()}")


def _pwd(argument, namespace):
    """The folder in which files are found."""
    import os

    return os.getcwd()


def _file(path):
    """The name of a file, which may be given without its ending, and its text; nothing if there is none."""
    for name in (path, path + ".py"):
        try:
            with open(name) as file:
                return name, file.read()
        except OSError:
            pass


def _run(argument, namespace):
    """Runs a file of Python; `-i` in the notebook's variables."""
    options, words = _options(argument, "nidtN:b:pD:l:rs:T:em:G")
    if not words:
        raise Exception("you must provide at least a filename.")
    found = _file(words[0].strip("\"'"))
    if not found:
        raise Exception(f"File `{words[0]!r}` not found.")
    path, text = found
    shared = "-i" in options
    names = namespace if shared else {"__name__": "__main__" if "-n" not in options else path, "__file__": path}
    before, sys.argv = sys.argv, [path, *words[1:]]
    try:
        exec(compile(text, path, "exec"), names)
    except SystemExit:
        if "-e" not in options:
            raise
    finally:
        sys.argv = before
    if not shared:
        namespace.update({name: value for name, value in names.items() if not name.startswith("__")})


def _load(argument, namespace):
    """Puts a file's text into the cell."""
    options, words = _options(argument, "yns:r:")
    if not words:
        return
    found = _file(words[0].strip("\"'"))
    if not found:
        raise ValueError(f"'{words[0]}' was not found in history, as a file, url, nor in the user namespace.")
    from _display import replace_cell

    replace_cell(f"# %load {argument}\n{found[1]}")


def _load_ext(argument, namespace):
    """Loads an extension of IPython; there is `autoreload`, which has nothing to do here."""
    if not argument:
        raise UsageError("Missing module name.")
    if argument != "autoreload":
        _warn(f"Freezeframe has no extensions of IPython: `{argument}` is not loaded.")


def _autoreload(argument, namespace):
    """Says which modules are read again before a cell runs; here none changes behind one's back."""
    mode = argument.partition(" ")[0].lower()
    if mode not in ("", "now", "off", "0", "explicit", "1", "all", "2", "complete", "3"):
        raise ValueError(f'Unrecognized autoreload mode "{mode}".')


def _lsmagic(argument, namespace):
    """Lists the magics."""
    _words(argument)
    print("Available line magics:\n" + "  ".join("%" + name for name in sorted(_LINE)))
    print("\nAvailable cell magics:\n" + "  ".join("%%" + name for name in sorted(_CELL)))


def _history(argument, namespace):
    """Prints the cells that ran, those of numbers like `2` and `4-6` if they are given; with `-n` their numbers too."""
    flags, words = _words(argument, ("-n",), takes_more=True)
    wanted = set()
    for word in words:
        first, sign, last = word.partition("-")
        if first.isdigit() and (not sign or last.isdigit()):
            wanted.update(range(int(first), int(last or first) + 1))
    for number, text in enumerate(namespace.get("In", [])[1:], 1):
        if words and number not in wanted:
            continue
        end = "\n" if "\n" in text else ""
        print(f"{number:4d}:{end or ' '}{text}" if flags else text)


# The ways in which IPython tells of an error; the one that is shown here is between the first two, or the message alone.
_MODES = ["Plain", "Context", "Verbose", "Minimal", "Docs", "Doctest"]
_mode = "Context"
_is_brief = None


def _xmode(argument, namespace):
    """Says how errors are told: `Minimal` has the message alone."""
    global _mode, _is_brief
    wanted = argument.capitalize() if argument else _MODES[(_MODES.index(_mode) + 1) % len(_MODES)]
    if wanted not in _MODES:
        return _warn(f"UserWarning: Error changing user exception modes.\nUnrecognized mode in FormattedTB: <{wanted}>\nValid modes: {_MODES}")
    _mode, _is_brief = wanted, wanted == "Minimal" or None
    print("Exception reporting mode:", _mode)


_form = "%r"
_digits = None


def _precision(argument, namespace):
    """Says how floats are shown that a cell ends in: with so many digits, or in a form such as `%.3e`."""
    global _form, _digits
    form = argument or "%r"
    if "%" not in form:
        try:
            digits = int(form)
        except ValueError:
            digits = None
        if digits is not None and digits < 0:
            raise ValueError(f"int precision must be non-negative, not {digits}")
        form = "" if digits is None else f"%.{digits}f"
        if digits is not None and "numpy" in sys.modules:
            sys.modules["numpy"].set_printoptions(precision=digits)
    try:
        form % 3.14159
    except (TypeError, ValueError):
        form = ""
    if not form:
        raise ValueError(f"Precision must be int or format string, not {argument!r}")
    _form, _digits = form, _shown if argument else None
    return form


def _shown(value):
    """A value as text, in which floats have the form that was asked for."""
    kind = type(value)
    if kind is float:
        return _form % value
    if kind is list:
        return f"[{', '.join(map(_shown, value))}]"
    if kind is tuple:
        return f"({', '.join(map(_shown, value))}{',' * (len(value) == 1)})"
    if kind is dict:
        return "{%s}" % ", ".join(f"{_shown(key)}: {_shown(it)}" for key, it in value.items())
    return repr(value)


def _config(argument, namespace):
    """Sets what IPython's parts are told; none of it has a part here."""
    name, sign, _ = argument.partition("=")
    if argument and not (sign and name.strip().replace(".", "", 1).isidentifier() and "." in name):
        raise UsageError(f"Invalid config statement: '{argument}', should be `Class.trait = value`.")


def _matplotlib(argument, namespace):
    """Says where figures are shown; here that is below their cell."""
    _, words = _options(argument, "l", "list")
    if words and words[0].lower() not in _WHERE:
        raise RuntimeError(f"'{words[0]}' is not a recognised GUI loop or backend name")


_WHERE = set("agg auto cairo gtk gtk3 gtk3agg gtk3cairo gtk4 gtk4agg gtk4cairo inline ipympl macosx nbagg notebook osx pdf pgf ps qt qt5 qt6 qtagg qtcairo svg template tk tkagg tkcairo webagg widget wx wxagg wxcairo".split())


def _timed(argument, namespace):
    """Says what a statement takes: `-n` loops in each of `-r` runs."""
    # What can be read is timed by the session.
    options, words = _options(argument, "n:r:tcp:qov:")
    for name in ("-n", "-r", "-p"):
        int(options.get(name, 0))
    if options.get("-r") == "0":
        min(())
    if "-v" in options:
        raise UsageError("`-v` is not done here; `NAME = %timeit -o ...` names the times.")


class TimeitResult:
    """What `%timeit -o` gives."""

    def __init__(self, loops, timings, text):
        self.loops, self.repeat, self.timings, self._text = loops, len(timings), timings, text
        self.all_runs = [time * loops for time in timings]
        self.best, self.worst, self.average = min(timings), max(timings), sum(timings) / len(timings)
        self.stdev = (sum((time - self.average) ** 2 for time in timings) / len(timings)) ** 0.5

    def __repr__(self):
        return f"<TimeitResult : {self._text}>"


def _describe_named(with_source):
    def describe(argument, namespace):
        """Tells what a name stands for."""
        _describe(argument, with_source, namespace)

    return describe


_LINE = {
    "autoreload": _autoreload,
    "config": _config,
    "env": _env,
    "hist": _history,
    "history": _history,
    "load": _load,
    "load_ext": _load_ext,
    "lsmagic": _lsmagic,
    "matplotlib": _matplotlib,
    "pdef": _describe_named(False),
    "pdoc": _describe_named(False),
    "pinfo": _describe_named(False),
    "pinfo2": _describe_named(True),
    "precision": _precision,
    "psource": _describe_named(True),
    "pwd": _pwd,
    "reload_ext": _load_ext,
    "reset": _reset,
    "run": _run,
    "set_env": _set_env,
    "time": lambda argument, namespace: None,
    "timeit": _timed,
    "who": _who,
    "who_ls": _users,
    "whos": _whos,
    "xmode": _xmode,
}
# What IPython has besides.
_ELSEWHERE = set("alias alias_magic autoawait autocall automagic autosave bookmark cat cd clear code_wrap colors conda connect_info cp debug dhist dirs doctest_mode ed edit gui killbgscripts ldir less lf lk ll loadpy logoff logon logstart logstate logstop ls lx macro magic mamba man micromamba mkdir more mv notebook page pastebin pdb pfile pip popd pprint prun psearch pushd pycat pylab qtconsole quickref recall rehashx rep rerun reset_selective rm rmdir save sc store subshell sx system tb unalias unload_ext uv xdel".split())


def _writefile(argument, body, namespace):
    """Makes a file of the cell's text; `-a` adds it to one."""
    flags, (path,) = _words(argument, ("-a", "--append"), ("filename",))
    try:
        with open(path):
            exists = True
    except OSError:
        exists = False
    print(f"{'Appending to' if flags and exists else 'Overwriting' if exists else 'Writing'} {path}")
    with open(path, "a" if flags else "w") as file:
        file.write(body if body.endswith("\n") else body + "\n")


def _captured(argument, body, namespace):
    """Keeps what the cell puts out, under a name."""
    # What can be read is done by the session.
    _words(argument, ("--no-stdout", "--no-stderr", "--no-display"), ("[output]",))


def _shown_as(name, flags=()):
    def show(argument, body, namespace):
        """Shows the cell's text."""
        _words(argument, flags)
        import IPython.display

        IPython.display.display(getattr(IPython.display, name)(body.rstrip("\n")))

    return show


_CELL = {
    "capture": _captured,
    "time": lambda argument, body, namespace: None,
    "timeit": lambda argument, body, namespace: _timed(argument, namespace),
    "writefile": _writefile,
    "file": _writefile,
    "html": _shown_as("HTML", ("--isolated",)),
    "HTML": _shown_as("HTML", ("--isolated",)),
    "markdown": _shown_as("Markdown"),
    "latex": _shown_as("Latex"),
    "svg": _shown_as("SVG"),
    "SVG": _shown_as("SVG"),
    "javascript": _shown_as("Javascript"),
    "js": _shown_as("Javascript"),
}
_PROGRAMS = ("!", "sx", "system", "bash", "sh", "script", "cmd", "perl", "ruby", "python", "python3", "pypy", "cython")


class InteractiveShell:
    """What `get_ipython()` gives: the notebook, as far as magics go."""

    def __init__(self, namespace):
        self.user_ns = namespace

    def run_line_magic(self, name, line, _stack_depth=1):
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
