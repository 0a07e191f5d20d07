# What is to be derived from goes through `data` and its own methods, and is no built-in container.
from collections import ChainMap, UserDict, UserList, UserString, abc
import typing


class Told(UserDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


d = Told(a=1)
d.update(b=2)
d.setdefault("c", 3)
print(d, d.data, d | {"z": 1}, isinstance(d, dict), d.copy(), Told.fromkeys("x"), d == {"a": 1, "b": 2, "c": 3}, {**d}, dict(d))
print(d.pop("a"), len(d), "b" in d, d.get("q", 5), list(d.items()), [c.__name__ for c in Told.__mro__])

l = UserList([3, 1])
l.append(2)
l.sort()
print(l, l[0:2], type(l[0:2]), l + [1], [1] + l, l * 2, l == [1, 2, 3], l.data, l.pop(), l.index(1), list(reversed(l)), isinstance(l, list))
l += (5,)
l.extend(UserList([7]))
print(l, l.copy(), 5 in l, l < [9])

s = UserString("abc")
print(s, repr(s), s.upper(), type(s.upper()), s + "d", "x" + s, s * 2, s[0], len(s), s == "abc", s.find("b"), s.split("b"), "a" in s)
print(hash(s) == hash("abc"), s.replace("a", UserString("z")), UserString(5), s.join(["1", "2"]), s < "b", s.center(7, "*"), UserString("%s") % 3)

c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c, c["a"], c["b"], len(c), sorted(c), c.maps, c.parents, c.new_child({"q": 1}), dict(c), isinstance(c, abc.Mapping), c.keys(), c | {"x": 1})
c["n"] = 5
print(c.maps[0], c.pop("n"), typing.ChainMap[str, int])
for wrong in ("c['zz']", "del c['b']", "c.pop('b')", "ChainMap().popitem()"):
    try:
        exec(wrong)
    except KeyError as e:
        print(e)
