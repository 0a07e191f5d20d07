import jax
import jax.numpy as jnp


class Accumulate:
    def __init__(self, k):
        self.k = k
        self.step = 0
        self.grads = None

    def __call__(self, params, grads):
        self.step += 1  #~ attribute self.step = 0 ; attribute_write self.step
        if self.grads is None:  #~ attribute self.grads = None ; branch self.grads is None
            self.grads = grads  #~ attribute_write self.grads ; leaked_tracer self.grads
        else:
            self.grads = jax.tree.map(jnp.add, self.grads, grads)
        if self.step % self.k == 0:  #~ branch self.step % self.k == 0
            params = jax.tree.map(lambda p, g: p - 0.1 * g / self.k, params, self.grads)
            self.grads = jax.tree.map(jnp.zeros_like, grads)
        return params


accumulate = Accumulate(2)
apply = jax.jit(accumulate)
params = {"w": jnp.ones(2)}
for i in range(4):
    params = apply(params, {"w": jnp.array([1.0, float(i)])})  #! self.step 0 -> 1
    print(params["w"])
