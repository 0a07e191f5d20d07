import jax

class Settings:
    pass

settings = Settings()

@jax.jit
def f(x):
    if hasattr(settings, "bias"):
        return x + settings.bias
    return x + getattr(settings, "scale", 0.5)

print(f(1.0))
settings.name = "another"
print(f(1.0))
