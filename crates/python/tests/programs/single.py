# A prompt shows each expression statement that is not in a function.
import contextlib
import io
import sys


def shown(text):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(text, "<prompt>", "single"), {})
    return out.getvalue()


print(repr(shown("1 + 1")))
print(repr(shown("x = [1, 2]; x; None; 'a'")))
print(repr(shown("for i in range(3):\n    i\n    def f():\n        i\nelse:\n    'end'\n")))
print(repr(shown("if 0:\n    1\nelif 1:\n    2\nelse:\n    3\n")))
print(repr(shown("try:\n    1 / 0\nexcept ZeroDivisionError:\n    'caught'\nelse:\n    4\nfinally:\n    5\n")))
print(repr(shown("with __import__('contextlib').nullcontext(7) as seven:\n    seven\n")))
print(repr(shown("match 3:\n    case 3:\n        'three'\n")))
print(repr(shown("'a text alone'")))
kept, sys.displayhook = sys.displayhook, lambda value: print("shown:", value)
print(repr(shown("5\n")))
sys.displayhook = kept
try:
    compile("1 +", "<prompt>", "single")
except SyntaxError as error:
    print(error.msg)
