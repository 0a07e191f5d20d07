# declined: goes_on
import jax
from jax import lax


class Limit:
    def __init__(self):
        self.most = 3
        self.asked = 0

    def goes_on(self, i):
        self.asked += 1
        return i < self.most


limit = Limit()


@jax.jit
def run(i):
    return lax.while_loop(limit.goes_on, lambda i: i + 1, i)


print(run(0), limit.asked)
limit.most = 6
print(run(0), limit.asked)
