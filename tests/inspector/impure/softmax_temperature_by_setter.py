import jax
import jax.numpy as jnp


def make_policy(temperature):
    def set_temperature(value):
        nonlocal temperature
        temperature = value

    @jax.jit
    def probabilities(logits):
        scaled = logits / temperature  #~ closure temperature = 1.0
        return jax.nn.softmax(scaled)

    return probabilities, set_temperature


probabilities, set_temperature = make_policy(1.0)
logits = jnp.array([1.0, 2.0])
print(probabilities(logits))
set_temperature(0.1)
print(probabilities(logits))  #! temperature
