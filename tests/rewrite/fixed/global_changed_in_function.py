import jax

temperature = 1.0

@jax.jit
def soften(x):
    return x / temperature

def cool():
    global temperature
    temperature = temperature * 0.5

for _ in range(3):
    print(soften(4.0))
    cool()
