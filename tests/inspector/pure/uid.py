import itertools
import jax
import jax.numpy as jnp


class Node:
    total = 0

    def __init__(self, op, *inputs):
        Node.total += 1
        self.uid = "n%d" % Node.total
        self.op, self.inputs = op, inputs

    def eval(self):
        return self.op(*[i.eval() if isinstance(i, Node) else i for i in self.inputs])


@jax.jit
def graph(x):
    a = Node(jnp.sin, x)
    b = Node(jnp.multiply, a, 2.0)
    return Node(jnp.add, a, b).eval()


print(graph(1.0))
print(graph(0.5))
