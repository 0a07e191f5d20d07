import jax
import jax.numpy as jnp


class Loss:
    name = "base"

    def __call__(self, p, y):
        raise NotImplementedError


class MSE(Loss):
    name = "mse"

    def __call__(self, p, y):
        return jnp.mean((p - y) ** 2)


class MAE(Loss):
    name = "mae"

    def __call__(self, p, y):
        return jnp.mean(jnp.abs(p - y))


LOSSES = {cls.name: cls() for cls in (MSE, MAE)}


def make_step(name):
    loss = LOSSES[name]
    return jax.jit(jax.grad(lambda w, x, y: loss(w * x, y)))


x, y = jnp.arange(3.0), jnp.ones(3)
for name in ("mse", "mae"):
    step = make_step(name)
    print(name, step(1.0, x, y), step(2.0, x, y))
