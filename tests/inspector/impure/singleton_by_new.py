import jax

class Settings:
    _instance = None

    def __new__(cls):
        if cls._instance is None:  #~ attribute cls._instance = None ; branch cls._instance is None
            cls._instance = super().__new__(cls)
            cls._instance.gamma = 0.9
        return cls._instance

@jax.jit
def discount(r):
    settings = Settings()
    return r * settings.gamma  #~ attribute settings.gamma = 0.9

print(discount(1.0))
Settings().gamma = 0.5
print(discount(1.0))  #! settings.gamma 0.9 -> 0.5
