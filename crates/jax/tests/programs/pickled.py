# Arrays come out of pickles as they went in, weak types and keys too.
import copy
import pickle

import jax
import jax.numpy as jnp

for x in (jnp.arange(3), jnp.sin(1.0), jnp.ones((2, 2), jnp.float16), jnp.array(True), jnp.array([1 + 2j])):
    found = pickle.loads(pickle.dumps(x))
    print(repr(found), type(found).__name__, found.weak_type, found.dtype)
key = jax.random.key(3)
print((pickle.loads(pickle.dumps(jax.random.key_data(key))) == jax.random.key_data(key)).all())
params = {"w": jnp.ones((2, 2)), "b": [jnp.zeros(2), 3]}
print(pickle.loads(pickle.dumps(params)), pickle.loads(pickle.dumps(jax.device_get(params))))
try:
    jax.jit(lambda x: pickle.dumps(x))(1.0)
except Exception as e:
    print(type(e).__name__)
from jax._src import api
from jax._src.lax import lax

print(lax.add(lax.mul(2.0, 3.0), 1.0), api.grad(lambda x: lax.sin(x))(0.0))
