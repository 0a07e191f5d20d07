"""Types with parameters: `list[T]`, unions, what `typing` says of its own."""

import copy
import pickle
import typing
from types import GenericAlias
from typing import *


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


T, U = TypeVar("T"), TypeVar("U")
print(list[T][int], dict[str, T][int], list[T].__parameters__, dict[T, T][int], tuple[T, ...][int], list[list[T]][int], tuple[()])
print((list[T] | int)[str], (int | str).__parameters__, list[int].append, list[int].__reduce__(), copy.copy(list[int]), copy.copy(int | str))
shows(lambda: list[int][str])
shows(lambda: list[T][int, str])
shows(lambda: list[int].foo)
print(Literal[1, 1], Literal[1] == Literal[True], Callable[int, str], NoDefault, T.__default__)
shows(lambda: Optional[int, str])
shows(lambda: TypeVar(5))
shows(lambda: List())
shows(lambda: type("Sub", (NewType("N", int),), {}))
shows(lambda: get_type_hints(5))
P, Ts = ParamSpec("P"), TypeVarTuple("Ts")


class Many(Generic[*Ts]):
    pass


class Of(Generic[P]):
    pass


class Both(Generic[T, P]):
    pass


class Given[A, B=int]:
    pass


print(Many[int, str], Many[()], Of[[int, str]], Of[int], Both[int, [str]], Both[int, ...], Given[int], Given[int, str])
print(Callable[Concatenate[int, P], int], sorted(typing.__all__) == sorted(set(typing.__all__)), Pattern[str])


@runtime_checkable
class Shaped(Protocol):
    x: int

    def m(self):
        ...


print(sorted(Shaped.__protocol_attrs__))
shows(lambda: issubclass(int, Shaped))
for kind in (List[int], Union[int, str], Optional[int], Dict[str, List[int]], list[int], int | str, Callable[[int], str], Literal[1], Annotated[int, 5]):
    print(kind, pickle.loads(pickle.dumps(kind)) == kind, copy.copy(kind))
try:
    class Unlisted(List[T], Generic[U]):
        pass
except TypeError as error:
    print(error)
