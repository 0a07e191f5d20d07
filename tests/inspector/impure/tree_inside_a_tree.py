import jax

params = {"layer": {"w": 1.0}}


@jax.jit
def f(x):
    return jax.tree.map(lambda p: p * x, params)  #~ element params[0] = {'w': 1.0}


print(f(2.0))
params["layer"]["w"] = 5.0
print(f(2.0))  #! params[0] {'w': 1.0} -> {'w': 5.0}
