from __future__ import annotations

import dataclasses
import typing


@dataclasses.dataclass(frozen=True)
class Size:
    count: int
    names: list[str] = dataclasses.field(default_factory=list)
    shared: typing.ClassVar[int] = 3

    def __add__(self, other: Size) -> Size:
        return Size(self.count + other.count)


def later(x: NotThere, *args: "text", key: dict[str,
          int] = {}) -> None | Size:
    y: Nowhere = 1
    return y


print(Size(1) + Size(2), Size.__add__.__annotations__)
print(later.__annotations__)
print([(f.name, f.type) for f in dataclasses.fields(Size)])
print(typing.get_type_hints(Size.__add__), later(1))
value: Missing = 5
print(__annotations__)
print(dataclasses.Field[int])
