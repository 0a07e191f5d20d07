import jax

class Config:
    rate = 0.1

config = Config()

@jax.jit
def f(x):
    return x * config.rate  #~ attribute config.rate = 0.1

print(f(10.0))
config.rate = 1.0
print(f(10.0))  #! config.rate 0.1 -> 1.0
