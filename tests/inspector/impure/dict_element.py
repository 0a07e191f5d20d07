import jax

cfg = {"lr": 0.1}

@jax.jit
def update(w):
    return w - cfg["lr"]  #~ element cfg["lr"] = 0.1

print(update(1.0))
cfg["lr"] = 0.5
print(update(1.0))  #! cfg["lr"] 0.1 -> 0.5
