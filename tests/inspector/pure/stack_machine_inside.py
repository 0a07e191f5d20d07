import jax


@jax.jit
def evaluate(x):
    stack = []
    for op in ["x", 2.0, "mul", "x", "add"]:
        if op == "x":
            stack.append(x)
        elif op == "mul":
            stack.append(stack.pop() * stack.pop())
        elif op == "add":
            stack.append(stack.pop() + stack.pop())
        else:
            stack.append(op)
    return stack.pop()


print(evaluate(1.0), evaluate(5.0))
