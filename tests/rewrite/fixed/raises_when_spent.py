import jax


class Budget:
    def __init__(self):
        self.left = 2

    def spend(self, x):
        if self.left == 0:
            raise RuntimeError("spent")
        self.left -= 1
        return x * 2


budget = Budget()
spend = jax.jit(budget.spend)
for _ in range(3):
    try:
        print(spend(1.0))
    except RuntimeError as error:
        print(error)
