import jax, jax.numpy as jnp
from jax import lax
import numpy as np
from functools import partial
from jax.experimental import io_callback
def sgd(p, g): return jax.tree.map(lambda a,b: a-0.1*b, p, g)
def predict(ps, x):
    for w,b in ps[:-1]:
        x = jnp.tanh(x @ w + b)
    w,b = ps[-1]
    return x @ w + b
def init(sizes, key):
    ks = jax.random.split(key, len(sizes))
    return [(jax.random.normal(k,(m,n))*0.1, jnp.zeros(n)) for k,m,n in zip(ks,sizes[:-1],sizes[1:])]
ps = init([3,8,2], jax.random.key(0))
x = jnp.linspace(-1,1,12).reshape(4,3); y = jnp.eye(4)[:, :2]
@jax.jit
def step(ps, x, y):
    loss, g = jax.value_and_grad(lambda p: jnp.mean((predict(p,x)-y)**2))(ps)
    return sgd(ps, g), loss
for i in range(3):
    ps, l = step(ps, x, y); print(i, f"{l:.4f}")
print(jax.vmap(jax.grad(lambda x: jnp.sum(jnp.sin(x)**2)))(x).shape)
print(jax.jit(jax.vmap(lambda a,b: a@b, in_axes=(0,None)))(x, jnp.ones(3)).shape)
print(jax.hessian(lambda x: jnp.sum(x**3))(jnp.arange(3.)))
print(lax.conv(jnp.ones((1,1,5,5)), jnp.ones((1,1,3,3)), (1,1), 'SAME')[0,0])
print(jnp.einsum('ij,jk->ik', jnp.ones((2,3)), jnp.ones((3,4))).shape, jnp.convolve(jnp.arange(4.), jnp.array([1.,2.])))
print(jax.pmap(lambda x: x*2)(jnp.ones((1,3))))
print(jax.make_jaxpr(step)(ps,x,y))
try: jax.jit(lambda x: 1 if x>0 else 2)(1.)
except Exception as e: print(type(e).__name__, str(e)[:300])
