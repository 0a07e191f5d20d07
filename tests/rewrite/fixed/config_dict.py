import jax

config = {"lr": 0.1, "name": "sgd"}

@jax.jit
def step(w):
    return w - config["lr"] * 2 * w

w = 1.0
for epoch in range(4):
    w = step(w)
    if epoch == 1:
        config["lr"] = 0.01
    print(config["name"], w)
