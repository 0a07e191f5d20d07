"""Runs the examples in docstrings and texts, and compares what they print."""

import collections as _collections
import difflib as _difflib
import inspect as _inspect
import io as _io
import re as _re
import sys as _sys
import traceback as _traceback
import types as _types

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
           "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
           "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker",
           "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile", "run_docstring_examples", "DocTestSuite",
           "DocFileSuite", "set_unittest_reportflags", "script_from_examples", "testsource", "debug_src", "debug"]
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of an option, a new one where the name is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


for _name in ("DONT_ACCEPT_TRUE_FOR_1 DONT_ACCEPT_BLANKLINE NORMALIZE_WHITESPACE ELLIPSIS SKIP IGNORE_EXCEPTION_DETAIL "
              "REPORT_UDIFF REPORT_CDIFF REPORT_NDIFF REPORT_ONLY_FIRST_FAILURE FAIL_FAST").split():
    globals()[_name] = register_optionflag(_name)
COMPARISON_FLAGS = DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
BLANKLINE_MARKER, ELLIPSIS_MARKER = "<BLANKLINE>", "..."
_unittest_reportflags = 0


class TestResults(_collections.namedtuple("TestResults", "failed attempted")):
    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        more = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{more})"


class Example:
    """A statement, and what it is to print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        ended = lambda text: text if not text or text.endswith("\n") else text + "\n"
        self.source = source if source.endswith("\n") else source + "\n"
        self.want, self.exc_msg = ended(want), None if exc_msg is None else ended(exc_msg) or "\n"
        self.lineno, self.indent, self.options = lineno, indent, {} if options is None else options

    def _all(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._all() == other._all() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """Examples that are run one after the other, with the same variables."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples, self.globs, self.name = examples, globs.copy(), name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring

    def __repr__(self):
        count = {0: "no examples", 1: "1 example"}.get(len(self.examples), f"{len(self.examples)} examples")
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>"

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        key = lambda it: (it.name, it.filename or "", it.lineno or 0)
        return key(self) < key(other)


_OPTION = _re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", _re.MULTILINE)
_RAISED = _re.compile(
    r"^Traceback \((?:most recent call last|innermost last)\):\s*$\n?(?:^[ \t].*\n?|^\s*\n?)*?(?P<msg>^\w+.*)", _re.MULTILINE | _re.DOTALL)


class DocTestParser:
    """Finds examples in a text."""

    def parse(self, string, name="<string>"):
        """Examples and the text between them, in turn."""
        string = string.expandtabs()
        lines = string.split("\n")
        depths = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        margin = min(depths, default=0)
        lines = [line[margin:] for line in lines]
        parts, text, at = [], [], 0
        while at < len(lines):
            indent = len(lines[at]) - len(lines[at].lstrip(" "))
            if not lines[at].startswith(">>>", indent):
                text.append(lines[at] + ("\n" if at + 1 < len(lines) else ""))
                at += 1
                continue
            parts.append("".join(text))
            text, begin = [], at
            at += 1
            while at < len(lines) and lines[at].startswith("...", indent) and lines[at][:indent].strip() == "":
                at += 1
            source = [self._code(line, indent, name, number) for number, line in enumerate(lines[begin:at], begin)]
            want, wanted = [], at
            while at < len(lines) and lines[at].strip() and not lines[at].lstrip(" ").startswith(">>>"):
                if lines[at][:indent].strip():
                    raise ValueError(f"line {at + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[at]!r}")
                want.append(lines[at][indent:].rstrip() if lines[at].strip() else "")
                at += 1
            source, want = "\n".join(source), "\n".join(want)
            raised = _RAISED.match(want)
            options = self._options(source, name, begin)
            if not self._is_comment(source):
                parts.append(Example(source, want, raised["msg"] if raised else None, begin, margin + indent, options))
        parts.append("".join(text))
        return parts

    @staticmethod
    def _code(line, indent, name, number):
        if len(line) >= indent + 4 and line[indent + 3] != " ":
            raise ValueError(f"line {number + 1} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}")
        return line[indent + 4:]

    @staticmethod
    def _is_comment(source):
        return all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n"))

    @staticmethod
    def _options(source, name, number):
        options = {}
        for match in _OPTION.finditer(source):
            for option in match[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {number + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


class DocTestFinder:
    """Finds the docstrings of an object and of what is in it."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = name or getattr(obj, "__name__", None)
        if name is None:
            raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is None:
            module = obj if isinstance(obj, _types.ModuleType) else _sys.modules.get(getattr(obj, "__module__", None) or "")
        if globs is None:
            globs = {} if not module else module.__dict__.copy()
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module or None, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if _inspect.ismodule(obj):
            for own, value in list(vars(obj).items()):
                if self._is_routine(value) or _inspect.isclass(value):
                    if self._from_module(module, value):
                        self._find(tests, value, f"{name}.{own}", module, globs, seen)
            for own, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{own}", module, globs, seen)
        if _inspect.isclass(obj):
            for own, value in list(vars(obj).items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_routine(value) or _inspect.isclass(value) or isinstance(value, property)) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{own}", module, globs, seen)

    @staticmethod
    def _is_routine(value):
        value = _inspect.unwrap(value) if callable(value) and hasattr(value, "__wrapped__") else value
        return _inspect.isroutine(value)

    @staticmethod
    def _from_module(module, value):
        if module is None or isinstance(value, property):
            return True
        if _inspect.isfunction(value):
            return module.__dict__ is value.__globals__
        return getattr(value, "__module__", module.__name__) == module.__name__

    def _get_test(self, obj, name, module, globs):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        docstring = "" if docstring is None else str(docstring)
        if not docstring and self._exclude_empty:
            return None
        filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
        return self._parser.get_doctest(docstring, globs, name, filename, self._lineno(obj, docstring))

    @staticmethod
    def _lineno(obj, docstring):
        if isinstance(obj, property):
            obj = obj.fget
        code = getattr(_inspect.unwrap(obj) if callable(obj) else obj, "__code__", None)
        if _inspect.ismodule(obj):
            return 0
        return None if code is None else code.co_firstlineno


class OutputChecker:
    """Says whether an output is the wanted one."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = _re.sub(rf"(?m)^{BLANKLINE_MARKER}\s*?$", "", want)
            got = _re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = _re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        fancy = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if fancy and (optionflags & REPORT_NDIFF or want.count("\n") > 2 and got.count("\n") > 2):
            wanted, gotten = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                lines, title = list(_difflib.unified_diff(wanted, gotten, n=2))[2:], "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                lines, title = list(_difflib.context_diff(wanted, gotten, n=2))[2:], "context diff with expected followed by actual"
            else:
                lines = list(_difflib.Differ(charjunk=_difflib.IS_CHARACTER_JUNK).compare(wanted, gotten))
                title = "ndiff with -expected +actual"
            return f"Differences ({title}):\n" + _indented("".join(lines))
        if want and got:
            return f"Expected:\n{_indented(want)}Got:\n{_indented(got)}"
        if want:
            return f"Expected:\n{_indented(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indented(got)}" if got else "Expected nothing\nGot nothing\n"


def _indented(text, by=4):
    return _re.sub(r"(?m)^(?!$)", " " * by, text)


def _matches(want, got):
    """True if what stands between the dots of `want` stands in `got`, in this order."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last) or len(got) < len(first) + len(last):
        return False
    at, end = len(first), len(got) - len(last)
    for part in middle:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


class DocTestRunner:
    """Runs examples, and says which of them do not print what they should."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in _sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        if self._verbose:
            expecting = "Expecting:\n" + _indented(example.want) if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indented(example.source)}{expecting}")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(_traceback.format_exception(*exc_info))
        out(self._header(test, example) + "Exception raised:\n" + _indented(text))

    def _header(self, test, example):
        if test.filename:
            lineno = "?" if test.lineno is None else test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {lineno}, in {test.name}'
        else:
            place = f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{place}\nFailed example:\n{_indented(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        stdout = _sys.stdout
        if out is None:
            out = stdout.write
        hook, _sys.displayhook = _sys.displayhook, _sys.__displayhook__
        _sys.stdout = gathered = _io.StringIO()
        try:
            results = self._run(test, out, gathered)
        finally:
            _sys.stdout, _sys.displayhook = stdout, hook
            if clear_globs:
                test.globs.clear()
                import builtins

                builtins._ = None
        failed, tried, skipped = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = failed + results.failed, tried + results.attempted, skipped + results.skipped
        self.failures += results.failed
        self.tries += results.attempted
        self.skips += results.skipped
        return results

    def _run(self, test, out, gathered):
        failed = attempted = skipped = 0
        for number, example in enumerate(test.examples):
            attempted += 1
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failed > 0
            self.optionflags = self.original_optionflags
            for flag, is_on in example.options.items():
                self.optionflags = self.optionflags | flag if is_on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                skipped += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            error = None
            try:
                exec(compile(example.source, f"<doctest {test.name}[{number}]>", "single"), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                error = _sys.exc_info()
            got = gathered.getvalue()
            gathered.seek(0)
            gathered.truncate()
            if got and not got.endswith("\n"):
                got += "\n"
            outcome, got = self._judged(example, got, error)
            if outcome == "ok":
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failed += 1
            if not quiet and outcome == "differs":
                self.report_failure(out, test, example, got)
            elif not quiet:
                self.report_unexpected_exception(out, test, example, error)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = self.original_optionflags
        return TestResults(failed, attempted, skipped=skipped)

    def _judged(self, example, got, error):
        check = self._checker.check_output
        if error is None:
            return ("ok" if check(example.want, got, self.optionflags) else "differs"), got
        lines = _traceback.format_exception_only(*error[:2])
        if issubclass(error[0], SyntaxError):
            lines = lines[next((at for at, line in enumerate(lines) if not line.startswith(" ")), 0):]
        message = "".join(lines)
        whole = got + "".join(_traceback.format_exception(*error))
        if example.exc_msg is None:
            return "raised", whole
        if check(example.exc_msg, message, self.optionflags):
            return "ok", whole
        if self.optionflags & IGNORE_EXCEPTION_DETAIL and check(_class_of(example.exc_msg), _class_of(message), self.optionflags):
            return "ok", whole
        return "differs", whole

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        total = len(self._stats)
        passed, empty, failing = [], [], []
        for name, (failed, tried, skipped) in self._stats.items():
            (failing if failed else passed if tried else empty).append((name, tried, failed))
        plural = lambda count, noun: f"{count} {noun}{'' if count == 1 else 's'}"
        if verbose:
            if empty:
                print(f"{plural(len(empty), 'item')} had no tests:")
                for name in sorted(it[0] for it in empty):
                    print(f"    {name}")
            if passed:
                print(f"{plural(len(passed), 'item')} passed all tests:")
                for name, tried, _ in sorted(passed):
                    print(f" {tried:3d} {'test' if tried == 1 else 'tests'} in {name}")
        if failing:
            print(self.DIVIDER)
            print(f"{plural(len(failing), 'item')} had failures:")
            for name, tried, failed in sorted(failing):
                print(f" {failed:3d} of {tried:3d} in {name}")
        if verbose:
            print(f"{plural(self.tries, 'test')} in {plural(total, 'item')}.")
            print(f"{self.tries - self.failures} passed" + (f" and {self.failures} failed." if self.failures else "."))
            if not self.failures:
                print("Test passed.")
        if self.failures:
            print(f"***Test Failed*** {plural(self.failures, 'failure')}" + (f" and {plural(self.skips, 'skipped test')}" if self.skips else "") + ".")
        return TestResults(self.failures, self.tries, skipped=self.skips)


def _class_of(message):
    name = message.split("\n", 1)[0].split(":", 1)[0]
    return name.rsplit(".", 1)[-1].strip() + "\n"


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first example that fails."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def _finished(runner, report):
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Runs the examples of a module, by default of the program itself."""
    if m is None:
        m = _sys.modules.get("__main__")
    if not isinstance(m, _types.ModuleType):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finished(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text."""
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or filename.rsplit("/", 1)[-1], filename, 0))
    return _finished(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object, with these variables."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def set_unittest_reportflags(flags):
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


def _case(test, optionflags, setUp, tearDown, checker):
    import unittest

    class DocTestCase(unittest.TestCase):
        def setUp(self):
            if setUp:
                setUp(test)

        def tearDown(self):
            if tearDown:
                tearDown(test)

        def runTest(self):
            flags = optionflags if optionflags & REPORTING_FLAGS else optionflags | _unittest_reportflags
            told = _io.StringIO()
            if DocTestRunner(checker, False, flags).run(test, out=told.write, clear_globs=False).failed:
                raise self.failureException(f"Failed doctest test for {test.name}\n\n{told.getvalue()}")

        def id(self):
            return test.name

        def __repr__(self):
            *path, last = test.name.split(".")
            return f"{last} ({'.'.join(path)})"

        __str__ = __repr__

    return DocTestCase()


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, setUp=None, tearDown=None, optionflags=0, checker=None):
    """The examples of a module as cases of `unittest`."""
    import unittest

    if isinstance(module, str):
        module = __import__(module, fromlist=["*"])
    elif module is None:
        module = _sys.modules["__main__"]
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite([_case(test, optionflags, setUp, tearDown, checker) for test in tests if test.examples])


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, setUp=None, tearDown=None, optionflags=0, parser=DocTestParser(), encoding=None):
    """The examples of texts as cases of `unittest`."""
    import unittest

    cases = []
    for path in paths:
        with open(path, encoding=encoding or "utf-8") as file:
            test = parser.get_doctest(file.read(), dict(globs or {}, __file__=path), path.rsplit("/", 1)[-1], path, 0)
        cases.append(_case(test, optionflags, setUp, tearDown, None))
    return unittest.TestSuite(cases)


def script_from_examples(s):
    """The examples of a text as a program, all else as comments."""
    comment = lambda text: "".join(f"# {line}".rstrip() + "\n" for line in text.split("\n")[:-1])
    parts = []
    for part in DocTestParser().parse(s):
        if isinstance(part, Example):
            parts.append(part.source[:-1])
            if part.want:
                parts.append("# Expected:")
                parts.extend(f"## {line}" for line in part.want.split("\n")[:-1])
        else:
            parts.extend(comment(part).split("\n")[:-1])
    while parts and parts[-1] == "#":
        parts.pop()
    while parts and parts[0] == "#":
        parts.pop(0)
    return "\n".join(parts) + "\n"


def testsource(module, name):
    """The examples of an object in a module, as a program."""
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")


def debug_src(src, pm=False, globs=None):
    raise NotImplementedError("doctest.debug is not supported by Freezeframe: it has no debugger")


debug = debug_src
