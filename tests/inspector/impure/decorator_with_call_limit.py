import functools
import jax
import jax.numpy as jnp


def ema_output(decay):
    def wrap(f):
        state = None

        @functools.wraps(f)
        def inner(x):
            nonlocal state
            y = f(x)
            state = y if state is None else decay * state + (1 - decay) * y  #~ closure state = None ; branch state is None ; nonlocal_write state ; leaked_tracer state
            return state

        return inner

    return wrap


@jax.jit
@ema_output(0.5)
def signal(x):
    return x ** 2


for x in [1.0, 2.0, 3.0]:
    print(signal(x))  #! state None -> a tracer
