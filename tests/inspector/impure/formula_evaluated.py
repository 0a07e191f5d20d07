import jax
import jax.numpy as jnp

gain = 2.0
formula = "gain * x + offset"
offset = 1.0


@jax.jit
def respond(x):
    return eval(formula)  #~ global gain = 2.0 ; global offset = 1.0 ; global formula = 'gain * x + offset'


print(respond(jnp.float32(3.0)))
gain = 5.0
print(respond(jnp.float32(3.0)))  #! gain 2.0 -> 5.0
