import jax

rate = 1.0


class Scaler:
    rate = 100.0

    def scale(self, x):
        return x * rate


scaler = Scaler()


@jax.jit
def f(x):
    return scaler.scale(x)


print(f(1.0))
rate = 3.0
print(f(1.0), Scaler.rate)
