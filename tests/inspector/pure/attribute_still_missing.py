import jax

class Settings:
    pass

settings = Settings()

@jax.jit
def f(x):
    if hasattr(settings, "bias"):
        return x + settings.bias
    return x + getattr(settings, "scale", 0.5)

@jax.jit
def g(x):
    return x + 1.0 if hasattr(settings, "name") else x

settings.name = "one"
print(f(1.0), g(1.0))
settings.name = "another"
print(f(1.0), g(1.0))
settings = Settings()
settings.name = "of another object"
print(f(1.0), g(1.0))
