import jax
import jax.numpy as jnp


class Model:
    def __init__(self, size):
        self.w = jnp.zeros(size)
        self.seen = 0

    def update(self, x):
        self.seen += 1
        self.w = self.w + (x - self.w) / self.seen
        return self.w


def main():
    model = Model(2)
    update = jax.jit(model.update)
    for i in range(3):
        print(update(jnp.array([i, 2.0 * i])))
    print(model.seen)


if __name__ == "__main__":
    main()
