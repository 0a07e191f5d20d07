import jax, jax.numpy as jnp

class Settings:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.gain = 1.0
        return cls._instance

@jax.jit
def amplify(x):
    return Settings().gain * x

print(amplify(jnp.ones(2)))
Settings().gain = 3.0
print(amplify(jnp.ones(2)))
