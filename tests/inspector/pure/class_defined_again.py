import jax

for turn in range(2):

    class Model:
        rate = 2.0

        def __init__(self):
            self.w = 1.0

        def go(self, x):
            return x * self.w * self.rate

    model = Model()
    if turn == 0:
        f = jax.jit(lambda x: model.go(x))
    print(f(3.0))
