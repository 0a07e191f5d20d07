"""What type parameters and `type` statements make."""

from typing import Generic, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Unpack

variable = TypeVar._declared
alias = TypeAliasType._declared


def variables(name, bound, default):
    return TypeVarTuple._declared(name, default)


def parameters(name, bound, default):
    return ParamSpec._declared(name, default)


def collected(args):
    """The type parameters among arguments."""
    from typing import _collect_parameters
    return _collect_parameters(args)


def joined(args):
    """The union of types."""
    made = args[0]
    for it in args[1:]:
        made = made | it
    return made


def replaced(alias, args):
    """A type with arguments in place of its type parameters."""
    from types import GenericAlias
    from typing import _convert, _substitute
    params = alias.__parameters__
    if not params:
        raise TypeError(f"{alias!r} is not a generic class")
    given = args if isinstance(args, tuple) else (args,)
    if len(params) == 1 and isinstance(params[0], TypeVarTuple):
        expanded = []
        for arg in alias.__args__:
            if arg is params[0] or getattr(arg, "__origin__", None) is Unpack and arg.__args__ == params:
                expanded.extend(given)
            else:
                expanded.append(arg)
        return GenericAlias(alias.__origin__, tuple(expanded))
    if len(given) != len(params):
        few = "few" if len(given) < len(params) else "many"
        raise TypeError(f"Too {few} arguments for {alias!r}; actual {len(given)}, expected {len(params)}")
    mapping = dict(zip(params, given))
    made = tuple(_substitute(arg, mapping) for arg in alias.__args__)
    return GenericAlias(alias.__origin__, made) if isinstance(alias, GenericAlias) else joined(made)


def base(params):
    return Generic[tuple(Unpack[it] if isinstance(it, TypeVarTuple) else it for it in params)]
