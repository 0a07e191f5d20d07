import jax

class Adder:
    def add(self, x, y):
        return x + y

add = jax.jit(Adder().add)
print(add(1, 2), add(3, 4))
