import jax
import jax.numpy as jnp


class Net:
    def __init__(self, head):
        self.head = head

    def __call__(self, params, x):
        return self.head(jnp.tanh(x @ params))


policy = Net(jax.nn.softmax)
value = Net(jnp.sum)
act = jax.jit(policy.__call__)
judge = jax.jit(value.__call__)
params = jnp.eye(2)
for i in range(3):
    x = jnp.array([1.0, float(i)])
    print(act(params, x), judge(params, x))
    params = params + 0.1
