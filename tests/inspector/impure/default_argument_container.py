import jax

options = {"bias": 1.0}

@jax.jit
def f(x, opts=options):
    return x + opts["bias"]  #~ element opts["bias"] = 1.0

print(f(1.0))
options["bias"] = 4.0
print(f(1.0))  #! opts["bias"] 1.0 -> 4.0
