import jax


class Solver:
    def __init__(self):
        self.iterations = 2

    def solve(self, a):
        x = 1.0
        for _ in range(self.iterations):  #~ attribute self.iterations = 2 ; loop_unrolled
            x = 0.5 * (x + a / x)
        return x


solver = Solver()
root = jax.jit(solver.solve)
print(root(2.0))
solver.iterations = 5
print(root(2.0))  #! self.iterations
