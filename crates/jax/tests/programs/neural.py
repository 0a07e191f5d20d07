import jax, jax.numpy as jnp
x = jnp.array([[-1.0, 0.5, 2.0], [0.0, -3.0, 1.0]])
for name in "relu sigmoid softplus silu swish tanh elu selu leaky_relu gelu relu6 hard_tanh soft_sign log_sigmoid softmax log_softmax celu standardize".split():
    print(name, getattr(jax.nn, name)(x))
print(jax.nn.gelu(x, approximate=False), jax.nn.softmax(x, axis=0), jax.nn.one_hot(jnp.array([0, 2]), 3), jax.nn.one_hot(1, 3), jax.nn.logsumexp(x), jax.nn.glu(jnp.ones((2, 4))))
print(jax.grad(lambda x: jax.nn.relu(x).sum())(x), jax.grad(lambda x: jax.nn.softmax(x)[0, 0])(x), jax.grad(lambda x: jax.nn.gelu(x).sum())(x), jax.grad(lambda x: jax.nn.silu(x).sum())(x))
print(jax.scipy.special.logsumexp(x), jax.scipy.special.expit(x), jax.scipy.special.erf(x), jax.scipy.stats.norm.logpdf(x), jax.scipy.stats.norm.pdf(0.0), jax.scipy.stats.norm.cdf(0.5), jax.scipy.special.gammaln(3.0), jax.scipy.special.logit(0.3), jax.scipy.special.xlogy(2.0, 3.0))
k = jax.random.PRNGKey(0)
print(jax.nn.initializers.zeros(k, (2,)), jax.nn.initializers.ones(k, (2,)), jax.nn.initializers.normal()(k, (2,)), jax.nn.initializers.glorot_normal()(k, (2, 3)), jax.nn.initializers.he_normal()(k, (2, 3)), jax.nn.initializers.uniform()(k, (2,)), jax.nn.initializers.lecun_normal()(k, (2, 3)), jax.nn.initializers.glorot_uniform()(k, (2, 3)))
