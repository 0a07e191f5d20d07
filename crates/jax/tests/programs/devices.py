import jax
jax.config.update("jax_num_cpu_devices", 3)
print(jax.devices(), jax.device_count(), jax.local_device_count())
try:
    jax.config.update("jax_num_cpu_devices", 4)
except RuntimeError as e:
    print(e)
print(jax.pmap(lambda v: jax.lax.psum(v, "i"), axis_name="i")(jax.numpy.arange(3.0)))
