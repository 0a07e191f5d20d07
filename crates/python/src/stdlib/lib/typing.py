"""Type hints: names that can be imported, subscripted and shown; nothing here checks values, except runtime_checkable protocols."""

import collections
import collections.abc
import contextlib
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias, UnionType

__all__ = "Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol Tuple Type TypeVar \
           TypeVarTuple Union AbstractSet ByteString Container ContextManager Hashable ItemsView Iterable Iterator KeysView Mapping MappingView \
           MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable AsyncIterator AsyncIterable Coroutine Collection \
           AsyncGenerator AsyncContextManager Reversible SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt \
           SupportsRound ChainMap Counter Deque Dict DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO Match \
           Pattern TextIO AnyStr assert_type assert_never cast clear_overloads dataclass_transform final get_args get_origin get_overloads \
           get_protocol_members get_type_hints is_protocol is_typeddict LiteralString Never NewType no_type_check no_type_check_decorator \
           NoDefault NoReturn NotRequired overload override ParamSpecArgs ParamSpecKwargs ReadOnly Required reveal_type runtime_checkable Self \
           Text TYPE_CHECKING TypeAlias TypeGuard TypeIs TypeAliasType Unpack".split()

TYPE_CHECKING = False


def _subscripted(origin, args):
    return origin[args]


def _type_repr(obj):
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    if isinstance(obj, (list, tuple)):
        return "[" + ", ".join(_type_repr(item) for item in obj) + "]"
    return repr(obj)


def _convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _check(arg, message):
    arg = _convert(arg)
    if arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r}.")
    return arg


def _collect_parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            new = [arg]
        elif isinstance(arg, (list, tuple)):
            new = _collect_parameters(arg)
        else:
            new = getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ()
        for param in new:
            if param not in found:
                found.append(param)
    return tuple(found)


def _substitute(arg, mapping):
    if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
        return mapping.get(arg, arg)
    if isinstance(arg, list):
        return [_substitute(item, mapping) for item in arg]
    if isinstance(arg, tuple):
        return tuple(_substitute(item, mapping) for item in arg)
    inner = getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ()
    if inner:
        return arg[tuple(mapping.get(param, param) for param in inner)]
    return arg


class _Final:
    def __init_subclass__(cls, /, *args, **kwds):
        super().__init_subclass__()


class _SpecialForm(_Final):
    def __reduce__(self):
        return self._name

    def __init__(self, getitem, name=None):
        self._getitem = getitem
        self._name = name or getitem.__name__
        self.__doc__ = getattr(getitem, "__doc__", None)

    def __repr__(self):
        return "typing." + self._name

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _BaseAlias:
    def __call__(self, *args, **kwargs):
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if self.__origin__ is Union or isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self.__origin__ is Generic:
            at = bases.index(self) if self in bases else -1
            is_other = any(isinstance(base, _BaseAlias) and base is not self for base in bases[at + 1:])
            return () if Protocol in bases or is_other else (Generic,)
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        later = bases[bases.index(self) + 1:] if self in bases else ()
        if self.__origin__ is not Generic and not any(isinstance(b, _BaseAlias) or isinstance(b, type) and issubclass(b, Generic) for b in later):
            if self._name is not None:
                entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__", "_name") or attr.startswith("__") and attr.endswith("__"):
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_BaseAlias):
    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        return _subscripted, (origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = name
        self.__parameters__ = _collect_parameters(self.__args__)
        self.__module__ = getattr(origin, "__module__", "typing") if name is None else "typing"

    def copy_with(self, args):
        return type(self)(self.__origin__, args, self._name)

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        args = tuple(_convert(arg) for arg in args)
        if len(args) != len(self.__parameters__):
            few = "few" if len(args) < len(self.__parameters__) else "many"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(args)}, expected {len(self.__parameters__)}")
        mapping = dict(zip(self.__parameters__, args))
        return self.copy_with(tuple(_substitute(arg, mapping) for arg in self.__args__))

    def __iter__(self):
        yield Unpack[self]

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join(_type_repr(arg) for arg in self.__args__) if self.__args__ else "()"
        return f"{name}[{args}]"


class _SpecialGenericAlias(_BaseAlias):
    def __reduce__(self):
        return self._name

    def __init__(self, origin, nparams, name):
        self.__origin__ = origin
        self._nparams = nparams
        self._name = name
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple(_check(param, "Parameters to generic types must be types.") for param in params)
        if len(params) != self._nparams:
            few = "few" if len(params) < self._nparams else "many"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(params)}, expected {self._nparams}")
        return _GenericAlias(self.__origin__, params, self._name)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            return _GenericAlias(tuple, tuple(_convert(param) for param in params), "Tuple")
        return _GenericAlias(tuple, tuple(_check(param, "Tuple[t0, t1, ...]: each t must be a type.") for param in params), "Tuple")


class _CallableAlias(_GenericAlias):
    def __reduce__(self):
        *args, result = self.__args__
        return _subscripted, (Callable, (args[0] if len(args) == 1 and args[0] is ... else args, result))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateAlias))):
            shown = _type_repr(args[0])
        else:
            shown = "[" + ", ".join(_type_repr(arg) for arg in args[:-1]) + "]"
        return f"typing.Callable[{shown}, {_type_repr(args[-1])}]"


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        if isinstance(args, list):
            args = tuple(args)
        elif args is ... or isinstance(args, (ParamSpec, _ConcatenateAlias)):
            args = (args,)
        elif not isinstance(args, tuple):
            args = (args,)
        return _CallableAlias(collections.abc.Callable, tuple(_convert(arg) for arg in args) + (_convert(result),), "Callable")


class _UnionAlias(_GenericAlias):
    def __reduce__(self):
        return _subscripted, (Union, self.__args__)

    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if isinstance(other, (_UnionAlias, UnionType)):
            return set(self.__args__) == set(other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_type_repr(args[0] if args[1] is type(None) else args[1])}]"
        return "typing.Union[" + ", ".join(_type_repr(arg) for arg in args) + "]"


class _LiteralAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(it, type(it)) for it in self.__args__} == {(it, type(it)) for it in other.__args__}

    def __hash__(self):
        return hash(frozenset((it, type(it)) for it in self.__args__))

    def __repr__(self):
        return "typing.Literal[" + ", ".join(repr(arg) for arg in self.__args__) + "]"


class _ConcatenateAlias(_GenericAlias):
    pass


class _AnnotatedAlias(_GenericAlias):
    def __reduce__(self):
        return _subscripted, (Annotated, (self.__origin__, *self.__metadata__))

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(repr(item) for item in self.__metadata__)}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


# Private names that packages know.
_ConcatenateGenericAlias, _UnionGenericAlias, _BaseGenericAlias = _ConcatenateAlias, _UnionAlias, _BaseAlias
_LiteralGenericAlias, _AnnotatedGenericAlias = _LiteralAlias, _AnnotatedAlias


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _one(self, parameters):
    return _GenericAlias(self, (_check(parameters, f"{self} accepts only single type."),), self._name)


def _plain(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _union(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for param in parameters:
        param = _check(param, "Union[arg, ...]: each arg must be a type.")
        for item in param.__args__ if isinstance(param, (_UnionAlias, UnionType)) else (param,):
            if item not in flat:
                flat.append(item)
    if len(flat) == 1:
        return flat[0]
    return _UnionAlias(self, tuple(flat))


def _literal(self, parameters):
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for param in parameters:
        flat.extend(param.__args__ if isinstance(param, _LiteralAlias) else (param,))
    try:
        # What is equal but of another class is another literal.
        flat = [value for value, _ in dict.fromkeys((value, type(value)) for value in flat)]
    except TypeError:
        pass
    return _LiteralAlias(self, tuple(flat), "Literal")


def _annotated(self, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    return _AnnotatedAlias(_convert(params[0]), params[1:])


def _concatenate(self, params):
    params = params if isinstance(params, tuple) else (params,)
    return _ConcatenateAlias(self, tuple(_convert(param) for param in params), "Concatenate")


Union = _SpecialForm(_union, "Union")
Optional = _SpecialForm(lambda self, parameters: Union[_check(parameters, "typing.Optional requires a single type."), type(None)], "Optional")
Literal = _SpecialForm(_literal, "Literal")
Annotated = _SpecialForm(_annotated, "Annotated")
Concatenate = _SpecialForm(_concatenate, "Concatenate")
ClassVar = _SpecialForm(_one, "ClassVar")
Final = _SpecialForm(_one, "Final")
Required = _SpecialForm(_one, "Required")
NotRequired = _SpecialForm(_one, "NotRequired")
ReadOnly = _SpecialForm(_one, "ReadOnly")
TypeGuard = _SpecialForm(_one, "TypeGuard")
TypeIs = _SpecialForm(_one, "TypeIs")
Unpack = _SpecialForm(_one, "Unpack")
NoReturn = _SpecialForm(_plain, "NoReturn")
Never = _SpecialForm(_plain, "Never")
Self = _SpecialForm(_plain, "Self")
LiteralString = _SpecialForm(_plain, "LiteralString")
TypeAlias = _SpecialForm(_plain, "TypeAlias")


class ForwardRef:
    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__", "__forward_is_argument__",
                 "__forward_is_class__", "__forward_module__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            self.__forward_code__ = compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__, self.__forward_evaluated__, self.__forward_value__ = arg, False, None
        self.__forward_is_argument__, self.__forward_is_class__, self.__forward_module__ = is_argument, is_class, module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        if not self.__forward_evaluated__:
            self.__forward_value__ = _evaluate(self.__forward_arg__, globalns, localns)
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


def _module_of_caller():
    # The frame of the one who makes a type variable: below are `__init__`, and this function.
    return sys._getframemodulename(2) or "__main__"


class _Variable:
    def has_default(self):
        return self.__default__ is not NoDefault

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class NoDefaultType:
    def __new__(cls):
        return globals().get("NoDefault") or super().__new__(cls)

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = NoDefaultType()


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        if not isinstance(name, str):
            raise TypeError(f"typevar() argument 'name' must be str, not {type(name).__name__}")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__module__ = _module_of_caller()
        self._constraints, self._bound = constraints, bound
        self.__default__ = default
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    @classmethod
    def _declared(cls, name, bound=None, default=None):
        """One of a type parameter list; bound and default are functions that give them once they are asked for."""
        made = cls(name, infer_variance=True)
        made._lazy = bound
        if default is not None:
            made.__default__ = default()
        return made

    def _evaluate_bound(self):
        lazy, self._lazy = self._lazy, None
        if lazy is not None:
            value = lazy()
            if isinstance(value, tuple):
                self._constraints = value
            else:
                self._bound = value

    _lazy = None

    @property
    def __bound__(self):
        self._evaluate_bound()
        return self._bound

    @property
    def __constraints__(self):
        self._evaluate_bound()
        return self._constraints

    def __reduce__(self):
        return self.__name__

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        self.__name__, self.__module__, self.__default__ = name, _module_of_caller(), default
        self.__bound__, self.__covariant__, self.__contravariant__ = bound, covariant, contravariant
        self.__infer_variance__ = infer_variance
        self.args = ParamSpecArgs(self)
        self.kwargs = ParamSpecKwargs(self)

    @classmethod
    def _declared(cls, name, default=None):
        return cls(name, infer_variance=True, **({} if default is None else {"default": default()}))

    def __repr__(self):
        return self.__name__ if self.__infer_variance__ else "~" + self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class TypeVarTuple(_Variable):
    def __init__(self, name, *, default=NoDefault):
        self.__name__, self.__module__, self.__default__ = name, _module_of_caller(), default

    @classmethod
    def _declared(cls, name, default=None):
        return cls(name, **({} if default is None else {"default": default()}))

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__, self.__module__, self._value, self._lazy = name, _module_of_caller(), value, None
        self.__type_params__ = type_params
        self.__parameters__ = type_params

    @classmethod
    def _declared(cls, name, value, type_params=()):
        """What a `type` statement makes: its value is computed when it is asked for."""
        made = cls(name, None, type_params=type_params)
        made._lazy, made.__module__ = value, sys._getframemodulename(1) or "__main__"
        return made

    @property
    def __value__(self):
        if self._lazy is not None:
            self._value, self._lazy = self._lazy(), None
        return self._value

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return self.__name__


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = sys._getframemodulename(1) or "__main__"

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        old = self.__name__

        class Refused:
            def __init_subclass__(cls):
                new = cls.__name__
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{new} = NewType({new!r}, {old})`")

        return (Refused,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        own = getattr(cls, "__parameters__", ())
        if not params and cls is not Generic and not any(isinstance(param, TypeVarTuple) for param in own):
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        params = tuple(_convert(param) for param in params)
        if cls in (Generic, Protocol):
            if not all(isinstance(param, (TypeVar, ParamSpec, TypeVarTuple)) or getattr(param, "__origin__", None) is Unpack for param in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, params, cls.__name__)
        if not own:
            raise TypeError(f"{cls} is not a generic class")
        if len(own) == 1 and isinstance(own[0], ParamSpec) and not (len(params) == 1 and isinstance(params[0], (list, tuple, ParamSpec)) or params == (...,)):
            params = (params,)
        params = tuple(tuple(it) if isinstance(it, list) and isinstance(of, ParamSpec) else it for it, of in zip(params, own)) + params[len(own):]
        if not any(isinstance(param, TypeVarTuple) for param in own) and len(params) != len(own):
            params += tuple(param.__default__ for param in own[len(params):] if param.has_default())
            if len(params) != len(own):
                few = "few" if len(params) < len(own) else "many"
                at_least = "at least " if any(param.has_default() for param in own) else ""
                needed = sum(not param.has_default() for param in own)
                raise TypeError(f"Too {few} arguments for {cls}; actual {len(params)}, expected {at_least}{needed}")
        return _GenericAlias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "__orig_bases__" in cls.__dict__:
            if Generic in cls.__orig_bases__:
                raise TypeError("Cannot inherit from plain Generic")
            cls.__parameters__ = found = _collect_parameters(cls.__orig_bases__)
            for base in cls.__orig_bases__:
                if getattr(base, "__origin__", None) is Generic:
                    missing = [param for param in found if param not in base.__parameters__]
                    if missing:
                        listed = ", ".join(map(str, base.__parameters__))
                        raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in Generic[{listed}]")
                    cls.__parameters__ = base.__parameters__


_PROTOCOL_SKIP = {"__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
                  "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__",
                  "__parameters__", "__orig_bases__", "__orig_class__", "__init_subclass__", "__qualname__", "__type_params__",
                  "_is_protocol", "_is_runtime_protocol", "_abc_registry", "__protocol_attrs__", "__annotate__", "__hash__"}


EXCLUDED_ATTRIBUTES = [*_PROTOCOL_SKIP]


def _protocol_attrs(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base in (Protocol, Generic):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if name not in _PROTOCOL_SKIP:
                found.add(name)
    return found


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all(hasattr(instance, name) for name in _protocol_attrs(cls)) or cls in type(instance).__mro__

    def __subclasscheck__(cls, other):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__subclasscheck__(other)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        data = sorted(name for name in _protocol_attrs(cls) if not callable(getattr(cls, name, None)))
        if data:
            raise TypeError(f"Protocols with non-method members don't support issubclass(). Non-method members: {str(data)[1:-1]}.")
        return cls in other.__mro__ or all(hasattr(other, name) for name in _protocol_attrs(cls))

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol", False) and cls is not Protocol:
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            cls.__protocol_attrs__ = _protocol_attrs(cls)


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


List = _SpecialGenericAlias(list, 1, "List")
Dict = _SpecialGenericAlias(dict, 2, "Dict")
Set = _SpecialGenericAlias(set, 1, "Set")
FrozenSet = _SpecialGenericAlias(frozenset, 1, "FrozenSet")
Type = _SpecialGenericAlias(type, 1, "Type")
Tuple = _TupleType(tuple, -1, "Tuple")
Callable = _CallableType(collections.abc.Callable, 2, "Callable")
DefaultDict = _SpecialGenericAlias(collections.defaultdict, 2, "DefaultDict")
OrderedDict = _SpecialGenericAlias(collections.OrderedDict, 2, "OrderedDict")
Counter = _SpecialGenericAlias(collections.Counter, 1, "Counter")
Deque = _SpecialGenericAlias(collections.deque, 1, "Deque")
Hashable = _SpecialGenericAlias(collections.abc.Hashable, 0, "Hashable")
Sized = _SpecialGenericAlias(collections.abc.Sized, 0, "Sized")
Iterable = _SpecialGenericAlias(collections.abc.Iterable, 1, "Iterable")
Iterator = _SpecialGenericAlias(collections.abc.Iterator, 1, "Iterator")
Reversible = _SpecialGenericAlias(collections.abc.Reversible, 1, "Reversible")
Container = _SpecialGenericAlias(collections.abc.Container, 1, "Container")
Collection = _SpecialGenericAlias(collections.abc.Collection, 1, "Collection")
AbstractSet = _SpecialGenericAlias(collections.abc.Set, 1, "AbstractSet")
MutableSet = _SpecialGenericAlias(collections.abc.MutableSet, 1, "MutableSet")
Mapping = _SpecialGenericAlias(collections.abc.Mapping, 2, "Mapping")
MutableMapping = _SpecialGenericAlias(collections.abc.MutableMapping, 2, "MutableMapping")
Sequence = _SpecialGenericAlias(collections.abc.Sequence, 1, "Sequence")
MutableSequence = _SpecialGenericAlias(collections.abc.MutableSequence, 1, "MutableSequence")
KeysView = _SpecialGenericAlias(collections.abc.KeysView, 1, "KeysView")
ItemsView = _SpecialGenericAlias(collections.abc.ItemsView, 2, "ItemsView")
ValuesView = _SpecialGenericAlias(collections.abc.ValuesView, 1, "ValuesView")
MappingView = _SpecialGenericAlias(collections.abc.MappingView, 1, "MappingView")


class _GeneratorType(_SpecialGenericAlias):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        return super().__getitem__(params + (type(None),) * (self._nparams - len(params)))


Generator = _GeneratorType(collections.abc.Generator, 3, "Generator")
Awaitable = _SpecialGenericAlias(collections.abc.Awaitable, 1, "Awaitable")
Coroutine = _SpecialGenericAlias(collections.abc.Coroutine, 3, "Coroutine")
AsyncIterable = _SpecialGenericAlias(collections.abc.AsyncIterable, 1, "AsyncIterable")
AsyncIterator = _SpecialGenericAlias(collections.abc.AsyncIterator, 1, "AsyncIterator")
AsyncGenerator = _GeneratorType(collections.abc.AsyncGenerator, 2, "AsyncGenerator")
ContextManager = _SpecialGenericAlias(contextlib.AbstractContextManager, 1, "ContextManager")
AsyncContextManager = _SpecialGenericAlias(contextlib.AbstractAsyncContextManager, 1, "AsyncContextManager")
Text = str
AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    @abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    @abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    @abstractmethod
    def __bytes__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    @abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    @abstractmethod
    def __round__(self, ndigits=0):
        pass


_NAMEDTUPLE_SPECIAL = ("__module__", "__qualname__", "__annotations__", "__orig_bases__", "__doc__", "__static_attributes__",
                       "__firstlineno__", "__classcell__", "__type_params__", "__annotate__")
_NAMEDTUPLE_PROHIBITED = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
                          "_replace", "_asdict", "_source")


def _make_nmtuple(name, fields, module, defaults=()):
    made = collections.namedtuple(name, [field for field, _ in fields], defaults=defaults, module=module)
    annotations = {field: _convert(annotation) for field, annotation in fields}
    made.__annotations__ = annotations
    made.__new__.__annotations__ = annotations
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        types_ = ns.get("__annotations__", {})
        defaults = []
        for name in types_:
            if name in ns:
                defaults.append(name)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(defaults)}")
        made = _make_nmtuple(typename, types_.items(), ns["__module__"], [ns[name] for name in defaults])
        made.__bases__ = tuple(tuple if base is _NamedTuple else base for base in bases) if Generic in bases else made.__bases__
        for key, value in ns.items():
            if key in _NAMEDTUPLE_PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _NAMEDTUPLE_SPECIAL and key not in made._fields:
                setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        if "__doc__" in ns:
            made.__doc__ = ns["__doc__"]
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        if "__orig_bases__" in ns:
            made.__orig_bases__ = ns["__orig_bases__"]
        return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    made = _make_nmtuple(typename, list(fields), "__main__")
    made.__orig_bases__ = (NamedTuple,)
    return made


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), ns)
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        for key, annotation in ns.get("__annotations__", {}).items():
            origin = getattr(annotation, "__origin__", None)
            annotations[key] = _convert(annotation)
            if origin is Required or origin is not NotRequired and total:
                required.add(key)
            else:
                optional.add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def TypedDict(typename, fields=None, /, *, total=True):
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or {}), "__module__": "__main__"}, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def no_type_check(arg):
    return arg


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
                              "module should always be followed by an implementation that is not @overload-ed.")


_overloads = {}


def overload(func):
    inner = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((inner.__module__, inner.__qualname__), {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    inner = getattr(func, "__func__", func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    told = {"eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}

    def marked(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = told
        return cls_or_fn

    return marked


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return UnionType if isinstance(tp, UnionType) else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and args[0] is not ... and len(args) >= 1:
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, UnionType) else ()



class IO(Generic[AnyStr]):
    """What files do, as a hint."""


class TextIO(IO[str]):
    """A file of text, as a hint."""


class BinaryIO(IO[bytes]):
    """A file of bytes, as a hint."""


def _tp_cache(func=None, /, *, typed=False):
    return func if func is not None else _tp_cache


def _type_convert(arg, module=None, *, allow_special_forms=False):
    return _convert(arg)


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    arg = _convert(arg)
    if isinstance(arg, type) or arg in (Any, NoReturn, Never, Self, LiteralString, TypeAlias) or callable(arg):
        return arg
    if isinstance(arg, (_SpecialForm, _BaseAlias, _Variable, ForwardRef, TypeAliasType, GenericAlias, UnionType)):
        return arg
    raise TypeError(f"{msg} Got {arg!r:.100}.")


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    return _evaluate(t, globalns, localns)


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(_protocol_attrs(tp))


def clear_overloads():
    _overloads.clear()


def no_type_check_decorator(decorator):
    return decorator


def _evaluate(annotation, globalns, localns):
    if annotation is None:
        return type(None)
    if isinstance(annotation, ForwardRef):
        annotation = annotation.__forward_arg__
    return eval(annotation, globalns, localns) if isinstance(annotation, str) else annotation


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            scope = globalns if globalns is not None else getattr(module, "__dict__", {})
            for name, annotation in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluate(annotation, scope, localns)
    else:
        scope = globalns if globalns is not None else getattr(obj, "__globals__", getattr(obj, "__dict__", {}))
        if not hasattr(obj, "__annotations__") and not isinstance(obj, types.ModuleType) and not callable(obj):
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, annotation in getattr(obj, "__annotations__", {}).items():
            hints[name] = _evaluate(annotation, scope, localns)
    if include_extras:
        return hints
    return {name: hint.__origin__ if isinstance(hint, _AnnotatedAlias) else hint for name, hint in hints.items()}


def __getattr__(name):
    if name in ("Pattern", "Match"):
        import re

        found = globals()[name] = _SpecialGenericAlias(getattr(re, name), 1, name)
        return found
    if name == "ChainMap":
        found = globals()[name] = _SpecialGenericAlias(collections.ChainMap, 2, name)
        return found
    if name in ("re", "io", "ByteString"):
        return Any
    raise AttributeError(f"module 'typing' has no attribute {name!r}")
