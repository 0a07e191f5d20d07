import jax
import jax.numpy as jnp

class ParamServer:
    _store = {}

    @classmethod
    def put(cls, name, value):
        cls._store[name] = value

    @classmethod
    def get(cls, name):
        return cls._store[name]  #~ captured_array cls._store[name] ; element cls._store[name] = 1.0

ParamServer.put("theta", jnp.array([1.0, 2.0]))
ParamServer.put("temp", 1.0)

@jax.jit
def policy(obs):
    theta = ParamServer.get("theta")
    return jax.nn.softmax(theta * obs / ParamServer.get("temp"))

obs = jnp.array([0.2, 0.4])
print(policy(obs))
ParamServer.put("temp", 0.1)
print(policy(obs))  #! cls._store[name] 1.0 -> 0.1
ParamServer.put("theta", jnp.array([5.0, -5.0]))
print(policy(obs))  #! cls._store[name]
