"""Looking into functions and classes."""

import types
from _inspect import source as _source
from types import FunctionType, MethodType, ModuleType

_empty_name = "_empty"


class _empty:
    pass


class _ParameterKind(int):
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    _texts = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")

    @property
    def name(self):
        return self._names[self]

    @property
    def description(self):
        return self._texts[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = (_ParameterKind(i) for i in range(5))


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    return repr(annotation)


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, int) or not 0 <= kind <= 4:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{_ParameterKind(kind).description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier() and name[:1] != ".":
            raise ValueError(f"{name!r} is not a valid parameter name")
        self.name, self.kind, self.default, self.annotation = name, _ParameterKind(kind), default, annotation

    def replace(self, **changes):
        values = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation, **changes}
        return type(self)(values.pop("name"), values.pop("kind"), **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self.kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        out = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                out.extend(self.arguments[name])
            else:
                out.append(self.arguments[name])
        return tuple(out)

    @property
    def kwargs(self):
        out, started = {}, False
        for name, parameter in self.signature.parameters.items():
            if not started:
                if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                out.update(self.arguments[name])
            else:
                out[name] = self.arguments[name]
        return out

    def apply_defaults(self):
        made = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif parameter.default is not _empty:
                made[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                made[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                made[name] = {}
        self.arguments = made

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        from collections import OrderedDict
        found, before = OrderedDict(), None
        for parameter in parameters or ():
            if __validate_parameters__ and before is not None:
                if parameter.kind < before.kind:
                    raise ValueError(f"wrong parameter order: {before.kind.description} parameter before {parameter.kind.description} parameter")
                if before.default is not _empty and parameter.default is _empty and parameter.kind <= _POSITIONAL_OR_KEYWORD:
                    raise ValueError("non-default argument follows default argument")
                if parameter.name in found:
                    raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            found[parameter.name] = before = parameter
        self.parameters = types.MappingProxyType(found)
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **kwargs):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return type(self)(self.parameters.values() if parameters is _empty else parameters,
                          return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

    def __str__(self):
        parts, slash_due, star_seen = [], False, False
        for parameter in self.parameters.values():
            if parameter.kind == _POSITIONAL_ONLY:
                slash_due = True
            elif slash_due:
                parts.append("/")
                slash_due = False
            if parameter.kind == _VAR_POSITIONAL:
                star_seen = True
            elif parameter.kind == _KEYWORD_ONLY and not star_seen:
                parts.append("*")
                star_seen = True
            parts.append(str(parameter))
        if slash_due:
            parts.append("/")
        text = f"({', '.join(parts)})"
        return text if self.return_annotation is _empty else text + " -> " + formatannotation(self.return_annotation)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.values()) == list(other.parameters.values()) and self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash(tuple(self.parameters.values()))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments, args, kwargs = {}, list(args), dict(kwargs)
        rest_name, plain = None, True
        for name, parameter in self.parameters.items():
            if parameter.kind == _VAR_POSITIONAL:
                plain = False
                if args:
                    arguments[name] = tuple(args)
                args = []
            elif parameter.kind == _VAR_KEYWORD:
                rest_name = name
            elif parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and args:
                if name in kwargs and parameter.kind == _POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                plain = False
                arguments[name] = kwargs.pop(name)
            elif parameter.default is not _empty:
                plain = False
            elif not partial:
                kind = " keyword-only" if parameter.kind == _KEYWORD_ONLY and plain else ""
                raise TypeError(f"missing a required{kind} argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            if rest_name is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[rest_name] = kwargs
        return BoundArguments(self, arguments)


def _function_signature(function):
    code = function.__code__
    names = list(code.co_varnames)
    defaults, keyword_defaults = function.__defaults__ or (), function.__kwdefaults__ or {}
    annotations = getattr(function, "__annotations__", None) or {}
    count, keyword_count = code.co_argcount, code.co_kwonlyargcount
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    for index, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        from_end = index - (count - len(defaults))
        add(name, kind, defaults[from_end] if from_end >= 0 else _empty)
    extra = names[count + keyword_count:]
    if code.co_flags & 4:
        add(extra.pop(0), _VAR_POSITIONAL)
    for name in names[count:count + keyword_count]:
        add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & 8:
        add(extra.pop(0), _VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    import functools
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    if isinstance(obj, MethodType):
        inner = signature(obj.__func__)
        return inner.replace(parameters=list(inner.parameters.values())[1:])
    if follow_wrapped and hasattr(obj, "__wrapped__"):
        return signature(unwrap(obj))
    if isinstance(obj, FunctionType):
        return _function_signature(obj)
    if isinstance(obj, functools.partial):
        return _partial_signature(obj)
    if isinstance(obj, type):
        for name in ("__init__", "__new__"):
            for base in obj.__mro__[:-1]:
                method = base.__dict__.get(name)
                if isinstance(method, staticmethod):
                    method = method.__func__
                if isinstance(method, FunctionType):
                    inner = _function_signature(method)
                    return inner.replace(parameters=list(inner.parameters.values())[1:], return_annotation=inner.return_annotation)
        from _inspect_more import class_signature
        text = class_signature(obj)
        return Signature() if text is None else _text_signature(text, None)
    from _inspect_more import told_signature
    told = told_signature(obj)
    if told is not None:
        return _text_signature(told, obj)
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _text_signature(text, obj)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, FunctionType):
        inner = _function_signature(call)
        return inner.replace(parameters=list(inner.parameters.values())[1:])
    raise ValueError(f"no signature found for builtin {obj!r}")


def _partial_signature(obj):
    inner = signature(obj.func)
    parameters, given = [], len(obj.args)
    after_keyword = False
    for parameter in inner.parameters.values():
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and given > 0:
            given -= 1
            continue
        if parameter.name in obj.keywords and parameter.kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            parameter = parameter.replace(default=obj.keywords[parameter.name], kind=_KEYWORD_ONLY)
            after_keyword = True
        elif after_keyword and parameter.kind == _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return inner.replace(parameters=parameters)


def _text_signature(text, obj):
    namespace = {}
    inner = text.strip()[1:-1].replace("=?", "=None")
    if inner.startswith("$module"):
        inner = inner[7:].lstrip(", ")
        inner = "" if inner == "/" else inner.removeprefix("/, ")
    inner = inner.replace("$", "")
    exec(f"def f({inner}): pass", namespace)
    made = _function_signature(namespace["f"])
    parameters = list(made.parameters.values())
    if parameters and parameters[0].name in ("self", "cls", "type") and getattr(obj, "__self__", None) is not None:
        parameters = parameters[1:]
    return made.replace(parameters=parameters)


def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


def getsource(object):
    text = _source(unwrap(object) if callable(object) else object)
    if text is None:
        if isinstance(object, type):
            raise NotImplementedError("inspect.getsource of a class is not supported by Freezeframe")
        raise TypeError(f"module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}")
    return text


def getsourcelines(object):
    return getsource(object).splitlines(True), object.__code__.co_firstlineno


def getsourcefile(object):
    return getfile(object)


def getfile(object):
    if isinstance(object, ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        import sys
        file = getattr(sys.modules.get(object.__module__), "__file__", None)
        if file:
            return file
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    for name in ("__func__", "__code__", "tb_frame", "f_code"):
        object = getattr(object, name, object)
    if isinstance(object, types.CodeType):
        return object.co_filename
    raise TypeError(f"module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}")


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        from _inspect_more import inherited_doc
        doc = inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def isfunction(object):
    return isinstance(object, FunctionType)


def ismethod(object):
    return isinstance(object, MethodType)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, ModuleType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__") and not hasattr(type(object), "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmro(cls):
    return cls.__mro__


def getmodule(object, _filename=None):
    import sys
    return sys.modules.get(getattr(object, "__module__", None))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    found = dict(obj.__dict__.get("__annotations__", {}) if isinstance(obj, type) else getattr(obj, "__annotations__", None) or {})
    if eval_str:
        scope = globals or getattr(obj, "__globals__", {})
        found = {name: eval(value, scope, locals) if isinstance(value, str) else value for name, value in found.items()}
    return found


FullArgSpec = __import__("collections").namedtuple(
    "FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations"
)


def getfullargspec(func):
    parameters = signature(func).parameters.values()
    args = [p.name for p in parameters if p.kind <= _POSITIONAL_OR_KEYWORD]
    defaults = tuple(p.default for p in parameters if p.kind <= _POSITIONAL_OR_KEYWORD and p.default is not _empty)
    varargs = next((p.name for p in parameters if p.kind == _VAR_POSITIONAL), None)
    varkw = next((p.name for p in parameters if p.kind == _VAR_KEYWORD), None)
    kwonly = [p.name for p in parameters if p.kind == _KEYWORD_ONLY]
    kwdefaults = {p.name: p.default for p in parameters if p.kind == _KEYWORD_ONLY and p.default is not _empty}
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, get_annotations(func))


def currentframe():
    import sys
    return sys._getframe(1)


class Traceback(tuple):
    _fields = ("filename", "lineno", "function", "code_context", "index")
    filename, lineno, function, code_context, index = (property(lambda self, at=at: self[at]) for at in range(5))


class FrameInfo(tuple):
    _fields = ("frame", "filename", "lineno", "function", "code_context", "index")
    frame, filename, lineno, function, code_context, index = (property(lambda self, at=at: self[at]) for at in range(6))


def getframeinfo(frame, context=1):
    code = frame.f_code
    return Traceback((code.co_filename, frame.f_lineno, code.co_name, None, None))


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo((frame, *getframeinfo(frame, context))))
        frame = frame.f_back
    return found


def stack(context=1):
    import sys
    return getouterframes(sys._getframe(1), context)


_no_default = object()


def getattr_static(obj, attr, default=_no_default):
    """An attribute as it is kept, without asking descriptors or `__getattr__`."""
    if not isinstance(obj, type):
        own = getattr(obj, "__dict__", {})
        if attr in own:
            return own[attr]
    for cls in (obj if isinstance(obj, type) else type(obj)).__mro__:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    if isinstance(obj, type):
        for cls in type(obj).__mro__:
            if attr in cls.__dict__:
                return cls.__dict__[attr]
    if default is not _no_default:
        return default
    raise AttributeError(attr)


def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


ClosureVars = __import__("collections").namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    code, module = func.__code__, func.__globals__
    cells = func.__closure__ or ()
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, cells)}
    import builtins
    found, built_in, unbound = {}, {}, set()
    for name in code.co_names:
        if name in module:
            found[name] = module[name]
        elif hasattr(builtins, name):
            built_in[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, built_in, unbound)


def _has_flag(obj, flag):
    while isinstance(obj, MethodType):
        obj = obj.__func__
    while hasattr(obj, "func") and type(obj).__name__ == "partial":
        obj = obj.func
    return isinstance(obj, FunctionType) and bool(obj.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, 32)


def iscoroutinefunction(obj):
    return _has_flag(obj, 128)


def isasyncgenfunction(obj):
    return _has_flag(obj, 512)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512


def __getattr__(name):
    import _inspect_more
    if not name.startswith("_") and hasattr(_inspect_more, name):
        return getattr(_inspect_more, name)
    raise AttributeError(f"module 'inspect' has no attribute {name!r}")
