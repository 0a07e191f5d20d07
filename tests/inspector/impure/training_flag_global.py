import jax
import jax.numpy as jnp

TRAINING = True
moments = {"mean": jnp.zeros(2)}


def norm(x):
    if TRAINING:  #~ global TRAINING = True ; branch TRAINING = True
        m = x.mean(0)
        moments["mean"] = 0.5 * moments["mean"] + 0.5 * m  #~ captured_array moments["mean"] ; container_write moments["mean"] ; leaked_tracer moments["mean"]
    else:
        m = moments["mean"]
    return x - m


@jax.jit
def net(x):
    return norm(x).sum(1)


x = jnp.array([[1.0, 2.0], [3.0, 6.0]])
print(net(x))
print(net(x))  #! moments["mean"] [0. 0.] -> a tracer
TRAINING = False
print(net(x))  #! TRAINING True -> False
