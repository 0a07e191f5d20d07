import jax


class Settings:
    _shared = None

    def __init__(self):
        self.temperature = 1.0

    @classmethod
    def get(cls):
        if cls._shared is None:
            cls._shared = cls()
        return cls._shared


Settings.get()


@jax.jit
def soften(logit):
    return logit / Settings.get().temperature  #~ attribute Settings.get().temperature


print(soften(2.0))
Settings.get().temperature = 4.0
print(soften(2.0))  #! Settings.get().temperature
