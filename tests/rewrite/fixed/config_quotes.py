import jax

config = {"lr": 0.5, "name": "sgd"}


@jax.jit
def step(w):
    if config["name"] == "sgd":
        w = w - config["lr"]
    return w * config['lr']


print(step(1.0))
config["lr"] = 0.1
print(step(1.0))
