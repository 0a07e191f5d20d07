import jax, jax.numpy as jnp

class Link:
    def __init__(self, w, nxt=None):
        self.w, self.nxt = w, nxt
        self.last = None
    def forward(self, x):
        y = jnp.tanh(x * self.w)
        self.last = y
        return self.nxt.forward(y) if self.nxt else y

head = Link(1.0, Link(2.0, Link(0.5)))
fwd = jax.jit(head.forward)
print(fwd(0.3))
head.nxt.w = -2.0
print(fwd(0.3))
node = head
while node.nxt:
    node = node.nxt
node.w = 5.0
print(fwd(0.3))
