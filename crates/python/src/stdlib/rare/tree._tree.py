"""What dm-tree has in machine code: whether values hold others, and the values that they hold."""

from collections.abc import ItemsView, KeysView, Mapping, Sequence, ValuesView


def is_attrs(instance):
    return hasattr(type(instance), "__attrs_attrs__")


def is_namedtuple(instance, strict):
    if not isinstance(instance, tuple) or strict and type(instance).__bases__ != (tuple,):
        return False
    fields = getattr(instance, "_fields", None)
    return isinstance(fields, tuple) and all(isinstance(it, str) for it in fields)


def is_sequence(instance):
    if isinstance(instance, (str, bytes, bytearray)):
        return False
    return isinstance(instance, (Mapping, Sequence, KeysView, ItemsView, ValuesView)) or is_attrs(instance)


def same_namedtuples(a, b):
    for it in a, b:
        if not hasattr(it, "_fields"):
            raise RuntimeError("Expected namedtuple-like objects (that have _fields attr)")
    return type(a).__name__ == type(b).__name__ and a._fields == b._fields


def _items(structure):
    if isinstance(structure, Mapping):
        return [structure[key] for key in sorted(structure)]
    if is_attrs(structure):
        return [getattr(structure, it.name) for it in type(structure).__attrs_attrs__]
    return list(structure)


def _flatten(structure, leaves):
    for item in _items(structure):
        if is_sequence(item):
            _flatten(item, leaves)
        else:
            leaves.append(item)
    return leaves


def flatten(structure):
    return _flatten(structure, []) if is_sequence(structure) else [structure]


def _told(it):
    return f"type={type(it).__name__} str={it}"


def _compare(a, b, check_types):
    if is_sequence(a) != is_sequence(b):
        holds, plain = (a, b) if is_sequence(a) else (b, a)
        raise ValueError(f'Substructure "{_told(holds)}" is a sequence, while substructure "{_told(plain)}" is not')
    if not is_sequence(a):
        return
    named = is_namedtuple(a, False) and is_namedtuple(b, False)
    both_maps = isinstance(a, Mapping) and isinstance(b, Mapping)
    if check_types and not both_maps and not (same_namedtuples(a, b) if named else type(a) is type(b)):
        raise TypeError(
            f"The two namedtuples don't have the same sequence type. First structure {_told(a)} has type {type(a).__name__}, "
            f"while second structure {_told(b)} has type {type(b).__name__}"
        )
    if both_maps and set(a) != set(b):
        raise ValueError(
            "The two dictionaries don't have the same set of keys. First structure has keys "
            f"{_told(sorted(a))}, while second structure has keys {_told(sorted(b))}"
        )
    first, second = _items(a), _items(b)
    if len(first) != len(second):
        raise ValueError(
            f"The two structures don't have the same number of elements. First structure: {_told(a)}. Second structure: {_told(b)}"
        )
    for one, other in zip(first, second):
        _compare(one, other, check_types)


def assert_same_structure(a, b, check_types):
    try:
        _compare(a, b, check_types)
    except (TypeError, ValueError) as error:
        raise type(error)(
            f"The two structures don't have the same nested structure.\n\nFirst structure: {_told(a)}\n\n"
            f"Second structure: {_told(b)}\n\nMore specifically: {error}"
        ) from None
