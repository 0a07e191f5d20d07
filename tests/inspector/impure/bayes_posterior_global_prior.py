import jax
import jax.numpy as jnp

prior = jnp.array([0.5, 0.5])
likelihood = jnp.array([[0.9, 0.1], [0.2, 0.8]])


@jax.jit
def update(observation):
    global prior
    posterior = prior * likelihood[:, observation]  #~ captured_array prior
    prior = posterior / posterior.sum()  #~ global_write prior ; leaked_tracer prior
    return prior


for observation in [0, 0, 1]:
    print(update(observation))  #! prior
