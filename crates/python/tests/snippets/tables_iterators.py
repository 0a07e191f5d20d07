#: iterators 1
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
class MyMap(map): pass
class MyEnum(enumerate): pass
class MyZip(zip): pass
class MyFilter(filter): pass
class MyRev(reversed): pass
list(MyMap(str,[1,2]))
list(MyEnum("ab"))
list(MyZip("ab",[1,2]))
list(MyFilter(None,[0,1]))
list(MyRev([1,2]))
isinstance(map(str,[]), map)
isinstance(enumerate([]), enumerate)
''')
#: iterators 2
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
isinstance(zip(), zip)
isinstance(reversed([]), reversed)
isinstance(reversed(()), reversed)
isinstance(filter(None,[]), filter)
type(map(str,[])) is map
type(enumerate([])) is enumerate
type(zip()) is zip
type(filter(None,[])) is filter
type(reversed(())) is reversed
map
zip
type(iter([]))
''')
#: iterators 3
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
type(iter(()))
type(iter("é"))
type(iter(b""))
type(iter({}))
type(iter({}.values()))
type(iter({}.items()))
type(iter(set()))
type(iter(range(3)))
type(reversed([]))
type(reversed(range(3)))
type(iter(int,0))
enumerate.__class_getitem__(int)
''')
#: iterators 4
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
enumerate[int]
enumerate.__name__
enumerate.__module__
map.__doc__ is not None
zip(1)
map()
map(1)
map(str)
filter(None)
reversed()
reversed(1)
reversed({1})
''')
#: iterators 5
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
map.__next__
map.__iter__
next(map.__new__(map, str, [1]))
list_iterator = type(iter([]))
list_iterator.__name__
list_iterator()
list(map(None,[1]))
[].__iter__().__length_hint__()
iter([1,2,3]).__reduce__()
iter((1,2)).__reduce__()
iter("ab").__reduce__()
iter(range(3)).__reduce__()
''')
#: iterators 6
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
i = iter([1,2,3])
i.__setstate__(2)
list(i)
import copy
i = iter([1,2,3]); next(i)
list(copy.copy(i)), list(i)
import operator
operator.length_hint(iter([1,2]))
operator.length_hint(enumerate([1]))
iter(1)
iter()
iter(int)
''')
#: iterators 7
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
iter(1,2)
iter(int,0,1)
next()
next(1)
next(iter([]),1)
hash(iter([])) is not None
iter([]) == iter([])
len(iter([]))
iter([])[0]
object.__lt__(1,2)
object().__lt__(1)
object.__le__
''')
#: iterators 9
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
b"a".__rmod__(b"%s")
b"%s".__mod__(b"a")
type.__prepare__()
type.__prepare__("n", object)
type.__prepare__(a=1)
int.__prepare__()
type.__prepare__(1)
(lambda: 0).__get__(1)
(lambda s: s).__get__(1)()
len.__get__
staticmethod(len).__get__(1)
str.upper.__get__("a")()
''')
#: iterators 10
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
int.__add__
int.real
int.real.__get__(3)
type.__dict__["__dict__"]
type.__dict__["__mro__"]
type.__dict__["mro"]
BaseException.args
BaseException.args.__qualname__, Exception.args.__qualname__, SyntaxError.msg.__qualname__
repr(str.replace), repr(int.to_bytes), repr("".replace)[:40]
str.replace.__qualname__, "".replace.__qualname__, dict.fromkeys.__qualname__
iter.__qualname__, len.__self__, len.__module__
type(None).__bool__(None)
''')
#: iterators 11
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
type(Exception.args).__name__
''')
