#: types 1
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
class B:  __slots__=("b",)
class C:  __slots__=("x",)
class C2:  __slots__=("y",)
class S1:  __slots__=("a",)
class S2:  __slots__=("a",)
A().__class__
A.__qualname__ = 1
del A.__qualname__
del int.__qualname__
int.__name__ = "x"
''')
#: types 2
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
int.foo = 1
del int.foo
type.__module__ = 1
A.__name__ = "x\0y"
A.__name__ = 3
A.__name__ = "AA"
A, A.__name__, A.__qualname__
A.__module__ = "mm"
A
A.__bases__ = ()
A.__bases__ = (int,)
A.__bases__ = (1,)
''')
#: types 3
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
A.__bases__ = 1
class P: pass
class Q: x = 5
class R(P): pass
R.__bases__ = (Q,)
R().x, R.__mro__
type("a\0b", (), {})
type("N", (object,), {})
type("N")
type()
type(1,2)
type("N",1,{})
''')
#: types 4
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
class P: pass
type("N",(),1)
type(1,(),{})
type("N",(bool,),{})
type("N", (type(None),), {})
type("N", (int,str), {})
type("N", (int,int), {})
class E1(P, object, P): pass
class M1(object, P): pass
A.__dict__["zz"] = 1
type(A.__dict__)
A.__doc__
A.__doc__ = "d"; print(A.__doc__)
''')
#: types 5
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
int.__doc__ = "d"
A.__mro__ = ()
A.mro()
int.mro(), bool.mro()
A.__subclasses__()
type.mro(int)
A.__subclasscheck__(int), A.__instancecheck__(3)
int.__subclasscheck__(bool)
A().x
A.x
A().x = 3
del A().x
''')
#: types 6
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
object().x = 1
object().x
object.x
object(1)
object.__new__(int)
int.__new__(int, "12")
object().__init__(1)
class F: 
class F: __init__ = lambda self, x: None
F(1,2)
F()
class G: __new__ = lambda cls, x: object.__new__(cls)
''')
#: types 7
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class G: __new__ = lambda cls, x: object.__new__(cls)
G()
G(1) is not None
class H(object): __slots__ = ["__dict__"]
H().q
h = H(); h.q = 3; print(h.__dict__)
class I(int): __slots__=("a",)
class J(int): __slots__=()
class L: __slots__=("a b",)
class L: __slots__=(1,)
class L: __slots__="ab"; ab = 1
class L: __slots__={"a":"doc a"}
''')
#: types 8
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
class L: __slots__={"a":"doc a"}
L.a, L.a.__doc__
L().a
del L().a
L().b = 1
L.__slots__
vars(1)
vars(A())
dir(A())[:3]
class NoDir: __dir__ = lambda s: 1
dir(NoDir())
class D2: __dir__ = lambda s: ["b","a"]
dir(D2())
''')
#: types 9
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
A() == 1, A() != 1
A() < 1
A() + 1
1 + A()
-A()
~A()
A()()
A()[0]
A()[0] = 1
del A()[0]
len(A())
iter(A())
''')
#: types 10
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
hash(A()) is not None
1 in A()
abs(A())
int(A())
float(A())
complex(A())
round(A())
bytes(A())
divmod(A(), 1)
pow(A(), 1)
A() ** 1
A() @ 1
''')
#: types 11
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
A() // 1
a = A(); a += 1
a @= 1
a **= 1
a <<= 1
bool(A())
class BB: __bool__ = lambda s: 1
bool(BB())
class BL: __len__ = lambda s: -1
len(BL())
bool(BL())
class BL2: __len__ = lambda s: 1.5
''')
#: types 12
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class BL2: __len__ = lambda s: 1.5
len(BL2())
class BL3: __len__ = lambda s: 2**70
class HH: __hash__ = lambda s: "a"
hash(HH())
class HN: __hash__ = None
hash(HN())
{HN(): 1}
class EQ: __eq__ = lambda s,o: True
hash(EQ())
class RS: __repr__ = lambda s: 1
repr(RS())
class SS: __str__ = lambda s: 1
''')
#: types 13
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class A: pass
class SS: __str__ = lambda s: 1
str(SS())
f"{SS()}"
format(A(), "d")
format(A(), 1)
class II: __index__ = lambda s: "a"
[1][II()]
int(II())
range(II())
hex(II())
class IF: __float__ = lambda s: 1
float(IF())
class IC: __complex__ = lambda s: 1
''')
#: types 14
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class II2: __int__ = lambda s: 1.0
int(II2())
class IT: __iter__ = lambda s: 1
iter(IT())
list(IT())
class CT: __contains__ = lambda s,x: "yes"
1 in CT()
class GA: __getattr__ = lambda s,n: n
GA().foo
getattr(GA(), "bar")
getattr(GA(), 1)
setattr(GA(), 1, 2)
''')
#: types 15
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class GA: __getattr__ = lambda s,n: n
hasattr(GA(), 1)
delattr(GA(), "x")
getattr(1, "foo", 2)
class CL: __call__ = 3
CL()()
callable(CL())
class NN: __new__ = 1
NN()
class NI: __init__ = lambda s: 1
NI()
class MF: __format__ = lambda s, f: 3
format(MF())
''')
#: types 16
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
issubclass(1, int)
issubclass(int, 1)
isinstance(1, 1)
isinstance(1, (1,))
isinstance(1, int | str), isinstance(1, (str, (float, int)))
isinstance(1, list[int])
issubclass(int, list[int])
isinstance(1, "int")
class MC(type): __instancecheck__ = lambda c, o: o == 3; __subclasscheck__ = lambda c, o: o is int
class UM(metaclass=MC): pass
isinstance(3, UM), isinstance(4, UM), issubclass(int, UM), issubclass(str, UM)
''')
