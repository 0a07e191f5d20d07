"""Tests as methods of classes, and who runs them."""

import difflib as _difflib
import pprint as _pprint
import re as _re
import sys as _sys
import time as _time
import traceback as _traceback
import warnings as _warnings

__all__ = ["TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main",
           "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup",
           "doModuleCleanups", "enterModuleContext"]


class SkipTest(Exception):
    pass


SkipTest.__module__ = "unittest.case"


def skip(reason):
    def decorator(item):
        if not isinstance(item, type):
            from functools import wraps

            @wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            item = skipped
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item

    if callable(reason):
        item, reason = reason, ""
        return decorator(item)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _Context:
    def __init__(self, case, expected, pattern=None):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, None

    def handle(self, args, kwargs):
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *rest = args
        self.name = getattr(function, "__name__", str(function))
        with self:
            function(*rest, **kwargs)

    def fail(self, message):
        raise self.case.failureException(self.case._formatMessage(self.msg, message))

    def names(self):
        return self.expected.__name__ if isinstance(self.expected, type) else str(self.expected)

    def by(self):
        return f" by {self.name}" if hasattr(self, "name") else ""

    def check_pattern(self, text):
        if self.pattern is not None and not _re.search(self.pattern, text):
            pattern = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
            self.fail(f'"{pattern}" does not match "{text}"')


class _Raises(_Context):
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.fail(f"{self.names()} not raised{self.by()}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        self.check_pattern(str(value))
        return True


class _Warns(_Context):
    def __enter__(self):
        self._catcher = _warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        _warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, traceback):
        self._catcher.__exit__(kind, value, traceback)
        if kind is not None:
            return
        first = None
        for found in self.warnings:
            if isinstance(found.message, self.expected):
                first = first or found.message
                if self.pattern is None or _re.search(self.pattern, str(found.message)):
                    self.warning, self.filename, self.lineno = found.message, found.filename, found.lineno
                    return
        if first is not None:
            self.check_pattern(str(first))
        self.fail(f"{self.names()} not triggered{self.by()}")


class _Logs:
    def __init__(self, case, logger, level, none):
        import logging

        self._case, self._none = case, none
        self._logger = logger if hasattr(logger, "handlers") else logging.getLogger(logger)
        self._level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging

        logs = self

        class Handler(logging.Handler):
            def emit(self, record):
                logs.records.append(record)
                logs.output.append(self.format(record))

        handler = Handler(self._level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self._before = self._logger.handlers, self._logger.level, self._logger.propagate
        self._logger.handlers, self._logger.propagate = [handler], False
        self._logger.setLevel(self._level)
        return self

    def __exit__(self, kind, value, traceback):
        import logging

        self._logger.handlers, level, self._logger.propagate = self._before
        self._logger.setLevel(level)
        if kind is not None:
            return False
        name, level = self._logger.name, logging.getLevelName(self._level)
        if self._none and self.records:
            raise self._case.failureException(f"Unexpected logs found: {self.output!r}")
        if not self._none and not self.records:
            raise self._case.failureException(f"no logs of level {level} or higher triggered on {name}")


class _SubTest:
    def __init__(self, case, message, params):
        self._case, self._message, self._params = case, message, params

    def __str__(self):
        parts = [f"[{self._message}]"] if self._message is not None else []
        if self._params:
            parts.append("(" + ", ".join(f"{key}={value!r}" for key, value in sorted(self._params.items())) + ")")
        return f"{self._case} {' '.join(parts) or '(<subtest>)'}"

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            return False
        if issubclass(kind, SkipTest):
            self._case._result.addSkip(self, str(value))
            return True
        if not issubclass(kind, Exception) or self._case._result is None:
            return False
        self._case._result.addSubTest(self._case, self, (kind, value, traceback))
        self._case._failed_inside = True
        return True

    def shortDescription(self):
        return None

    def id(self):
        return self._case.id()


def _short(value, longest=80):
    text = repr(value)
    return text if len(text) < longest else text[:longest] + " [truncated]..."


class TestCase:
    failureException = AssertionError
    longMessage, maxDiff = True, 640
    _result = _outcome = None

    def __init__(self, methodName="runTest"):
        self._testMethodName, self._cleanups, self._failed_inside = methodName, [], False
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._type_equality = {list: "assertListEqual", dict: "assertDictEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
                               frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._class_cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        value = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return value

    @classmethod
    def doClassCleanups(cls):
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            function(*args, **kwargs)

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)
        return True

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def _attempt(self, action, result, expecting):
        """True if it went well; what it raised is told to the result."""
        try:
            action()
        except KeyboardInterrupt:
            raise
        except SkipTest as reason:
            result.addSkip(self, str(reason))
        except self.failureException:
            details = _sys.exc_info()
            (result.addExpectedFailure if expecting else result.addFailure)(self, details)
        except BaseException:
            details = _sys.exc_info()
            (result.addExpectedFailure if expecting else result.addError)(self, details)
        else:
            return True
        return False

    def run(self, result=None):
        result = self.defaultTestResult() if result is None else result
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            expecting = getattr(method, "__unittest_expecting_failure__", False) or getattr(type(self), "__unittest_expecting_failure__", False)
            self._result, self._failed_inside = result, False
            went_well = self._attempt(self.setUp, result, False)
            if went_well:
                went_well = self._attempt(method, result, expecting)
                went_well = self._attempt(self.tearDown, result, False) and went_well
            went_well = self._attempt(self.doCleanups, result, False) and went_well
            if went_well and not self._failed_inside:
                (result.addUnexpectedSuccess if expecting else result.addSuccess)(self)
            return result
        finally:
            self._result = None
            result.stopTest(self)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _check(self, holds, msg, standard):
        if not holds:
            raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, f"{_short(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, f"{_short(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        name = self._type_equality.get(type(first)) if type(first) is type(second) else None
        if name is not None:
            return (getattr(self, name) if isinstance(name, str) else name)(first, second, msg=msg)
        self._check(first == second, msg, f"{_short(first)} != {_short(second)}")

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, f"{_short(first)} == {_short(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, f"{_short(expr1)} is not {_short(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, f"unexpectedly identical: {_short(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, f"{_short(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, f"{_short(member)} not found in {_short(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, f"{_short(member)} unexpectedly found in {_short(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, f"{_short(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, f"{_short(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, f"{_short(a)} not less than {_short(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, f"{_short(a)} not less than or equal to {_short(b)}")

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, f"{_short(a)} not greater than {_short(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, f"{_short(a)} not greater than or equal to {_short(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            self._check(difference <= delta, msg,
                        f"{_short(first)} != {_short(second)} within {_short(delta)} delta ({_short(difference)} difference)")
        else:
            places = 7 if places is None else places
            self._check(round(difference, places) == 0, msg,
                        f"{_short(first)} != {_short(second)} within {places} places ({_short(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None:
            self._check(first != second and abs(first - second) > delta, msg,
                        f"{_short(first)} == {_short(second)} within {_short(delta)} delta ({_short(abs(first - second))} difference)")
        else:
            places = 7 if places is None else places
            self._check(first != second and round(abs(first - second), places) != 0, msg,
                        f"{_short(first)} == {_short(second)} within {places} places")

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type else "sequence"
        if seq_type is not None:
            for which, value in (("First", first), ("Second", second)):
                if not isinstance(value, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {_short(value)}")
        if first == second or len(first) == len(second) and all(a == b for a, b in zip(first, second)):
            return
        lines = [f"{name[:1].upper() + name[1:]}s differ: {_short(first, 30)} != {_short(second, 30)}\n"]
        for at, (a, b) in enumerate(zip(first, second)):
            if a != b:
                lines.append(f"\nFirst differing element {at}:\n{_short(a)}\n{_short(b)}\n")
                break
        lengths = len(first), len(second)
        if lengths[0] != lengths[1]:
            which, longer = ("First", first) if lengths[0] > lengths[1] else ("Second", second)
            extra, at = abs(lengths[0] - lengths[1]), min(lengths)
            lines.append(f"\n{which} {name} contains {extra} additional elements.\nFirst extra element {at}:\n{_short(longer[at])}\n")
        lines.append("\n" + "\n".join(_difflib.ndiff(_pprint.pformat(first).splitlines(), _pprint.pformat(second).splitlines())))
        raise self.failureException(self._formatMessage(msg, "".join(lines)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for which, items in (("first", set1 - set2), ("second", set2 - set1)):
            if items:
                lines.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                lines.extend(repr(item) for item in items)
        self._check(not lines, msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            diff = "\n" + "\n".join(_difflib.ndiff(_pprint.pformat(d1).splitlines(), _pprint.pformat(d2).splitlines()))
            raise self.failureException(self._formatMessage(msg, f"{_short(d1, 30)} != {_short(d2, 30)}{diff}"))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            ends = [text if text.endswith("\n") else text + "\n" for text in (first, second)]
            diff = "\n" + "".join(_difflib.ndiff(*(text.splitlines(keepends=True) for text in ends)))
            raise self.failureException(self._formatMessage(msg, f"{_short(first)} != {_short(second)}{diff}"))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        left, lines = list(second), []
        only = []
        for item in first:
            if item in left:
                left.remove(item)
            else:
                only.append(item)
        for item in only + left:
            a, b = first.count(item), second.count(item)
            line = f"First has {a}, Second has {b}:  {item!r}"
            if line not in lines:
                lines.append(line)
        self._check(not lines, msg, "\n".join(["Element counts were not equal:", *lines]))

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = _re.compile(expected_regex)
        self._check(pattern.search(text), msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _re.compile(unexpected_regex)
        found = pattern.search(text)
        if found:
            self._check(False, msg, f"Regex matched: {text[found.start():found.end()]!r} matches {pattern.pattern!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception).handle(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(self, expected_exception, expected_regex).handle(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning).handle(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(self, expected_warning, expected_regex).handle(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)


class IsolatedAsyncioTestCase(TestCase):
    def asyncSetUp(self):
        pass

    asyncTearDown = asyncSetUp

    def _attempt(self, action, result, expecting):
        def wait(made):
            if hasattr(made, "__await__"):
                import asyncio

                asyncio.run(made)

        def run():
            wait(action())

        if action == self.setUp:
            return super()._attempt(run, result, expecting) and super()._attempt(lambda: wait(self.asyncSetUp()), result, expecting)
        if action == self.tearDown:
            super()._attempt(lambda: wait(self.asyncTearDown()), result, expecting)
        return super()._attempt(run, result, expecting)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self.runTest, self._testMethodDoc = testFunc, description
        if setUp is not None:
            self.setUp = setUp
        if tearDown is not None:
            self.tearDown = tearDown


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun, self.shouldStop, self.failfast, self.buffer = 0, False, False, False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def _text(self, error):
        return "".join(_traceback.format_exception(error[1]))

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSubTest(self, test, subtest, err):
        if err is not None:
            which = self.failures if issubclass(err[0], test.failureException) else self.errors
            which.append((subtest, self._text(err)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return f"<unittest.result.TestResult run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"


class _Stream:
    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        self.stream.write(text)

    def writeln(self, text=""):
        self.stream.write(text + "\n")

    def flush(self):
        pass


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self._verbosity = stream, descriptions, verbosity

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def _tell(self, mark, word):
        if self._verbosity > 1:
            self.stream.writeln(word)
        elif self._verbosity:
            self.stream.write(mark)

    def startTest(self, test):
        super().startTest(test)
        if self._verbosity > 1:
            self.stream.write(f"{self.getDescription(test)} ... ")

    def addSuccess(self, test):
        self._tell(".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell("E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell("F", "FAIL")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            self._tell("F" if failed else "E", "FAIL" if failed else "ERROR")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell("u", "unexpected success")

    def printErrors(self):
        if self._verbosity:
            self.stream.writeln()
        for word, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.writeln("=" * 70)
                self.stream.writeln(f"{word}: {self.getDescription(test)}")
                self.stream.writeln("-" * 70)
                self.stream.writeln(text)
        for test in self.unexpectedSuccesses:
            self.stream.writeln("=" * 70)
            self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, **kwargs):
        self.stream, self.descriptions, self.verbosity, self.failfast = _Stream(stream or _sys.stderr), descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        started = _time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        took = _time.perf_counter() - started
        result.printErrors()
        self.stream.writeln("-" * 70)
        self.stream.writeln(f"Ran {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {took:.3f}s\n")
        counts = [("failures", result.failures), ("errors", result.errors)] if not result.wasSuccessful() else []
        counts += [("skipped", result.skipped), ("expected failures", result.expectedFailures),
                   ("unexpected successes", result.unexpectedSuccesses)]
        told = ", ".join(f"{name}={len(found)}" for name, found in counts if found)
        word = "OK" if result.wasSuccessful() else "FAILED"
        if not result.testsRun and not result.skipped and word == "OK":
            word = "NO TESTS RAN"
        self.stream.writeln(f"{word} ({told})" if told else word)
        return result


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def _enter(self, cls, result):
        if getattr(cls, "__unittest_skip__", False):
            return True
        try:
            cls.setUpClass()
        except SkipTest as reason:
            result.addSkip(_Holder(f"setUpClass ({cls.__module__}.{cls.__qualname__})"), str(reason))
            return False
        except Exception:
            result.addError(_Holder(f"setUpClass ({cls.__module__}.{cls.__qualname__})"), _sys.exc_info())
            return False
        return True

    def _leave(self, cls, result):
        if cls is None or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls.tearDownClass()
            cls.doClassCleanups()
        except Exception:
            result.addError(_Holder(f"tearDownClass ({cls.__module__}.{cls.__qualname__})"), _sys.exc_info())

    def run(self, result, debug=False):
        entered, is_ready = None, True
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestCase):
                cls = type(test)
                if cls is not entered:
                    if is_ready:
                        self._leave(entered, result)
                    entered, is_ready = cls, self._enter(cls, result)
                if not is_ready:
                    continue
            test(result)
        if is_ready:
            self._leave(entered, result)
        return result

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"


class _Holder:
    def __init__(self, description):
        self.description = description

    def __str__(self):
        return self.description

    id = __str__

    def shortDescription(self):
        return None


class TestLoader:
    testMethodPrefix, suiteClass = "test", TestSuite

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass)
                      if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(testCaseClass(name) for name in names)

    def loadTestsFromModule(self, module, *, pattern=None):
        return self._from(vars(module))

    def _from(self, namespace):
        found = [value for value in namespace.values() if isinstance(value, type) and issubclass(value, TestCase)
                 and value not in (TestCase, FunctionTestCase, IsolatedAsyncioTestCase)]
        return self.suiteClass(self.loadTestsFromTestCase(cls) for cls in dict.fromkeys(found))

    def loadTestsFromName(self, name, module=None):
        words = name.split(".")
        found = module
        if found is None:
            import importlib

            found = importlib.import_module(words.pop(0))
        owner = None
        for word in words:
            owner, found = found, getattr(found, word)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(owner, type) and issubclass(owner, TestCase):
            return self.suiteClass([owner(words[-1])])
        if hasattr(found, "__dict__") and not callable(found):
            return self.loadTestsFromModule(found)
        raise TypeError(f"don't know how to make test from: {found!r}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass(self.loadTestsFromName(name, module) for name in names)

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        import glob
        import importlib

        paths = sorted(glob.glob(f"{start_dir}/**/{pattern}", recursive=True))
        names = [path.removeprefix("./").removesuffix(".py").strip("/").replace("/", ".") for path in paths]
        return self.suiteClass(self.loadTestsFromModule(importlib.import_module(name)) for name in names)


defaultTestLoader = TestLoader()


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1,
                 failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            module = _sys.modules[module]
        words = [word for word in (argv or [""])[1:]]
        if "-v" in words or "--verbose" in words:
            verbosity = 2
        names = [word for word in words if not word.startswith("-")] or ([defaultTest] if isinstance(defaultTest, str) else defaultTest)
        suite = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(suite)
        if exit:
            _sys.exit(0 if self.result.wasSuccessful() else 5 if not self.result.testsRun else 1)


main = TestProgram
_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    value = cm.__enter__()
    addModuleCleanup(cm.__exit__, None, None, None)
    return value


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)
