"""The last digits of what is computed from places along an axis, in loops that are written out and in longer ones."""

import jax, jax.numpy as jnp, numpy as np
def h(y): return int(np.asarray(y).view(np.int32).astype(np.int64).sum() % 100003)
for a,b in ((-3,3),(-1.,1.),(-1.5,2.7),(0,1),(0.3,7.7)):
  for n in (3,4,5,6,7,8,9,10,11,12,16,20,21,25,30,31,32,33,41,50,64,100,101,200,256,300,353):
    print(a,b,n,h(jnp.linspace(a,b,n)),h(jnp.linspace(a,b,n,endpoint=False)))
for n in (4,10,50,100):
    for f in (lambda a,b: a*jnp.arange(n, dtype='float32')+b, lambda a,b: jnp.arange(n, dtype='float32')*0.1*a+b*2.3, lambda a,b: a*jnp.arange(n, dtype='float32')+b*jnp.arange(n, dtype='float32'), lambda a,b: (a*jnp.arange(n)*0.3+b*jnp.arange(n)*0.7), lambda a,b: jnp.arange(n)*0.1+0.7, lambda a,b: a + (1-jnp.arange(n)*0.1)*b):
        print(n, h(jax.jit(f)(1.3,0.7)), h(jax.jit(f)(-2.3,0.9)))
for n in (10, 50, 300):
    x = jnp.linspace(0.1, 2, n)
    print(n, h(jax.jit(lambda x: x*jnp.arange(n)*0.1 + x*x)(x)), h(jax.jit(lambda x: x*x + x*3.3)(x)), h(jax.jit(lambda x,y: x[:,None]*y + y*0.3)(x,x)))

print([h(jnp.linspace(-2.0, 2.0, n)) for n in (352, 353, 354, 384, 385, 400, 500, 1000)])
print([h(jax.jit(lambda: jnp.linspace(-2.0, 2.0, n))()) for n in (5, 11, 50, 300, 353, 354, 500, 1000)])
print(jnp.linspace(-3, 3, 11))
x, y = jax.random.normal(jax.random.key(0), (50,)), jax.random.normal(jax.random.key(1), (50,))
i = lambda: jnp.arange(50.0)
for f in (lambda x, y: x * i() + y * i(), lambda x, y: x * i() + y * x, lambda x, y: jnp.sin(x) * i() + x * y, lambda x, y: x * y * i() + x * y):
    print(h(jax.jit(f)(x, y)), h(jax.jit(f)(y, x)))
