import jax

class Settings:
    pass

settings = Settings()
other = Settings()
other.bias = 1.0

@jax.jit
def guarded(x):
    if hasattr(settings, "bias"):  #~ attribute hasattr(settings, 'bias') ; branch
        return x + 1.0
    return x

@jax.jit
def with_default(x):
    return x + getattr(settings, "scale", 0.5)  #~ attribute settings.scale

@jax.jit
def while_there(x):
    return x * (2.0 if hasattr(other, "bias") else 3.0)  #~ attribute hasattr(other, 'bias') ; branch

@jax.jit
def by_class(x):
    return x - 1.0 if hasattr(settings, "limit") else x  #~ attribute hasattr(settings, 'limit') ; branch

@jax.jit
def with_bias(x):
    return x + getattr(other, "bias", 0.5)  #~ attribute other.bias

print(guarded(1.0), with_default(1.0), with_bias(1.0), while_there(1.0), by_class(1.0))
settings.bias = 0
settings.scale = 2.0
del other.bias
Settings.limit = 5.0
print(guarded(1.0))  #! hasattr(settings, 'bias') False -> True
print(with_default(1.0))  #! settings.scale
print(with_bias(1.0))  #! other.bias
print(while_there(1.0))  #! hasattr(other, 'bias') True -> False
print(by_class(1.0))  #! hasattr(settings, 'limit')
