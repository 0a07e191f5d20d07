import jax
import jax.numpy as jnp


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def pop(self):
        return self.items.pop()


@jax.jit
def rpn(a, b, c):
    stack = Stack()
    for op in [a, b, "+", c, "*"]:
        if op == "+" if isinstance(op, str) else False:
            stack.push(stack.pop() + stack.pop())
        elif isinstance(op, str):
            stack.push(stack.pop() * stack.pop())
        else:
            stack.push(op)
    return stack.pop()


print(rpn(1.0, 2.0, 3.0))
print(rpn(4.0, 5.0, 6.0))
