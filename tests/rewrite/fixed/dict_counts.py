import jax

counts = {"calls": 0, "sum": 0.0}

@jax.jit
def f(x):
    counts["calls"] += 1
    counts["sum"] += x
    return x / 2

for v in (1.0, 2.0, 3.0):
    f(v)
print(counts["calls"], counts["sum"])
