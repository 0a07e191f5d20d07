import jax, functools
calls = {"n": 0}
def counted(fn):
    @functools.wraps(fn)
    def wrapper(*a):
        calls["n"] += 1  #~ element calls["n"] = 0 ; container_write calls["n"]
        return fn(*a)
    return wrapper
@jax.jit
@counted
def f(x):
    return x + 1
print(f(1.)); print(f(2.)); print(calls)  #! calls["n"] 0 -> 1
