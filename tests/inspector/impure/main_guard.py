import jax
import jax.numpy as jnp


class Model:
    def __init__(self, size):
        self.w = jnp.zeros(size)
        self.seen = 0

    def update(self, x):
        self.seen += 1  #~ attribute self.seen = 0 ; attribute_write self.seen
        self.w = self.w + (x - self.w) / self.seen  #~ captured_array self.w ; attribute_write self.w ; leaked_tracer self.w
        return self.w


def main():
    model = Model(2)
    update = jax.jit(model.update)
    for i in range(3):
        print(update(jnp.array([i, 2.0 * i])))  #! self.seen
    print(model.seen)


if __name__ == "__main__":
    main()
