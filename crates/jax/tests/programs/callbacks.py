import jax, jax.numpy as jnp, numpy as np
@jax.jit
def f(x):
    jax.debug.print("x = {x} and {}", x + 1, x=x)
    jax.debug.callback(lambda v: print("callback", v), x)
    return x * 2
print(f(3.0))
print(jax.pure_callback(lambda v: np.sin(v), jax.ShapeDtypeStruct((), jnp.float32), 1.0))
jax.debug.print("eager {} {y:.2f}", 1, y=2.0)
jax.vmap(lambda x: jax.debug.print("v {}", x))(jnp.arange(2))
jax.effects_barrier()
