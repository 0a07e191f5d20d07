class A:
    count = 0

    def __init__(self, v):
        self.v = v
        A.count += 1

    def __repr__(self):
        return f"A({self.v!r})"

    def __add__(self, o):
        if not isinstance(o, A):
            return NotImplemented
        return A(self.v + o.v)

    def __radd__(self, o):
        return A(o + self.v)

    def __iadd__(self, o):
        self.v += 100
        return self

    def __eq__(self, o):
        return isinstance(o, A) and self.v == o.v

    def __lt__(self, o):
        return self.v < o.v

    def __hash__(self):
        return hash(self.v)

    def __getitem__(self, i):
        return (self.v, i)

    def __setitem__(self, i, x):
        self.v = (i, x)

    def __len__(self):
        return 3

    def __contains__(self, x):
        return x == self.v

    def __call__(self, *args, **kw):
        return args, kw

    def __matmul__(self, o):
        return "matmul"

    def __neg__(self):
        return A(-self.v)

    def __bool__(self):
        return self.v != 0

    @classmethod
    def make(cls, v):
        return cls(v)

    @staticmethod
    def helper(x):
        return x * 2

    @property
    def double(self):
        return self.v * 2

    @double.setter
    def double(self, value):
        self.v = value // 2


a = A(1)
print(a + A(2), 5 + a, a == A(1), a != A(1), a < A(2), a > A(0), a[1:2], 1 in a, a(1, x=2))
a += 1
print(a, -a, a @ a, bool(A(0)), len(a), A.make(7), A.helper(4), a.double)
a.double = 10
print(a.v, A.count)
a["k"] = "x"
print(a.v)
try:
    a + "x"
except TypeError as e:
    print(e)


class Base:
    registry = []

    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry.append((cls.__name__, tag))

    def who(self):
        return "Base"


class Left(Base, tag="l"):
    def who(self):
        return "Left>" + super().who()


class Right(Base, tag="r"):
    def who(self):
        return "Right>" + super().who()


class Both(Left, Right):
    def who(self):
        return "Both>" + super().who()


print(Both().who(), Base.registry)
print([c.__name__ for c in Both.__mro__])


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, "unset")

    def __set__(self, obj, value):
        setattr(obj, self.name, value * 2)


class Holder:
    x = Descriptor()


h = Holder()
print(h.x)
h.x = 4
print(h.x, h._x)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name.upper()
        raise AttributeError(name)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, ("set", value))


d = Dynamic()
d.k = 1
print(d.k, d.dynamo, hasattr(d, "other"))


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slotted()
print(s.a)
try:
    s.c = 1
except AttributeError as e:
    print(e)


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        ns["added"] = name.lower()
        return super().__new__(mcls, name, bases, ns)

    def __call__(cls, *args):
        obj = super().__call__(*args)
        obj.tagged = True
        return obj


class WithMeta(metaclass=Meta):
    def __init__(self, z):
        self.z = z


w = WithMeta(3)
print(w.added, w.tagged, w.z, type(WithMeta).__name__)


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __iter__(self):
        node = self
        while node:
            yield node.value
            node = node.next


print(*Node(1, Node(2, Node(3))))
print(type(a).__name__, a.__class__ is A, A.__name__, Both.__qualname__, isinstance(True, int))


class P(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]


p = P(1, 2)
print(p, p.x, len(p), p == (1, 2), isinstance(p, tuple))


class MyDict(dict):
    def __missing__(self, key):
        return key * 2


m = MyDict()
m["a"] = 1
print(m["a"], m["zz"], m, len(m))


class MyList(list):
    def __init__(self, *xs):
        super().__init__(xs)


ml = MyList(1, 2)
ml.append(3)
print(ml, len(ml), ml[0])


class MyInt(int):
    def __add__(self, o):
        return MyInt(int(self) + o + 1000)


print(MyInt(5) + 1, MyInt(5) * 2, MyInt(7))


class Private:
    def __init__(self):
        self.__hidden = 1

    def get(self):
        return self.__hidden


print(Private().get(), Private().__dict__)
