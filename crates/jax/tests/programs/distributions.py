import jax, jax.numpy as jnp
from jax import lax, random
# Each line sums the bits of all draws.
key, N = random.key(3), (3000,)
def bits(name, x):
    print(name, x.shape, x.dtype, int(jnp.sum(lax.bitcast_convert_type(x, jnp.uint32))))
for a in (1.0, 2.0, 50.0):
    bits("gamma", random.gamma(key, a, N))
bits("gamma", random.gamma(key, jnp.array([0.3, 1.5, 2.5])))
bits("loggamma", random.loggamma(key, 0.01, N))
bits("loggamma", random.loggamma(key, 2.3, N))
bits("beta", random.beta(key, 2.0, 3.0, N))
bits("t", random.t(key, 3.0, N))
bits("chisquare", random.chisquare(key, 4.0, shape=N))
bits("lognormal", random.lognormal(key, 0.7, N))
bits("pareto", random.pareto(key, 2.0, shape=N))
bits("rayleigh", random.rayleigh(key, 1.5, shape=N))
bits("triangular", random.triangular(key, 0.0, 0.3, 1.0, N))
bits("weibull_min", random.weibull_min(key, 1.0, 2.0, (500,)))
bits("vmap", jax.vmap(lambda k: random.gamma(k, 2.0))(random.split(key, 50)))
bits("vmap", jax.vmap(lambda k, a: random.gamma(k, a, (4,)))(random.split(key, 5), jnp.arange(1.0, 6.0)))
print(random.gamma(key, 2.0), random.beta(key, 2.0, 3.0), random.dirichlet(key, jnp.ones(3)))
print(jax.make_jaxpr(lambda k: random.gamma(k, 2.0))(key))
