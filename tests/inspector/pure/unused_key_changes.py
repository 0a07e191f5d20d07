import jax

config = {"lr": 0.1, "run_name": "first", "epoch": 0}


@jax.jit
def update(w):
    return w - config["lr"] * w


w = 1.0
for epoch in range(3):
    config["epoch"] = epoch
    config["run_name"] = f"run {epoch}"
    w = update(w)
print(w, config)
