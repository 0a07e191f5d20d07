from functools import partial
import jax, jax.numpy as jnp

calibration = {"offset": 0.0, "gain": 1.0}

def read(cal, raw):
    return (raw - cal["offset"]) * cal["gain"]  #~ element cal["offset"] = 0.0 ; element cal["gain"] = 1.0

sensor = jax.jit(partial(read, calibration))
print(sensor(jnp.array([1.0, 2.0])))
calibration["offset"] = 0.5
calibration["gain"] = 10.0
print(sensor(jnp.array([1.0, 2.0])))  #! cal["offset"] first
