def load(key):
    table = {"a": 1}
    try:
        return table[key]
    except KeyError:
        raise


def outer(key):
    try:
        return load(key)
    except KeyError as error:
        print("logging", error)
        raise RuntimeError(f"cannot load {key!r}") from None


try:
    load("zz")
except KeyError as e:
    saved = e
try:
    raise saved
except KeyError:
    pass
outer("b")
