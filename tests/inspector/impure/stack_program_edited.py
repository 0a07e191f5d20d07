import jax
import jax.numpy as jnp

program = [("push", 2.0), ("mul", None)]

def run(stack):
    for op, arg in program:  #~ element program ; loop_unrolled
        if op == "push":  #~ branch op == "push"
            stack.append(arg)
        elif op == "mul":  #~ branch op == "mul"
            stack.append(stack.pop() * stack.pop())
        elif op == "add":
            stack.append(stack.pop() + stack.pop())
    return stack[-1]

@jax.jit
def evaluate(x):
    return run([x])

print(evaluate(jnp.float32(3.0)))
program += [("push", 1.0), ("add", None)]
print(evaluate(jnp.float32(3.0)))  #! program
program[0] = ("push", 10.0)
print(evaluate(jnp.float32(3.0)))  #! program
