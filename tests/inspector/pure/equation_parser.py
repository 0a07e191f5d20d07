import jax, jax.numpy as jnp

def compile_expr(tokens):
    tokens = tokens.split()
    def fn(env):
        stack = []
        for t in tokens:
            if t in "+*-":
                b, a = stack.pop(), stack.pop()
                stack.append({"+": a + b, "*": a * b, "-": a - b}[t])
            elif t in env:
                stack.append(env[t])
            else:
                stack.append(float(t))
        return stack.pop()
    return jax.jit(fn)

f = compile_expr("x 2 * y + x -")
for x in (1.0, 2.0):
    print(f({"x": x, "y": 10.0}))
