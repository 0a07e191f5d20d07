class ShapeError(ValueError):
    def __str__(self):
        return "shapes " + " and ".join(map(str, self.args))


class Outer:
    class Inner(Exception):
        pass


def check(a, b):
    if a != b:
        raise ShapeError(a, b)
    return True


try:
    check((1,), (2,))
except ShapeError as e:
    err = Outer.Inner()
    raise err
