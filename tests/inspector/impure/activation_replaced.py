import jax
import jax.numpy as jnp

activation = jnp.tanh


@jax.jit
def neuron(w, x):
    return activation(jnp.dot(w, x))  #~ global activation


w, x = jnp.array([1.0, -2.0]), jnp.array([0.5, 0.5])
print(neuron(w, x))
activation = jax.nn.relu
print(neuron(w, x))  #! activation
