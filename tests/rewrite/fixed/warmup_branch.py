import jax

step_count = 0


@jax.jit
def rate(base):
    global step_count
    step_count += 1
    if step_count < 3:
        scale = step_count / 3
    else:
        scale = 1.0
    return base * scale


for _ in range(4):
    print(rate(0.3))
