import jax, jax.numpy as jnp, numpy as np
@jax.jit
def f(x):
    jax.debug.print("x = {x} and {}", x + 1, x=x)
    return x * 2
print(f(3.0))
jax.jit(lambda x: jax.debug.callback(lambda v: print("callback", v), x))(2.0)
print(jax.pure_callback(lambda v: np.sqrt(v), jax.ShapeDtypeStruct((), jnp.float32), 1.0))
jax.debug.print("eager {} {y:.2f}", 1, y=2.0)
jax.vmap(lambda x: jax.debug.print("v {}", x))(jnp.arange(2))
jax.effects_barrier()
