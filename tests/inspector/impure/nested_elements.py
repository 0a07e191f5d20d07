import jax

tree = {"layer": {"w": 2.0}}

@jax.jit
def f(x):
    return x * tree["layer"]["w"]  #~ element tree["layer"]["w"] = 2.0

print(f(1.0))
tree["layer"]["w"] = 3.0
print(f(1.0))  #! tree["layer"]["w"] 2.0 -> 3.0
