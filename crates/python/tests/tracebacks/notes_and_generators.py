class E(Exception):
    pass
def f():
    e = E("multi\nline")
    e.add_note("a note")
    raise e
x = [i for i in range(3)]
y = list(f() for _ in x)
