"""Enumerations: named constant members of a class."""

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property", "member",
           "nonmember", "CONFORM", "EJECT", "KEEP", "STRICT", "FlagBoundary", "EnumDict", "EnumCheck", "verify", "UNIQUE", "CONTINUOUS",
           "NAMED_FLAGS", "show_flag_values", "global_enum", "global_enum_repr", "global_flag_repr", "global_str",
           "pickle_by_enum_name", "pickle_by_global_name"]

_builtin_property = property
_RESERVED = ("_order_", "_generate_next_value_", "_missing_", "_ignore_", "_iter_member_", "_value_", "_name_", "_numeric_repr_",
             "_boundary_", "_flag_mask_")


class auto:
    def __init__(self, value=None):
        self.value = value
        self.is_set = value is not None

    def __repr__(self):
        return f"auto({self.value!r})" if self.is_set else "auto(_auto_null)"


class nonmember:
    def __init__(self, value):
        self.value = value


property = _builtin_property


class member:
    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_"


def _is_private(cls_name, name):
    return name.startswith(f"_{cls_name}__") and not name.endswith("__")


def _is_descriptor(value):
    kind = type(value)
    return hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


class _EnumDict(dict):
    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _RESERVED:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
                value = value if isinstance(value, staticmethod) else staticmethod(value)
            elif key == "_ignore_":
                self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                value = self._ignore
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            value = self._with_autos(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _with_autos(self, key, value):
        if isinstance(value, auto):
            if not value.is_set:
                value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
                value.is_set = True
            return value.value
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple(self._with_autos(key, item) if isinstance(item, auto) else item for item in value)
        return value


def _find_data_type(bases):
    for base in bases:
        for cls in base.__mro__:
            if cls is object or isinstance(cls, EnumType):
                continue
            if "__new__" in cls.__dict__ or cls in (int, float, str, bytes, tuple, complex):
                return cls
    return object


def _find_new(namespace, data_type, enum_base):
    new = namespace.get("__new__")
    if new is not None:
        return new, True
    if enum_base is not None:
        for cls in enum_base.__mro__:
            new = cls.__dict__.get("__new_member__")
            if new is not None:
                return new, True
    return data_type.__new__, data_type is not object


_missing = object()


class EnumType(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        namespace = _EnumDict(name)
        for base in bases:
            generate = getattr(base, "_generate_next_value_", None)
            if generate is not None:
                namespace._generate = generate
                break
        return namespace

    def __new__(mcls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        members = {key: namespace[key] for key in getattr(namespace, "_member_names", {})}
        own = {key: value for key, value in namespace.items() if key not in members and key not in getattr(namespace, "_ignore", ())}
        own.pop("_ignore_", None)
        enum_base = next((base for base in reversed(bases) if isinstance(base, EnumType)), None)
        data_type = _find_data_type(bases)
        new, use_args = _find_new(own, data_type, enum_base)
        if "__new__" in own and enum_base is not None:
            own["__new_member__"] = own.pop("__new__")
            new = own["__new_member__"]
        own["_member_names_"] = []
        own["_member_map_"] = {}
        own["_value2member_map_"] = {}
        own["_unhashable_values_"] = []
        own["_member_type_"] = data_type
        cls = super().__new__(mcls, name, bases, own, **kwds)
        if boundary is not None:
            cls._boundary_ = boundary
        if enum_base is not None:
            cls._prefer_enum_methods(own, enum_base, data_type)
        for key, value in members.items():
            cls._add_member(key, value, new, use_args, data_type)
        cls._settle_flags()
        if enum_base is not None and "__new__" not in cls.__dict__:
            cls.__new__ = Enum.__new__
        return cls

    def _prefer_enum_methods(cls, own, enum_base, data_type):
        for name in ("__repr__", "__str__", "__format__"):
            found = getattr(cls, name)
            if name not in own and (found == getattr(data_type, name) or found == getattr(object, name)):
                setattr(cls, name, getattr(enum_base, name))

    def _add_member(cls, name, value, new, use_args, data_type):
        args = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            args = (args,)
        if isinstance(new, staticmethod):
            new = new.__func__
        if use_args:
            made = new(cls, *args)
        else:
            made = new(cls)
        if not hasattr(made, "_value_"):
            if data_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = data_type(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        known = cls._find_by_value(made._value_)
        if known is not None:
            made = known
        elif not (Flag is not None and issubclass(cls, Flag) and isinstance(value, int) and not _is_single_bit(value)):
            cls._member_names_.append(name)
        type.__setattr__(cls, name, made)
        cls._member_map_[name] = made
        if known is None:
            try:
                cls._value2member_map_.setdefault(value, made)
            except TypeError:
                cls._unhashable_values_.append(made)

    def _find_by_value(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            return next((made for made in cls._unhashable_values_ if made._value_ == value), None)

    def _settle_flags(cls):
        if Flag is None or not issubclass(cls, Flag):
            return
        mask = 0
        for made in cls._member_map_.values():
            mask |= made._value_
        cls._flag_mask_ = mask

    def __call__(cls, value=_missing, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if value is _missing:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_ or names is None and value is not None and not _is_base_enum(cls):
            if names is not None:
                value = (value, names)
            return cls.__new__(cls, value)
        if names is None:
            if not cls._member_map_:
                raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
            return cls.__new__(cls, value)
        return cls._create(value, names, module, qualname, type, start, boundary)

    def _create(cls, class_name, names, module, qualname, mixin, start, boundary):
        bases = (cls,) if mixin is None else (mixin, cls)
        namespace = EnumType.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        pairs = names.items() if isinstance(names, dict) else names
        last = []
        for count, item in enumerate(pairs):
            if isinstance(item, str):
                key, value = item, namespace._generate(item, start, count, last[:])
            else:
                key, value = item
            last.append(value)
            namespace[key] = value
        namespace["__module__"] = module or "__main__"
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return type(cls)(class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return cls._find_by_value(value) is not None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if Flag is not None and issubclass(cls, Flag) else f"<enum {cls.__name__!r}>"

    def __dir__(cls):
        return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__",
                       "__module__", "__name__", "__qualname__"] + cls._member_names_)

    @_builtin_property
    def __members__(cls):
        import types
        return types.MappingProxyType(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)


EnumMeta = EnumType
Flag = None


def _is_base_enum(cls):
    return not cls._member_map_ and cls.__module__ == "enum"


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _fixed(name, verb="set"):
    def refuse(self, *value):
        raise AttributeError(f"<enum 'Enum'> cannot {verb} attribute {name!r}")
    return refuse


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = cls._find_by_value(value)
        if found is not None:
            return found
        error = None
        try:
            result = cls._missing_(value)
        except Exception as raised:
            error, result = raised, None
        if isinstance(result, cls) or isinstance(result, int) and getattr(cls, "_boundary_", None) is EJECT:
            return result
        if error is None and result is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if error is None:
            error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        raise error

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def name(self):
        return self._name_

    def value(self):
        return self._value_

    name, value = (_builtin_property(get, _fixed(get.__name__), _fixed(get.__name__, "delete")) for get in (name, value))

    def __repr__(self):
        show = repr if self._member_type_ is object else self._member_type_.__repr__
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        import _enum_more
        return _enum_more.names_of(self)


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__

    def __format__(self, spec):
        return int.__format__(int(self), spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        for value in values:
            if not isinstance(value, str):
                raise TypeError(f"{value!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return str.__format__(self._value_, spec)


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum):
    _boundary_ = STRICT
    _flag_mask_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        everything = (1 << mask.bit_length()) - 1
        if value < 0:
            value = everything & value if cls._boundary_ in (STRICT, CONFORM, EJECT) or True else value
        if value & ~mask:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length()) + 1
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        made._value_ = value
        made.__objclass__ = cls
        parts = [part._name_ for part in cls if part._value_ & value]
        rest = value & ~mask
        if rest and parts:
            parts.append(str(rest))
        made._name_ = "|".join(parts) if parts else None
        return cls._value2member_map_.setdefault(value, made)

    def __reversed__(self):
        return reversed(list(self))

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return (part for part in self.__class__ if part._value_ & self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        show = repr if self._member_type_ is object else self._member_type_.__repr__
        return f"<{name}: {show(self._value_)}>" if self._name_ is None else f"<{name}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other_value(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __hash__ = Enum.__hash__


def _binary(value, width):
    digits = bin(value)[2:]
    return "0b0 " + digits.rjust(width - 1, "0")


class IntFlag(int, ReprEnum, Flag):
    _boundary_ = KEEP
    __str__ = int.__repr__
    __hash__ = Enum.__hash__

    def __format__(self, spec):
        return int.__format__(int(self), spec)

    __or__ = Flag.__or__
    __and__ = Flag.__and__
    __xor__ = Flag.__xor__
    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    duplicates = [(name, made._name_) for name, made in enumeration.__members__.items() if name != made._name_]
    if duplicates:
        details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


def __getattr__(name):
    # What few programs ask of enumerations.
    if name in __all__:
        import _enum_more
        globals()[name] = getattr(_enum_more, name)
        return globals()[name]
    raise AttributeError(f"module 'enum' has no attribute {name!r}")
