import jax
import jax.numpy as jnp

stack = []


def push(x):
    stack.append(x)


def pop():
    return stack.pop()


@jax.jit
def evaluate(x):
    push(x)
    push(2.0)
    push(pop() * pop())
    push(3.0)
    push(pop() + pop())
    return pop()


print(evaluate(1.0), evaluate(2.0), len(stack))
