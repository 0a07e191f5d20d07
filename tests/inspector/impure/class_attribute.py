import jax

class Settings:
    level = 1

@jax.jit
def f(x):
    return x + Settings.level  #~ attribute Settings.level = 1

print(f(0))
Settings.level = 2
print(f(0))  #! Settings.level 1 -> 2
