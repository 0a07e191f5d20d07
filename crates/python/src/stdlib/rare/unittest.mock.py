"""Stand-ins that take note of how they are used."""

import functools as _functools
import importlib as _importlib
import inspect as _inspect

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "FILTER_DIR", "NonCallableMock",
           "NonCallableMagicMock", "mock_open", "PropertyMock", "seal", "AsyncMock"]

FILTER_DIR = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._made.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """A call: the name, the arguments, and those with a name."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name="", parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._made = name, parent, from_kall

    args = property(lambda self: self[-2])
    kwargs = property(lambda self: self[-1])

    def _own_name(self):
        return self[0] if len(self) == 3 else ""

    def __eq__(self, other):
        if other is ANY:
            return True
        if not isinstance(other, tuple):
            return NotImplemented
        other = other if isinstance(other, _Call) else _Call(other)
        return (self._own_name(), self.args, self.kwargs) == (other._own_name(), other.args, other.kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        name = self._mock_name
        return _Call((f"{name}()" if self._mock_parent is _missing else name or "", args, kwargs), name=f"{name}()" if name else "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("__"):
            raise AttributeError(attr)
        name = self._mock_name
        return _Call(name=f"{name}.{attr}" if name else attr, parent=self, from_kall=False)

    def __repr__(self):
        if not self._made:
            return f"call.{self._mock_name}" if self._mock_name else "call"
        name = self._own_name()
        name = f"call{name}" if name.startswith("()") else f"call.{name}" if name else "call"
        shown = [repr(value) for value in self.args] + [f"{key}={value!r}" for key, value in self.kwargs.items()]
        return f"{name}({', '.join(shown)})"


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return any(value == item for item in self)
        return any(list(self[at:at + len(value)]) == value for at in range(len(self) - len(value) + 1))


_CONFIGURED = ("return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls")


class NonCallableMock:
    def __new__(cls, /, *args, **kwargs):
        # Each has a class of its own, so that special methods can be set on one of them.
        own = type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__})
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                 _spec_as_instance=False, _eat_self=None, unsafe=False, side_effect=None, return_value=DEFAULT, **kwargs):
        own = self.__dict__
        spec = spec_set if spec_set is not None else spec
        own["_mock_children"], own["_mock_name"], own["_mock_parent"] = {}, name, parent
        own["_mock_wraps"], own["_mock_sealed"] = wraps, False
        own["_mock_methods"] = None if spec is None else list(spec) if isinstance(spec, (list, tuple)) else dir(spec)
        own["_spec_set"], own["_mock_unsafe"] = spec_set is not None, unsafe
        own["_spec_class"] = None
        if spec is not None and not isinstance(spec, (list, tuple)):
            own["_spec_class"] = spec if isinstance(spec, type) else type(spec)
        own["_mock_return_value"], own["_mock_side_effect"] = return_value, None
        self.side_effect = side_effect
        self.reset_mock()
        self.configure_mock(**kwargs)

    @property
    def __class__(self):
        return self.__dict__.get("_spec_class") or type(self)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        own = self.__dict__
        own["called"], own["call_count"], own["call_args"] = False, 0, None
        own["call_args_list"], own["mock_calls"], own["method_calls"] = _CallList(), _CallList(), _CallList()
        if return_value:
            own["_mock_return_value"] = DEFAULT
        if side_effect:
            own["_mock_side_effect"] = None
        for child in own["_mock_children"].values():
            if child is not _missing:
                child.reset_mock()

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *path, last = name.split(".")
            target = self
            for word in path:
                target = getattr(target, word)
            setattr(target, last, value)

    @property
    def return_value(self):
        value = self.__dict__["_mock_return_value"]
        if value is DEFAULT and self.__dict__["_mock_wraps"] is None:
            value = self.__dict__["_mock_return_value"] = self._get_child_mock(parent=self, name="()")
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        self._adopt(value, "()")

    @property
    def side_effect(self):
        return self.__dict__["_mock_side_effect"]

    @side_effect.setter
    def side_effect(self, value):
        is_many = value is not None and not callable(value) and not isinstance(value, BaseException)
        self.__dict__["_mock_side_effect"] = iter(value) if is_many else value

    def _adopt(self, value, name):
        if isinstance(value, NonCallableMock) and value.__dict__["_mock_parent"] is None and value.__dict__["_mock_name"] is None:
            value.__dict__["_mock_parent"], value.__dict__["_mock_name"] = self, name

    def attach_mock(self, mock, attribute):
        mock.__dict__["_mock_parent"] = mock.__dict__["_mock_name"] = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self.__dict__["_mock_methods"] = list(spec) if isinstance(spec, (list, tuple)) else dir(spec)
        self.__dict__["_spec_set"] = spec_set

    def _get_child_mock(self, /, **kwargs):
        kind = type(self).__mro__[1]
        if issubclass(kind, NonCallableMagicMock) and not issubclass(kind, MagicMock):
            kind = MagicMock
        elif kind is NonCallableMock or issubclass(kind, PropertyMock):
            kind = Mock
        return kind(**kwargs)

    def __getattr__(self, name):
        own = self.__dict__
        if name in ("_mock_methods", "_mock_children") or "_mock_children" not in own:
            raise AttributeError(name)
        if own["_mock_methods"] is not None:
            if name not in own["_mock_methods"] or name.startswith("__") and name.endswith("__"):
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not own["_mock_unsafe"] and name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.")
        found = own["_mock_children"].get(name)
        if found is _missing:
            raise AttributeError(name)
        if found is None:
            if own["_mock_sealed"]:
                raise AttributeError(f"{self._full_name()}.{name}")
            wraps = None if own["_mock_wraps"] is None else getattr(own["_mock_wraps"], name)
            found = own["_mock_children"][name] = self._get_child_mock(parent=self, name=name, wraps=wraps)
        return found

    def __setattr__(self, name, value):
        own = self.__dict__
        if name in ("return_value", "side_effect"):
            return object.__setattr__(self, name, value)
        if own.get("_spec_set") and own["_mock_methods"] is not None and name not in own["_mock_methods"] and name not in _CONFIGURED:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name.startswith("__") and name.endswith("__") and name != "__class__":
            if isinstance(value, NonCallableMock):
                setattr(type(self), name, lambda self, *args, **kwargs: value(*args, **kwargs))
            else:
                setattr(type(self), name, value)
            own["_mock_children"][name] = value
            return
        if isinstance(getattr(type(self), name, None), property):
            return object.__setattr__(self, name, value)
        self._adopt(value, name)
        if isinstance(value, NonCallableMock):
            own["_mock_children"][name] = value
        own[name] = value

    def __delattr__(self, name):
        own = self.__dict__
        if own["_mock_children"].get(name) is _missing:
            raise AttributeError(name)
        own.pop(name, None)
        own["_mock_children"][name] = _missing

    def __dir__(self):
        return sorted({*object.__dir__(self), *(self.__dict__["_mock_methods"] or ()), *self.__dict__["_mock_children"]})

    def _full_name(self):
        own = self.__dict__
        parent = own["_mock_parent"]
        if parent is None:
            return own["_mock_name"] or "mock"
        name = own["_mock_name"]
        return parent._full_name() + (name if name.startswith("()") else f".{name}")

    def __repr__(self):
        own = self.__dict__
        name = f" name={self._full_name()!r}" if own["_mock_name"] or own["_mock_parent"] is not None else ""
        spec = f" spec={own['_spec_class'].__name__!r}" if own["_spec_class"] is not None else ""
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    def _shown(self, args, kwargs):
        name = self.__dict__["_mock_name"] or "mock"
        shown = [repr(value) for value in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
        return f"{name}({', '.join(shown)})"

    def _fail_unless(self, holds, text):
        if not holds:
            raise AssertionError(text)

    def assert_called(self):
        self._fail_unless(self.call_count, f"Expected '{self.__dict__['_mock_name'] or 'mock'}' to have been called.")

    def assert_not_called(self):
        name = self.__dict__["_mock_name"] or "mock"
        self._fail_unless(not self.call_count, f"Expected '{name}' to not have been called. Called {self.call_count} times.{self._calls()}")

    def _calls(self, prefix="Calls"):
        return f"\n{prefix}: {list(self.mock_calls)!r}." if self.mock_calls else ""

    def assert_called_once(self):
        name = self.__dict__["_mock_name"] or "mock"
        self._fail_unless(self.call_count == 1, f"Expected '{name}' to have been called once. Called {self.call_count} times.{self._calls()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._shown(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        if self.call_args != _Call((args, kwargs), two=True):
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: {self._shown(*self.call_args)}")

    def assert_called_once_with(self, /, *args, **kwargs):
        name = self.__dict__["_mock_name"] or "mock"
        self._fail_unless(self.call_count == 1,
                          f"Expected '{name}' to be called once. Called {self.call_count} times.{self._calls()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        wanted = _Call((args, kwargs), two=True)
        self._fail_unless(any(found == wanted for found in self.call_args_list), f"{self._shown(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        calls = list(calls)
        if not any_order:
            self._fail_unless(calls in self.mock_calls, f"Calls not found.\nExpected: {calls!r}\n  Actual: {list(self.mock_calls)!r}")
            return
        left = list(self.mock_calls)
        missing = []
        for wanted in calls:
            if wanted in left:
                left.remove(wanted)
            else:
                missing.append(wanted)
        self._fail_unless(not missing, f"{self.__dict__['_mock_name'] or 'mock'} does not contain all of {tuple(missing)!r} in its call list, "
                                       f"found {list(self.mock_calls)!r} instead")


class CallableMixin(NonCallableMock):
    def __call__(self, /, *args, **kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = _Call((args, kwargs), two=True)
        own["call_args_list"].append(own["call_args"])
        own["mock_calls"].append(_Call(("", args, kwargs)))
        name, above, is_method = own["_mock_name"] or "", own["_mock_parent"], True
        while above is not None:
            if is_method and not name.startswith("()"):
                above.__dict__["method_calls"].append(_Call((name, args, kwargs)))
            above.__dict__["mock_calls"].append(_Call((name, args, kwargs)))
            more = above.__dict__["_mock_name"] or ""
            is_method = is_method and not more.endswith("()")
            name = f"{more}.{name}" if more and not name.startswith("()") else more + name
            above = above.__dict__["_mock_parent"]
        return self._answer(args, kwargs)

    def _answer(self, args, kwargs):
        own = self.__dict__
        effect = own["_mock_side_effect"]
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            if result is not DEFAULT:
                return result
        if own["_mock_return_value"] is DEFAULT and own["_mock_wraps"] is not None:
            return own["_mock_wraps"](*args, **kwargs)
        return self.return_value


class Mock(CallableMixin):
    pass


_VALUES = {"__hash__": lambda self: object.__hash__(self), "__str__": lambda self: object.__str__(self), "__int__": lambda self: 1,
           "__contains__": lambda self, item: False, "__len__": lambda self: 0, "__exit__": lambda self, *details: False,
           "__complex__": lambda self: 1j, "__float__": lambda self: 1.0, "__bool__": lambda self: True, "__index__": lambda self: 1,
           "__iter__": lambda self: iter([])}
_MAGIC = ("enter getitem setitem delitem add radd iadd sub rsub isub mul rmul imul truediv rtruediv floordiv mod pow and or xor lshift rshift "
          "matmul neg pos invert abs round reversed next fspath").split()


class MagicMixin:
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = type(self)
        methods = self.__dict__["_mock_methods"]
        for name in (*_VALUES, *(f"__{word}__" for word in _MAGIC)):
            if (methods is None or name in methods) and name not in ("__hash__", "__str__"):
                setattr(own, name, _Magic(name))


class _Magic:
    """A special method that becomes a mock when it is first looked up."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, owner=None):
        if mock is None:
            return self
        children = mock.__dict__["_mock_children"]
        found = children.get(self.name)
        if found is None:
            found = children[self.name] = MagicMock(name=self.name, parent=mock)
            value = _VALUES.get(self.name)
            if value is not None:
                found.side_effect = lambda *args: (value(mock, *args) if found.__dict__["_mock_return_value"] is DEFAULT
                                                   else iter(found.return_value) if self.name == "__iter__" else DEFAULT)
        return found


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    pass


class MagicMock(MagicMixin, Mock):
    pass


class AsyncMock(MagicMock):
    def __call__(self, /, *args, **kwargs):
        raise NotImplementedError("AsyncMock is not supported by Freezeframe")


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    mock.__dict__["_mock_sealed"] = True
    for child in mock.__dict__["_mock_children"].values():
        if isinstance(child, NonCallableMock):
            seal(child)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    made = MagicMock(spec=spec, name=_name, **kwargs)
    if callable(spec) and not isinstance(spec, type):
        signature = _inspect.signature(spec)

        @_functools.wraps(spec)
        def checked(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return made(*args, **kwargs)

        checked.mock = made
        for name in dir(NonCallableMock):
            if name.startswith("assert_"):
                setattr(checked, name, getattr(made, name))
        return checked
    return made


class _patch:
    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        self.getter, self.attribute, self.new, self.spec, self.create = getter, attribute, new, spec, create
        self.spec_set, self.autospec, self.new_callable, self.kwargs = spec_set, autospec, new_callable, kwargs

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self(getattr(func, name)))
            return func

        @_functools.wraps(func)
        def patched(*args, **kwargs):
            with self as made:
                extra = (made,) if self.new is DEFAULT else ()
                return func(*args, *extra, **kwargs)

        return patched

    def __enter__(self):
        target = self.target = self.getter()
        own = getattr(target, "__dict__", {})
        self.local = self.attribute in own
        self.original = own[self.attribute] if self.local else getattr(target, self.attribute, DEFAULT)
        if self.original is DEFAULT and not self.create:
            name = getattr(target, "__name__", target)
            raise AttributeError(f"{target!r} does not have the attribute {self.attribute!r}")
        new = self.new
        if new is DEFAULT:
            spec = self.original if self.spec is True else self.spec
            if self.autospec:
                new = create_autospec(self.original if self.autospec is True else self.autospec, _name=self.attribute, **self.kwargs)
            elif self.new_callable is not None:
                new = self.new_callable(**self.kwargs)
            else:
                new = MagicMock(spec=spec, spec_set=self.spec_set, name=self.attribute, **self.kwargs)
        setattr(target, self.attribute, new)
        self.made = new
        return new

    def __exit__(self, *details):
        if self.local:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if self.original is not DEFAULT and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.original)
        return False

    def start(self):
        _active.append(self)
        return self.__enter__()

    def stop(self):
        if self in _active:
            _active.remove(self)
            self.__exit__(None, None, None)


_active = []


def _target(name):
    words = name.split(".")
    found = _importlib.import_module(words[0])
    for at, word in enumerate(words[1:], 2):
        if not hasattr(found, word):
            _importlib.import_module(".".join(words[:at]))
        found = getattr(found, word)
    return found


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    owner, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _patch(lambda: _target(owner), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
                  **kwargs):
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


class _patch_dict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, {**dict(values), **kwargs}, clear

    def __call__(self, func):
        @_functools.wraps(func)
        def patched(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _target(self.in_dict)
        self.before = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *details):
        self.in_dict.clear()
        self.in_dict.update(self.before)
        return False

    start, stop = __enter__, __exit__


def _stop_all():
    while _active:
        _active[-1].stop()


patch.object, patch.dict, patch.stopall, patch.TEST_PREFIX = _patch_object, _patch_dict, _stop_all, "test"


def mock_open(mock=None, read_data=""):
    import io

    made = mock if mock is not None else MagicMock(name="open")
    handle = MagicMock()

    def opened(*args, **kwargs):
        stream = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
        for name in ("read", "readline", "readlines"):
            getattr(handle, name).side_effect = getattr(stream, name)
        handle.__iter__ = lambda self: iter(stream)
        return DEFAULT

    handle.__enter__ = lambda self: handle
    made.side_effect, made.return_value = opened, handle
    return made
