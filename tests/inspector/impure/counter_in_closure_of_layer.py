import jax
import jax.numpy as jnp


def make_ema(decay):
    average = None

    def update(x):
        nonlocal average
        average = x if average is None else decay * average + (1 - decay) * x  #~ closure average = None ; branch average is None ; nonlocal_write average ; leaked_tracer average
        return average

    return update


ema = make_ema(0.5)


@jax.jit
def smooth(x):
    return ema(x) * 2


for x in [1.0, 2.0, 4.0]:
    print(smooth(x))  #! average None -> a tracer
