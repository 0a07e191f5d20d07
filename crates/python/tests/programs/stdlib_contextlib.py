import contextlib, io, sys
from contextlib import contextmanager, suppress, redirect_stdout, nullcontext, closing, ExitStack
@contextmanager
def cm(x):
    print("enter", x)
    try: yield x * 2
    except ValueError as e: print("caught", e)
    finally: print("exit", x)
with cm(1) as v: print("body", v)
with cm(2): raise ValueError("bad")
try:
    with cm(3): raise KeyError("k")
except KeyError as e: print("propagated", e)
@cm(5)
def decorated(): print("in decorated")
decorated()
with suppress(ZeroDivisionError): 1 / 0
buf = io.StringIO()
with redirect_stdout(buf): print("hidden"); sys.stdout.write("x\n")
print("got", repr(buf.getvalue()))
with nullcontext(7) as n: print(n)
class R:
    def close(self): print("closed")
with closing(R()): pass
with ExitStack() as stack:
    stack.enter_context(cm("s1")); stack.callback(print, "cb"); stack.enter_context(cm("s2")); print("in stack")
@contextmanager
def noyield():
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice(): yield; yield
try:
    with twice(): pass
except RuntimeError as e: print(e)
s = io.StringIO("a\nb\nc"); print(s.readline(), s.read(), s.tell(), list(io.StringIO("x\ny"))); s = io.StringIO(); print("hi", file=s); s.write("there"); print(repr(s.getvalue())); b = io.BytesIO(b"abc"); print(b.read(2), b.read(), b.getvalue()); s.seek(0); print(s.read()); s.close()
try: s.read()
except ValueError as e: print(e)
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def g(self): ...
try: A()
except TypeError as e: print(e)
class B(A):
    def f(self): return 1
try: B()
except TypeError as e: print(e)
class C(B): g = 5
print(C().f(), C().g, issubclass(C, A), isinstance(C(), ABC)); A.register(int); print(isinstance(3, A), issubclass(int, A))
