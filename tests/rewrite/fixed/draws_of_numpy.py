import jax
import jax.numpy as jnp
import numpy as np

rng = np.random.default_rng(0)


@jax.jit
def f(x):
    y = x + rng.choice(np.arange(5.0), size=3) + rng.choice(10, 3, replace=False)
    y = y + rng.laplace(0.0, 2.0, size=3) + rng.gumbel(size=3) + rng.logistic(1.0, 2.0, 3)
    y = y + rng.poisson(3.0, size=3) + rng.exponential(2.0, size=3) + rng.lognormal(size=3)
    y = y + rng.gamma(2.0, 1.5, size=3) + rng.beta(2.0, 3.0, size=3) + rng.binomial(4, 0.5, size=3)
    return y + rng.dirichlet([1.0, 2.0, 3.0])


for _ in range(2):
    print(f(jnp.zeros(3)).shape)
