import jax

budget = {"left": 3}


def spend():
    budget["left"] -= 1  #~ element budget["left"] ; container_write budget["left"]
    return budget["left"]


@jax.jit
def act(x):
    left = spend()
    return x if left > 0 else x * 0  #~ branch left > 0


print(act(5.0))
print(act(5.0))  #! budget["left"]
print(act(5.0))  #! budget["left"]
