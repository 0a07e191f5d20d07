def f(x):
    return x / 0


def g(a, b):
    return f(a) + b[
        "k"
    ]


class C:
    def m(self, v):
        return self.nope + v


try:
    g(1, {})
except ZeroDivisionError as e:
    try:
        C().m(1)
    except AttributeError as e2:
        raise ValueError("bad " + str(e2)) from e
