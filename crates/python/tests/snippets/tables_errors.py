#: errors 1
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import traceback
def chain():
    try: 1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
def ctx():
    try: {}["a"]
    except KeyError: raise TypeError("t")
def got(f, *a):
    try: f(*a)
    except BaseException as e: return e
class MyE(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a, b)
class MyS(Exception):
    def __str__(self): return "custom"
def gen():
    x = yield 1
    print("x", x)
    try: y = yield 2
    except ValueError as e: print("caught", e); y = "c"
    finally: print("fin")
    return y
def deleg():
    r = yield from gen()
    print("r", r)
    return "d"
table(r'''
Exception(), Exception(1), Exception(1,2), Exception("a").args, str(Exception()), str(Exception(1)), str(Exception(1,2)), repr(Exception("a",))
ValueError("x") == ValueError("x"), ValueError("x").args == ("x",), isinstance(KeyError(), LookupError), issubclass(FileNotFoundError, OSError)
str(KeyError("a")), repr(KeyError("a")), str(KeyError(1,2)), str(KeyError())
UnicodeDecodeError("utf-8", b"abc", 0, 1, "why").reason, str(UnicodeDecodeError("utf-8", b"abc", 0, 1, "why")), str(UnicodeEncodeError("ascii", "é", 0, 1, "r"))
SyntaxError("m", ("f", 1, 2, "text")).lineno, str(SyntaxError("m", ("f", 1, 2, "text"))), SyntaxError("m").msg, SyntaxError().msg, SyntaxError("m", ("f",1,2,"t",3,4)).end_lineno
got(chain).__cause__, got(chain).__suppress_context__, got(ctx).__context__, got(ctx).__cause__, got(ctx).__suppress_context__
got(chain).__traceback__.tb_lineno > 0, got(chain).__traceback__.tb_frame.f_code.co_name, got(chain).__traceback__.tb_next.tb_frame.f_code.co_name
Exception().with_traceback(None), Exception().__traceback__
Exception().with_traceback(1)
Exception(foo=1)
raise 1
raise int
''')
#: errors 2
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import traceback
def chain():
    try: 1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
def ctx():
    try: {}["a"]
    except KeyError: raise TypeError("t")
def got(f, *a):
    try: f(*a)
    except BaseException as e: return e
class MyE(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a, b)
class MyS(Exception):
    def __str__(self): return "custom"
def gen():
    x = yield 1
    print("x", x)
    try: y = yield 2
    except ValueError as e: print("caught", e); y = "c"
    finally: print("fin")
    return y
def deleg():
    r = yield from gen()
    print("r", r)
    return "d"
table(r'''
raise ValueError from 1
raise None
raise
raise ValueError("a") from None
e = MyE(1); print(e.args, e.a, str(e), repr(e))
MyE()
str(MyS(1)), repr(MyS(1)), MyS("a").args
e.args = (5,); print(e.args, str(e))
e.args = 5
e.args = [1]; print(e.args)
e.foo = 1; print(e.__dict__)
e.__context__ = KeyError(); print(repr(e.__context__))
''')
#: errors 3
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import traceback
def chain():
    try: 1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
def ctx():
    try: {}["a"]
    except KeyError: raise TypeError("t")
def got(f, *a):
    try: f(*a)
    except BaseException as e: return e
class MyE(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a, b)
class MyS(Exception):
    def __str__(self): return "custom"
def gen():
    x = yield 1
    print("x", x)
    try: y = yield 2
    except ValueError as e: print("caught", e); y = "c"
    finally: print("fin")
    return y
def deleg():
    r = yield from gen()
    print("r", r)
    return "d"
table(r'''
e.__traceback__ = 1
e.add_note("n1"); print(e.__notes__)
e.add_note(1)
BaseException.__subclasses__()[:1] != [], Exception.__mro__, BaseExceptionGroup("g", [KeyboardInterrupt()]), ExceptionGroup("g", [ValueError(1)])
ExceptionGroup("g", [])
ExceptionGroup("g", [1])
ExceptionGroup(1, [ValueError()])
ExceptionGroup("g", [KeyboardInterrupt()])
g = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
g.message, g.exceptions, str(g), repr(g), g.subgroup(ValueError), g.split(TypeError), g.derive([KeyError()])
g.subgroup(lambda e: isinstance(e, TypeError)), g.subgroup(OSError)
traceback.format_exception_only(ValueError("x")), traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(MyS())
''')
#: errors 6
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import traceback
def chain():
    try: 1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
def ctx():
    try: {}["a"]
    except KeyError: raise TypeError("t")
def got(f, *a):
    try: f(*a)
    except BaseException as e: return e
class MyE(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a, b)
class MyS(Exception):
    def __str__(self): return "custom"
def gen():
    x = yield 1
    print("x", x)
    try: y = yield 2
    except ValueError as e: print("caught", e); y = "c"
    finally: print("fin")
    return y
def deleg():
    r = yield from gen()
    print("r", r)
    return "d"
table(r'''
(lambda *, k: k)()
(lambda *, k: k)(1)
(lambda x: x)(1, x=2)
(lambda x: x)(y=2)
(lambda x, /: x)(x=2)
(lambda a, b, c, d: 1)(1)
f(**{1: 2}) if 0 else dict(**{1: 2})
dict(**1)
a, b = 1
a, b = 1, 2, 3
a, b, c = [1, 2]
a, *b = []
''')
#: errors 7
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import traceback
def chain():
    try: 1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
def ctx():
    try: {}["a"]
    except KeyError: raise TypeError("t")
def got(f, *a):
    try: f(*a)
    except BaseException as e: return e
class MyE(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a, b)
class MyS(Exception):
    def __str__(self): return "custom"
def gen():
    x = yield 1
    print("x", x)
    try: y = yield 2
    except ValueError as e: print("caught", e); y = "c"
    finally: print("fin")
    return y
def deleg():
    r = yield from gen()
    print("r", r)
    return "d"
table(r'''
[a, b] = "abc"
for q in 1: pass
for q, w in [1]: pass
with 1: pass
x: int = "a"; print(x)
x += 1
y_undefined += 1
i = gen(); print(next(i), i.send("hello"), i.throw(ValueError("t"))) if 0 else print(next(i))
i.send("hello")
i.throw(ValueError("t"))
next(i)
i = deleg(); print(next(i)); print(i.send(1)); i.close()
''')
#: errors 8
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import traceback
def chain():
    try: 1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
def ctx():
    try: {}["a"]
    except KeyError: raise TypeError("t")
def got(f, *a):
    try: f(*a)
    except BaseException as e: return e
class MyE(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a, b)
class MyS(Exception):
    def __str__(self): return "custom"
def gen():
    x = yield 1
    print("x", x)
    try: y = yield 2
    except ValueError as e: print("caught", e); y = "c"
    finally: print("fin")
    return y
def deleg():
    r = yield from gen()
    print("r", r)
    return "d"
table(r'''
i = gen(); i.close(); next(i)
i = gen(); next(i); i.throw(KeyError("k"))
i = gen(); i.send(1)
i = gen(); next(i); i.close(); print(i.gi_frame)
list(gen()), [*gen()]
(x for x in 1)
next(x for x in [])
sum(x*x for x in range(4)), list(x for x in "ab" if x != "a"), dict((x, 1) for x in "ab"), {x for x in (1,1)}, [x for x in range(3) for y in range(2)]
[x for x in range(3)][5]
[y for y in 5]
''')
