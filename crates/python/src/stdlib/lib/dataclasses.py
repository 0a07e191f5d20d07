"""Classes that mostly hold data."""

from types import GenericAlias as _GenericAlias, MappingProxyType as _MappingProxyType
import copy as _copy

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
           "make_dataclass", "replace", "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_NO_METADATA = _MappingProxyType({})


class _KIND:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _KIND("_FIELD")
_FIELD_CLASSVAR = _KIND("_FIELD_CLASSVAR")
_FIELD_INITVAR = _KIND("_FIELD_INITVAR")


class InitVar:
    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else _MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        parts = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only", "_field_type")
        return "Field(" + ",".join(f"{part}={getattr(self, part)!r}" for part in parts) + ")"

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)


class _DataclassParams:
    def __init__(self, **params):
        for name, value in params.items():
            setattr(self, name, value)
        self._names = tuple(params)

    def __repr__(self):
        return "_DataclassParams(" + ",".join(f"{name}={getattr(self, name)!r}" for name in self._names) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_marked(annotation, marker, names):
    if isinstance(annotation, str):
        head = annotation.split("[", 1)[0].strip()
        return head in names
    return annotation is marker or getattr(annotation, "__origin__", None) is marker


def _is_classvar(annotation):
    import typing
    return _is_marked(annotation, typing.ClassVar, ("ClassVar", "typing.ClassVar"))


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return annotation.split("[", 1)[0].strip() in ("InitVar", "dataclasses.InitVar")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY") if isinstance(annotation, str) else annotation is KW_ONLY


def _make_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ in ("member_descriptor", "getset_descriptor"):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_classvar(annotation):
        made._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {made.name} cannot have a default factory")
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = default_kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {made.name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {made.default.__class__} for field {made.name} is not allowed: use default_factory")
    return made


def _parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}=_default_{f.name}"
    return f"{f.name}=_has_factory"


def _assign(f, frozen, slots):
    if f.default_factory is not MISSING:
        if f.init:
            value = f"_default_{f.name}() if {f.name} is _has_factory else {f.name}"
        else:
            value = f"_default_{f.name}()"
    elif f.init:
        value = f.name
    elif slots and f.default is not MISSING:
        value = f"_default_{f.name}"
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"_object.__setattr__({_self_name(f)}, {f.name!r}, {value})"
    return f"{_self_name(f)}.{f.name} = {value}"


def _self_name(f):
    return f._self_name


def _init_text(flds, std, kw_only, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    params = [_parameter(f) for f in std]
    if kw_only:
        params += ["*"] + [_parameter(f) for f in kw_only]
    body = []
    for f in flds:
        f._self_name = self_name
        line = _assign(f, frozen, slots)
        del f._self_name
        if line:
            body.append(line)
    if has_post_init:
        init_vars = ", ".join(f.name for f in flds if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT}({init_vars})")
    return f" def __init__({', '.join([self_name, *params])}):\n  " + "\n  ".join(body or ["pass"])


def _tuple_text(owner, flds):
    return "(" + "".join(f"{owner}.{f.name}," for f in flds) + ")"


def _repr_text(flds):
    shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in flds)
    return (" def __repr__(self):\n"
            "  key = _id(self)\n"
            "  if key in _active:\n"
            "   return '...'\n"
            "  _active.add(key)\n"
            "  try:\n"
            f"   return self.__class__.__qualname__ + f\"({shown})\"\n"
            "  finally:\n"
            "   _active.discard(key)")


def _eq_text(flds):
    terms = " and ".join(f"self.{f.name}==other.{f.name}" for f in flds) or "True"
    return (" def __eq__(self, other):\n"
            "  if self is other:\n"
            "   return True\n"
            "  if other.__class__ is self.__class__:\n"
            f"   return {terms}\n"
            "  return NotImplemented")


def _order_text(name, op, flds):
    return (f" def {name}(self, other):\n"
            "  if other.__class__ is self.__class__:\n"
            f"   return {_tuple_text('self', flds)}{op}{_tuple_text('other', flds)}\n"
            "  return NotImplemented")


def _frozen_text(flds):
    names = "(" + "".join(f"{f.name!r}," for f in flds) + ")"
    check = f"  if type(self) is cls or name in {names}:\n   raise _FrozenInstanceError(f\"cannot %s field {{name!r}}\")\n"
    return (" def __setattr__(self, name, value):\n" + check % "assign to" + "  super(cls, self).__setattr__(name, value)\n"
            " def __delattr__(self, name):\n" + check % "delete" + "  super(cls, self).__delattr__(name)")


_active = set()


def _compile(cls, texts, flds):
    names = {f"_default_{f.name}": f.default_factory if f.default is MISSING else f.default for f in flds}
    names.update(cls=cls, _has_factory=_HAS_DEFAULT_FACTORY, _object=object, _id=id, _active=_active, _FrozenInstanceError=FrozenInstanceError)
    made = [line.split("(", 1)[0][5:] for text in texts for line in text.split("\n") if line.startswith(" def ")]
    source = f"def __create_fn__({', '.join(names)}):\n" + "\n".join(texts) + f"\n return ({''.join(name + ',' for name in made)})"
    namespace = {"__name__": cls.__module__}
    exec(source, namespace)
    functions = namespace["__create_fn__"](**names)
    for name, function in zip(made, functions):
        function.__qualname__ = f"{cls.__qualname__}.{name}"
    return dict(zip(made, functions))


def _set_new(cls, name, function):
    if name in cls.__dict__:
        return True
    setattr(cls, name, function)
    return False


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    flds = {}
    setattr(cls, _PARAMS, _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                                           match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    any_frozen, all_frozen, has_bases = False, True, False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_bases = True
            for f in base_fields.values():
                flds[f.name] = f
            if getattr(base, _PARAMS).frozen:
                any_frozen = True
            else:
                all_frozen = False
    own, kw_now = [], kw_only
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            kw_now = True
        else:
            own.append(_make_field(cls, name, annotation, kw_now))
    for f in own:
        flds[f.name] = f
        if isinstance(cls.__dict__.get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, flds)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    in_init = [f for f in flds.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std = [f for f in in_init if f.init and not f.kw_only]
    by_keyword = [f for f in in_init if f.init and f.kw_only]
    plain = [f for f in flds.values() if f._field_type is _FIELD]
    compared = [f for f in plain if f.compare]
    texts = []
    if init:
        self_name = "__dataclass_self__" if "self" in flds else "self"
        texts.append(_init_text(in_init, std, by_keyword, frozen, hasattr(cls, _POST_INIT), self_name, slots))
    if repr:
        texts.append(_repr_text([f for f in plain if f.repr]))
    if eq:
        texts.append(_eq_text(compared))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__} Consider using functools.total_ordering")
            texts.append(_order_text(name, op, compared))
    if frozen:
        for name in ("__setattr__", "__delattr__"):
            if name in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
        texts.append(_frozen_text(plain))
    hashed = [f for f in plain if (f.compare if f.hash is None else f.hash)]
    makes_hash = unsafe_hash or (eq and frozen and not has_explicit_hash)
    if makes_hash:
        if unsafe_hash and has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        texts.append(f" def __hash__(self):\n  return hash({_tuple_text('self', hashed)})")
    functions = _compile(cls, texts, in_init) if texts else {}
    for name, function in functions.items():
        if name == "__init__":
            function.__annotations__ = {**{f.name: f.type for f in std + by_keyword}, "return": None}
            _set_new(cls, name, function)
        elif name == "__hash__":
            setattr(cls, name, function)
        else:
            _set_new(cls, name, function)
    if eq and not makes_hash and not has_explicit_hash:
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(std, by_keyword) if init else cls.__name__
    if match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in std))
    _set_new(cls, "__replace__", _replace)
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    return cls


def _signature_text(std, by_keyword):
    def show(f):
        annotation = f.type if isinstance(f.type, str) else _type_text(f.type)
        text = f"{f.name}: {annotation}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        return text
    parts = [show(f) for f in std]
    if by_keyword:
        parts += ["*"] + [show(f) for f in by_keyword]
    return "(" + ", ".join(parts) + ")"


def _type_text(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, _GenericAlias):
        return annotation.__qualname__ if annotation.__module__ == "builtins" else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


def _add_slots(cls, frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1] for name in getattr(base, "__slots__", ())}
    namespace["__slots__"] = tuple(name for name in names if name not in inherited) + (("__weakref__",) if weakref_slot else ())
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if frozen:
        functions = _compile(made, [_frozen_text(fields(made))], [])
        for name, function in functions.items():
            setattr(made, name, function)
        for name, function in (("__getstate__", _get_state), ("__setstate__", _set_state)):
            if name not in namespace:
                setattr(made, name, function)
    return made


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def _asdict(obj, dict_factory):
    if _is_dataclass_instance(obj):
        return dict_factory([(f.name, _asdict(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_asdict(item, dict_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_asdict(item, dict_factory) for item in obj)
    if isinstance(obj, dict):
        items = ((_asdict(key, dict_factory), _asdict(value, dict_factory)) for key, value in obj.items())
        if hasattr(type(obj), "default_factory"):
            result = type(obj)(obj.default_factory)
            for key, value in items:
                result[key] = value
            return result
        return type(obj)(items)
    return _copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def _astuple(obj, tuple_factory):
    if _is_dataclass_instance(obj):
        return tuple_factory([_astuple(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_astuple(item, tuple_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_astuple(item, tuple_factory) for item in obj)
    if isinstance(obj, dict):
        return type(obj)((_astuple(key, tuple_factory), _astuple(value, tuple_factory)) for key, value in obj.items())
    return _copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    annotations, members = {}, dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, members[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    members["__annotations__"] = annotations
    members.setdefault("__module__", module or "types")
    cls = type(cls_name, tuple(bases), members)
    return dataclass(cls, **options)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
