"""Writes syntax.tsv: texts that do not compile, with CPython 3.13's class, message, line and column."""

CASES = r"""
if x\n    y
print "a"
print(1
x = (1,
x = [1, 2
foo(1, 2))
for i in range(3)\n    pass
class A\n    pass
if True:\nx = 1
x = 'abc
x = \"\"\"abc
f(a=1, 2)
f(**k, *a)
1 = x
f() = 1
x + 1 = 2
None = 1
def f(a, a): pass
def f(a=1, b): pass
return 1
break
continue
yield 1
del f()
if x = 1: pass
while x == 1 y: pass
  x = 1
def f():\n    x = 1\n      y = 2
def f():\n    x = 1\n  y = 2
x = 5 y
import
a b
def f():\nx
for x in y:\npass
while x:\npass
class A:\npass
with x:\npass
try:\npass
1abc
f"{x"
f"{}"
x = $
x = ?
nonlocal x
def f():\n nonlocal q
def f(x):\n global x
a, *b, *c = 1
*a = 1
f(x for x in y, 1)
assert
(a, b) += 1
elif x: pass
def f(*): pass
def f(**k, a): pass
f(a=1, a=2)
x = (1, 2]
x = 1)
def f()\n    return 1
while True print(1)
x == 1 = 3
d = {'a': 1 'b': 2}
t = (1 2)
f(1 2)
import a b
raise X Y
x = not
def f():\n    x = 1\n    return x\n\ny = = 2
a = 1\nb = 2\nc = a +
x = “quoted”
f(a for a in b, c)
f(c, a for a in b)
f(x=1, *)
f(**)
f(*)
f(a=)
f(a.b=1)
f(True=1)
f(None=1)
f(a+1=2)
f(a, b=1, c)
f(**a, *b)
f(**a, b)
def f(a, *): pass
def f(*, **k): pass
def f(*, *a): pass
def f(*a, *b): pass
def f(*a, *): pass
def f(**a, b): pass
def f(**a, **b): pass
def f(**a, *b): pass
def f(a, /, b, /): pass
def f(/, a): pass
def f(*a, /): pass
def f(a=1, /, b): pass
def f(*a=1): pass
def f(a=): pass
def f(1): pass
def f(a.b): pass
def f((a, b)): pass
def f(None): pass
def f(a): global a
def f(a): nonlocal a
def f(): nonlocal x
def f():\n x = 1\n global x
def f():\n print(x)\n global x
def f():\n def g():\n  x = 1\n  nonlocal x
lambda: (yield) = 1
lambda *: 1
lambda a=1, b: 1
lambda a, a: 1
lambda (a): 1
lambda a=: 1
class A: return 1
class A: yield 1
return
yield x
def f(): await x
def f(): async with x: pass
def f(): [x async for x in y]
async def f(): yield from x
async def f():\n yield 1\n return 2
if 1: break
def f():\n break
class A: continue
for x in y:\n def f(): break
try: pass
try: pass\nx
try:\n pass\nexcept:\n pass\nexcept A:\n pass
try:\n pass\nexcept* A:\n pass\nexcept B:\n pass
try:\n pass\nexcept*:\n pass
try:\n pass\nexcept A as b.c:\n pass
try:\n pass\nexcept* A:\n return
try:\n pass\nfinally
try\n pass
except: pass
finally: pass
else: pass
if x\n pass
if x:\npass
if x: pass\nelse\n pass
if x: pass\nelif y\n pass
while x\n pass
for x in y\n pass
for x y: pass
for x: pass
for in y: pass
for f() in y: pass
for 1 in y: pass
for x.y() in z: pass
with x\n pass
with x as f(): pass
with x as 1: pass
with (x as 1): pass
with: pass
with x as: pass
def f()\n pass
def f: pass
def f(x:\n pass
def 1(): pass
def (): pass
def f():\npass
class A\n pass
class 1: pass
match x\n case 1: pass
match x:\n case 1\n  pass
match x:\ncase 1: pass
match x:\n case 1:\n pass
match x:\n case a: pass\n case b: pass
match x:\n case _: pass\n case 1: pass
match x:\n case a | 1: pass
match x:\n case a | b: pass
match x:\n case [a, a]: pass
match x:\n case {**a, "b": 1}: pass
match x:\n case {"a": 1, "a": 2}: pass
match x:\n case [*a, *b]: pass
match x:\n case A(b=1, b=2): pass
match x:\n case A(b=1, 2): pass
match x:\n case 1 as a.b: pass
match x:\n case 1 as _: pass
match x:\n case -a: pass
match x:\n case 1 + 2: pass
match x:\n case {a: 1}: pass
match x:\n case *a: pass
x = 1 = 2
True = 1
... = 1
"a" = 1
f"{x}" = 1
x.y() = 1
-x = 1
not x = 1
x and y = 1
x if y else z = 1
lambda: x = 1
[x for x in y] = 1
{x for x in y} = 1
{x: 1 for x in y} = 1
(x for x in y) = 1
{1} = 1
{1: 2} = 1
{} = 1
(x, 1) = 2
[x, 1] = 2
(x, f()) = 2
x < y = 1
(x := 1) = 2
x := 1
(x.y := 1)
(x[0] := 1)
((a, b) := 1)
(1 := 2)
(f() := 1)
(None := 1)
[x := 1 for x in y]
[y for y in (z := 1)]
[[(x := 1) for y in z] for x in w]
class A: [x := 1 for y in z]
(yield) = 1
x += 
1 += 1
f() += 1
[a] += 1
x + 1 += 2
None += 1
x: int: str
(x, y): int
[x]: int
f(): int
1: int
x, y: int
x += y = 1
x = y += 1
*a, *b = 1
(*a) = 1
a = *b
x = *a if b else c
{**a for a in b}
{*a: 1}
{**a: 1}
{1: *a}
{1: **a}
{1: }
{1: 2, 3}
{1, 2: 3}
{**a, 1}
(*a)
del 1
del x + 1
del (x, 1)
del [x, f()]
del *a
del *a, b
del None
del (yield)
del x := 1
del {}
del lambda: 1
import a as b.c
import a as 1
import a.b as
from a import
from a import *, b
from a import (b
from a import b,
from a import b as c.d
from .a.b import c.d
from import a
import a from b
def f(): from a import *
class A: from a import *
from __future__ import nothing
from __future__ import braces
x = 1\nfrom __future__ import annotations
x = 08
x = 0o8
x = 0b2
x = 0xg
x = 0b
x = 0x
x = 0o
x = 1_
x = 1__0
x = 0_8
x = 1e
x = 1e+
x = 1.5.2
x = 1abc
x = 0xabcz
x = 0b1a
x = 0o7a
x = 1jx
x = 1.2x
x = 1_a
x = 0777
x = a?b
x = a ! b
x = a !
x = `a`
x = é€
x = “a”
x = "abc
x = '''abc
x = 'abc\ndef'
x = r'abc
x = b'é'
x = '\x4'
x = '\u12'
x = '\U00110000'
x = '\N{nope}'
x = '\N'
x = b'\x4'
x = 'a' b'b'
x = f'a' b'b'
x = b'a' 'b'
f'{'
f'{a'
f'{a!x}'
f'{a!rr}'
f'{a! r}'
f'}'
f'{}'
f'{ }'
f'{!r}'
f'{:x}'
f'{=}'
f'{a b}'
f'{a +}'
f'{a = b}'
f'{*a}'
f'{**a}'
f'{yield}'
f'{a;b}'
f'{1 = 2}'
f'{a)}'
f'{a]}'
f'''{\n'''
f'{def}'
f'{a:{}}'
f'{a!}'
f'abc
print 1
print a, b
print a.b
print(a
exec "a"
exec a
a b c
(a b)
[a b]
{a b}
{a: b c: d}
f(a b)
f(a, b c)
f(a b, c)
(a, b c)
[1 2 3]
[1, 2 3]
["a" 1]
(1 "a")
[a, b c, d]
[x y for x in z]
[x for x in y z]
(a.b c)
f(a.b() c)
f(a)(b c)
{1 2}
{"a": 1 "b": 2}
{"a" 1}
a = 1 2
a = b c
return a b
if a b: pass
if a = b: pass
if a.b = c: pass
if (a = b): pass
if f(a) = b: pass
while a = b: pass
while a == b = c: pass
elif a = b: pass
assert a = b
assert a, b, c
assert (a, b = 1)
x = (a = 1)
x = [a = 1]
x = {a = 1}
f(a = 1 b)
f(a, b = 1 c = 2)
(a=1)
(a, b=1)
[a, b=1]
{a=1}
x[a=1]
lambda: a = 1
x = a = 
x = 
x = (
x = )
x = (]
x = [)
x = {)
x = [1\ny = 2
x = {1: 2\ny = 3
x = (1 +\n
x = (1\n\n\n
x = f(1\ny = 2
x = f(1, \ndef g(): pass
)
]
}
a)
f(a))
[a]]
(a\n]
x = (\n1]
x = "a" "b
x = a +
x = a and
x = a in
x = a is not
x = a not b
x = a if b
x = a if b else
x = if a else b
x = a if else b
x = a if b: c
x = else
x = for
x = pass
x = a.
x = a.1
x = a..b
x = a.class
x = .a
x = a[
x = a[]
x = a[1:2:3:4]
x = a[b c]
x = lambda
x = lambda:
x = lambda x
x = @a
x = a @
x = a <> b
x = a =! b
x = a === b
x = a ++ 
x = a++
x = a--
x = a && b
x = a || b
x = !a
x = a -> b
x = y = 1 = z
raise a from
raise a, b
raise from b
raise a b
global
global x.y
nonlocal
del
pass a
break a
continue 1
assert x,
return *a
yield = 1
x = yield = 1
yield a = 1
@
@a
@a\nx = 1
@a b\ndef f(): pass
async
async x
async def
async def f()
async lambda: 1
await
class
class A:
def
def f
def f(
def f():
if
if x:
if x
for
for x
for x in
for x in y
for x in y:
while
while x:
with
with x:
try:
try:\n pass\nexcept:
try:\n pass\nfinally:
else:
lambda x: yield
type x
type x = 
type x[T = 1
type x[T]
type 1 = 2
type x.y = 1
type x[] = 1
type x[T, T] = 1
type x[T=int, U] = 1
def f[](): pass
class A[]: pass
 x = 1
x = 1\n y = 2
if x:\n  y\n z
if x:\n\ty\n        z
if x:\n        y\n\tz
def f():\n  x\n    y
def f():\n    x\n  y
x = 1;; y
; x
x; ;
:
,
=
*
**
x, = 
,x
(,)
[,]
{,}
f(,)
f(a,,b)
[a,,b]
(a,,b)
{a,,b}
def f(a,,b): pass
def f(,): pass
def f(a b): pass
def f(a: ): pass
def f(a:int=): pass
class A(a b): pass
class A(,): pass
class A():
import a..b
from a import b c
from a b import c
from a import b as
from a import (b c)
import a as b c
with a b: pass
with (a, b c): pass
with a as b c: pass
for a b in c: pass
for a in b c: pass
while a b: pass
if a: b else: c
if a then b
if a: pass else: pass
while a: pass else: pass
for x in range(3): print(x) y
x = 5 if y else z w
if x = = 1: pass
x = [i for i in]
x = [i for in y]
x = [for i in y]
x = [i for i in y if]
x = [i for i, in y else z]
x = [i if i for i in y]
x = {i: for i in y}
x = {i: j for i in y
x = [i, j for i in y]
x = (i, j for i in y)
x = {i, j for i in y}
x = [a, b for c in d if e]
x = [f() for 1 in y]
x = [i for f() in y]
x = [i for i.j() in y]
x = 'a' if 
x = "a' 
x = (yield
x = [await]
x = a b = c
x = f(**a b)
x = f(*a b)
x = f(a=1 b=2)
x = f(a for a in b c)
x = 'it's'
print('it's', x)
def f(:\n    pass
class A(: pass
if (x == 1: pass
print(f"a {x")
if x:\n    pass\nelse if y:\n    pass
try: pass\nfinally pass
__debug__ = 1
del __debug__
x.__debug__ = 1
for __debug__ in x: pass
def f(__debug__): pass
await x = 1
def f():\n    x = 1\n    global x
def f(x):\n    nonlocal x
nonlocal x
def f():\n    nonlocal missing
if 1:\n\tx=1\n        y=2
if 1:\n        x=1\n\ty=2
if 1:\n    x=1\n\ty=2
def f():\n\tif 1:\n\t    x\n        \ty
for i in x:\n\ta\n    b
if x:\n    if y:\n    pass
"""


def main():
    with open("syntax.tsv", "w", encoding="utf-8") as out:
        for case in CASES.strip().split("\n"):
            text = case.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')
            try:
                compile(text, "cell", "exec")
            except SyntaxError as e:
                shown = text.replace("\n", "\\n").replace("\t", "\\t")
                print(shown, type(e).__name__, e.msg, e.lineno, e.offset, sep="\t", file=out)


main()
