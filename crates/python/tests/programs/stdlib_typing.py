from typing import *
import typing, collections.abc
T = TypeVar("T"); K = TypeVar("K")
print(Any, List[int], Dict[str, Any], Optional[int], Union[int, str], Union[int, None, str], Tuple[int, ...], Tuple[int, str], Callable[[int], str], Callable[..., T])
print(List, Sequence[float], Literal["a", 1], Annotated[int, "x"], ClassVar[int], Final, T, Iterable[T], List[T][int], Dict[K, List[T]][str, int])
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int], Box[int](3).v, Box.__parameters__, Box.__mro__[1:], issubclass(Box, Generic))
class P(NamedTuple):
    "doc"
    x: int
    y: float = 2.0
    def norm(self): return self.x + self.y
p = P(1); print(p, p.norm(), P._fields, P._field_defaults, P.__annotations__, p._replace(x=5), P.__mro__, isinstance(p, tuple), P.__doc__)
try: P()
except TypeError as e: print(e)
try:
    class Q(NamedTuple):
        a: int = 1
        b: int
except TypeError as e: print(e)
N = NamedTuple("N", [("a", int), ("b", str)]); print(N(1, "z"))
@runtime_checkable
class HasLen(Protocol):
    def size(self) -> int: ...
class A:
    def size(self): return 1
print(isinstance(A(), HasLen), isinstance(3, HasLen))
try: HasLen()
except TypeError as e: print(e)
class TD(TypedDict, total=False):
    a: int
    b: str
print(TD(a=1), TD.__annotations__, TD.__total__, sorted(TD.__optional_keys__))
UserId = NewType("UserId", int); print(UserId(5), UserId.__name__)
print(get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int, str], float]), get_origin(Union[int, str]))
def f(a: int, b: "str" = "x") -> Optional[int]: ...
print(get_type_hints(f), cast(int, "a"), TYPE_CHECKING)
class C: x: "int"; y: ClassVar[int] = 3
print(get_type_hints(C))
print(Optional[Union[int, str]], Union[int], Union[int, int], Union[Union[int, str], float], Type[int], Generator[int, None, None], Optional["C"])
print(List[int] == List[int], hash(List[int]) == hash(List[int]), Union[int, str] == Union[str, int], typing.List[int].__origin__, Optional[List[int]] | str)
for bad in (lambda: List[int, str], lambda: Any(), lambda: Union[()], lambda: Optional[1], lambda: Box[int, str], lambda: isinstance(1, List[int]), lambda: Callable[int]):
    try: print(bad())
    except TypeError as e: print(e)
class M(Mapping[str, int]): pass
print([b.__name__ for b in M.__mro__])
class Pair(Generic[K, T]): pass
class Sub(Pair[str, T]): pass
print(Pair[int, str], Sub[float], Sub.__parameters__)
