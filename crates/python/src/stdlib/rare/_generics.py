"""What type parameters and `type` statements make."""

from typing import Generic, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Unpack

variable = TypeVar._declared
alias = TypeAliasType._declared


def variables(name, bound, default):
    return TypeVarTuple._declared(name, default)


def parameters(name, bound, default):
    return ParamSpec._declared(name, default)


def base(params):
    return Generic[tuple(Unpack[it] if isinstance(it, TypeVarTuple) else it for it in params)]
