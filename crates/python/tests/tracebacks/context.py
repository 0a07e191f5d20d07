def f():
    try:
        raise KeyError("a")
    except KeyError:
        try:
            raise ValueError
        finally:
            print("fin")
try:
    f()
except ValueError:
    raise
