# declined: file
import jax

@jax.jit
def f(x):
    with open("log.txt", "a") as file:
        file.write("called\n")
    return x

f(1)
f(2)
print(open("log.txt").read().count("called"))
