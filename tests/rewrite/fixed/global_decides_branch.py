import jax

training = True

@jax.jit
def f(x):
    if training:
        return x * 2
    return x

print(f(1.0))
training = False
print(f(1.0))
