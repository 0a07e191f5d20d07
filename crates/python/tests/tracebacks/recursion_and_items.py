def rec(n):
    return rec(n - 1) + 1


def call(fn, *args):
    return fn(
        *args,
        1,
    )


try:
    rec(5000)
except RecursionError:
    x = {"a": [1, 2]}
    y = x["a"][5] + x["b"]
