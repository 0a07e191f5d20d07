import jax

power = 2

@jax.jit
def slope(x):
    return jax.grad(lambda t: t ** power)(x)  #~ global power = 2

print(slope(3.0))
power = 3
print(slope(3.0))  #! power 2 -> 3
