import jax

budget = {"left": 3}


def spend():
    budget["left"] -= 1
    return budget["left"]


@jax.jit
def act(x):
    left = spend()
    return x if left > 0 else x * 0


print(act(5.0))
print(act(5.0))
print(act(5.0))
