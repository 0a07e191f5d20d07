import jax

class Settings:
    pass

settings = Settings()
other = Settings()
other.bias = 1.0

@jax.jit
def guarded(x):
    if hasattr(settings, "bias"):  #~ attribute settings.bias
        return x + 1.0
    return x

@jax.jit
def with_default(x):
    return x + getattr(settings, "scale", 0.5)  #~ attribute settings.scale

@jax.jit
def with_bias(x):
    return x + getattr(other, "bias", 0.5)  #~ attribute other.bias

print(guarded(1.0), with_default(1.0), with_bias(1.0))
settings.bias = 0
settings.scale = 2.0
del other.bias
print(guarded(1.0))  #! settings.bias
print(with_default(1.0))  #! settings.scale
print(with_bias(1.0))  #! other.bias
