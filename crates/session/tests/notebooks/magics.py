# %%
x = 5
name = "freeze"
def scale(a, /, b=2, *rest, key=None):
    """Multiplies."""
    return a * b
class Box:
    """Holds."""
    def __init__(self, size):
        self.size = size
%who
# %%
%who int function
# %%
%who_ls
# %%
%who dict
# %%
numbers = [1, 2]
del scale, Box
%whos
# %%
%env FREEZE_SHADE=blue
# %%
%env FREEZE_SHADE
# %%
import os
os.environ["FREEZE_SHADE"]
# %%
type(_).__name__
# %%
%%writefile greet.py
import sys
greeting = "hello"
def greet(who):
    return f"{greeting} {who}"
print(f"{__name__} {greet('file')}")
# %%
%%writefile -a greet.py
print("more")
# %%
%run greet.py
# %%
greet("you")
# %%
%run missing.py
# %%
%%writefile greet.py
print(x)
# %%
%run -i greet.py
# %%
%%capture out
print("caught")
import sys
print("wrong", file=sys.stderr)
display("shown")
42
# %%
print(repr(out.stdout), repr(out.stderr), len(out.outputs), type(out).__name__)
# %%
out.show()
# %%
%%capture
print("lost")
y = 3
# %%
y
# %%
%%capture --no-stderr part
print("a")
print("b", file=sys.stderr)
# %%
part.stdout
# %%
%%html
<b>bold</b>
# %%
%%markdown
*m*
# %%
%%latex
$x$
# %%
%timeit -n2 -r1 calls.append(1)
# %%
%%capture timed
%time 6 * 7
# %%
"Wall time" in timed.stdout, [it.data["text/plain"] for it in timed.outputs]
# %%
calls = []
%timeit -q -n2 -r3 calls.append(1)
len(calls)
# %%
%%timeit -q -n1 -r2 k = 7
calls.append(k)
inside = 1
# %%
len(calls), calls[-1], "inside" in globals()
# %%
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class, register_cell_magic, register_line_magic


@register_line_magic
def shout(line):
    return line.upper()


@register_cell_magic
def twice(line, cell):
    print(line, repr(cell * 2))


@magics_class
class Own(Magics):
    @line_magic
    def half(self, line):
        return int(line) // 2

    @cell_magic("lines")
    def count_lines(self, line, cell):
        return line, len(cell.splitlines())


get_ipython().register_magics(Own)
# %%
%shout hello
# %%
%%twice so
x
# %%
%half 9
# %%
%%lines of
a
b
# %%
from IPython.core.formatters import DisplayFormatter


class Shown:
    def _repr_html_(self):
        return "<b>shown</b>"

    def __repr__(self):
        return "Shown()"


get_ipython().display_formatter.format(Shown())
# %%
%reset -f
# %%
x
