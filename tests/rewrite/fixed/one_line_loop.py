import jax

n = 0

@jax.jit
def f():
    global n
    n += 1
    return n

for _ in range(2): print(f())
a = f(); b = f()
print(a, b)
if n > 3: print("big", f())
