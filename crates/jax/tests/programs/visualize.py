import os
os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=8"
# JAX prints these with `rich`, which has to be installed where the expected text is made.
import jax, jax.numpy as jnp, numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec as P

x = jnp.arange(64.0).reshape(8, 8)
mesh = Mesh(np.array(jax.devices()).reshape(4, 2), ("x", "y"))
line = Mesh(np.array(jax.devices()), ("x",))
def show(x, *spec, on=mesh):
    jax.debug.visualize_array_sharding(jax.device_put(x, NamedSharding(on, P(*spec))))
for spec in [("x", "y"), ("y", "x"), ("x",), (None, "x"), (("x", "y"),), (), (("y", "x"),), (None, ("x", "y"))]:
    print(spec)
    show(x, *spec)
jax.debug.visualize_array_sharding(jnp.arange(8))
show(jnp.arange(8), "x", on=line)
show(jnp.arange(8), on=line)
show(jnp.zeros((16, 4)), "x", "y")
show(jnp.zeros((4, 32)), "x", "y")
jax.debug.visualize_sharding((8, 8), NamedSharding(line, P(None, "x")))
