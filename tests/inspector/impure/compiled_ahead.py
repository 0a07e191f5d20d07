import jax
import jax.numpy as jnp

gain = 2.0


def amplify(x):
    return gain * x  #~ global gain = 2.0


compiled = jax.jit(amplify).lower(jnp.ones(2)).compile()
print(compiled(jnp.ones(2)))
gain = 5.0
print(compiled(jnp.ones(2)))  #! gain 2.0 -> 5.0
