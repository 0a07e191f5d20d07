"""Names for the classes of built-in objects."""

import sys
from _types import (AsyncGeneratorType, CellType, CodeType, CoroutineType, FrameType, FunctionType, GeneratorType, GenericAlias, GetSetDescriptorType, MemberDescriptorType, MethodType,
                    MappingProxyType, ModuleType, TracebackType, UnionType)

LambdaType = FunctionType
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType, WrapperDescriptorType = type(str.join), type(int.__add__)
MethodWrapperType = type((1).__add__)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
__all__ = "FunctionType LambdaType CodeType MappingProxyType SimpleNamespace CellType GeneratorType CoroutineType AsyncGeneratorType \
MethodType BuiltinFunctionType BuiltinMethodType WrapperDescriptorType MethodWrapperType MethodDescriptorType \
ClassMethodDescriptorType ModuleType TracebackType FrameType GetSetDescriptorType MemberDescriptorType new_class \
resolve_bases prepare_class get_original_bases DynamicClassAttribute coroutine GenericAlias UnionType EllipsisType \
NoneType NotImplementedType CapsuleType".split()
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)


_shown = []


class SimpleNamespace:
    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f"{name}(...)"
        _shown.append(id(self))
        try:
            items = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        finally:
            _shown.pop()
        return f"{name}({items})"

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **kwargs):
        return type(self)(**{**self.__dict__, **kwargs})

    def __reduce__(self):
        return type(self), (), self.__dict__


DynamicClassAttribute = property


def __getattr__(name):
    if name != "CapsuleType":
        raise AttributeError(f"module 'types' has no attribute {name!r}")
    global CapsuleType
    CapsuleType = type("PyCapsule", (), {"__module__": "builtins", "__new__": _no_capsule})
    return CapsuleType


def _no_capsule(cls, *args, **kwargs):
    raise TypeError("cannot create 'PyCapsule' instances")


def resolve_bases(bases):
    found = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            found.extend(base.__mro_entries__(tuple(bases)))
        else:
            found.append(base)
    return tuple(found)


def new_class(name, bases=(), kwds=None, exec_body=None):
    bases = resolve_bases(bases)
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", None) or (type(bases[0]) if bases else type)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, bases, namespace, **kwds)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", None) or (type(bases[0]) if bases else type)
    return meta, meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}, kwds


def get_original_bases(cls, /):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


def coroutine(func):
    """Has the generators of a function be awaitable."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if isinstance(func, FunctionType) and func.__code__.co_flags & 128:
        return func
    from _waiting import generator_coroutine
    return generator_coroutine(func)
