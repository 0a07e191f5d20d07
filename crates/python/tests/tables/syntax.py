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
"""


def main():
    with open("syntax.tsv", "w", encoding="utf-8") as out:
        for case in CASES.strip().split("\n"):
            text = case.replace("\\n", "\n").replace('\\"', '"')
            try:
                compile(text, "cell", "exec")
            except SyntaxError as e:
                shown = text.replace("\n", "\\n")
                print(shown, type(e).__name__, e.msg, e.lineno, e.offset, sep="\t", file=out)


main()
