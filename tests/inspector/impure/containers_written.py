import jax

log = []
seen = set()
counts = {"a": 1, "b": 2}


@jax.jit
def f(x):
    log.extend([1, 2])  #~ container_write log
    seen.add(3)  #~ container_write seen
    del counts["a"]  #~ container_write counts["a"]
    counts.update(c=3)  #~ container_write counts
    return x


f(1.0)
f(2.0)
print(log, seen, counts)
