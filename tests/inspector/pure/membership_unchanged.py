import jax


names = ["a", "b"]
options = {"dropout": 0.5}
mode = "train"


@jax.jit
def f(x):
    if "a" in names and "dropout" in options and mode in ("train", "test"):
        return x * 2
    return x


print(f(1.0))
names.append("c")
options["lr"] = 0.1
options["dropout"] = 0.2
mode = "test"
print(f(1.0))
