import jax
import jax.numpy as jnp
class Stack:
    def __init__(self): self.items = []
    def push(self, v): self.items.append(v)
    def pop(self): return self.items.pop()
@jax.jit
def rpn(a, b):
    s = Stack()
    for tok in [a, b, "+", a, "*"]:
        if isinstance(tok, str):
            y, x = s.pop(), s.pop()
            s.push(x + y if tok == "+" else x * y)
        else:
            s.push(tok)
    return s.pop()
print(rpn(2.0, 3.0), rpn(1.0, 4.0))
