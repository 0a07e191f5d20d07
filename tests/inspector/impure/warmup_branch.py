import jax

step_count = 0


@jax.jit
def rate(base):
    global step_count
    step_count += 1  #~ global step_count = 0 ; global_write step_count
    if step_count < 3:
        scale = step_count / 3
    else:
        scale = 1.0
    return base * scale


for _ in range(4):
    print(rate(0.3))  #! step_count
