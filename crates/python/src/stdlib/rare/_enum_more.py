"""What few programs ask of enumerations: checks of their values, members as names of their module, and what `dir` shows."""

import sys
from enum import Enum, Flag, StrEnum, _EnumDict as EnumDict

EnumDict.__name__ = EnumDict.__qualname__ = "EnumDict"


def _named(cls):
    cls.__module__ = "enum"
    return cls


@_named
class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def show_flag_values(value):
    rest = value if isinstance(value, int) else value._value_
    return [1 << at for at in range(rest.bit_length()) if rest >> at & 1]


def _check_unique(cls):
    aliases = [(name, made.name) for name, made in cls.__members__.items() if name != made.name]
    if aliases:
        raise ValueError(f"aliases found in {cls!r}: {', '.join(f'{alias} -> {name}' for alias, name in aliases)}")


def _check_continuous(cls):
    values = {made.value for made in cls}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(cls, Flag):
        wanted = {1 << at for at in range(low.bit_length() - 1, high.bit_length())}
    else:
        wanted = set(range(low, high + 1))
    missing = sorted(wanted - values)
    if missing:
        kind = "flag" if issubclass(cls, Flag) else "enum"
        shown = ", ".join(str(it) for it in missing)
        raise ValueError(f"invalid {kind} {cls.__name__!r}: missing values {shown}"[:256])


def _check_named(cls):
    singles = [made.value for made in cls]
    names, unnamed = [], 0
    for name, made in cls.__members__.items():
        if name in cls._member_names_ or made.value < 0:
            continue
        lacking = [it for it in show_flag_values(made.value) if it not in singles]
        if lacking:
            names.append(name)
            for it in lacking:
                unnamed |= it
    if names:
        alias = f"alias {names[0]} is missing" if len(names) == 1 else f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
        combined = "combined values of" if unnamed & (unnamed - 1) or True else "value"
        raise ValueError(f"invalid Flag {cls.__name__!r}: {alias} {combined} {hex(unnamed)} [use enum.show_flag_values(value) for details]")


class verify:
    """Checks an enumeration's values: a decorator of one or more checks."""

    __module__ = "enum"

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                _check_unique(enumeration)
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def global_enum_repr(self):
    return f"{self.__class__.__module__.rpartition('.')[2]}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.rpartition(".")[2]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    return "|".join(f"{module}.{name}" for name in self._name_.split("|"))


def global_str(self):
    return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, (int, str)):
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def names_of(made):
    """What `dir` shows of a member."""
    cls = type(made)
    if cls._member_type_ is object:
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
    else:
        names = set(object.__dir__(made)) - {"_name_", "_value_", "_sort_order_", "__objclass__"}
    for kind in cls.__mro__:
        own = kind.__dict__.items()
        names.update(name for name, value in own if name[0] != "_" and name not in cls._member_map_)
    names.update(name for name in made.__dict__ if name[0] != "_")
    return sorted(names)
