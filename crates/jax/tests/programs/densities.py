import jax
import jax.numpy as jnp
from jax.scipy import stats

x = jnp.array([-1.0, 0.0, 0.25, 1.0, 2.5])
k = jnp.array([-1, 0, 1, 2, 5])

for name, where, parameters in [
    ("bernoulli", k, (0.25,)), ("beta", x, (2.0, 3.0)), ("betabinom", k, (4, 2.0, 3.0)), ("binom", k, (4, 0.25)),
    ("cauchy", x, ()), ("chi2", x, (3.0,)), ("expon", x, ()), ("gamma", x, (2.0,)), ("gennorm", x, (1.5,)), ("geom", k, (0.25,)),
    ("gumbel_l", x, ()), ("gumbel_r", x, ()), ("laplace", x, ()), ("logistic", x, ()), ("nbinom", k, (3, 0.25)), ("norm", x, ()),
    ("pareto", x, (2.0,)), ("poisson", k, (2.5,)), ("t", x, (4.0,)), ("truncnorm", x, (-0.5, 2.0)), ("uniform", x, ()),
    ("vonmises", x, (2.0,)), ("wrapcauchy", x, (0.25,)),
]:
    module = getattr(stats, name)
    for function in ["logpdf", "pdf", "logpmf", "pmf", "cdf", "logcdf", "sf", "logsf", "ppf", "isf"]:
        f = getattr(module, function, None)
        if f is None or (name, function) in {("beta", "cdf"), ("beta", "logcdf"), ("beta", "sf"), ("beta", "logsf"), ("poisson", "cdf"),
                ("norm", "ppf"), ("norm", "isf"), ("gennorm", "cdf")} or name in ("chi2", "gamma") and function[-3:] in ("cdf", "csf") or name in ("chi2", "gamma") and "sf" in function:
            continue
        y = f(where, *parameters)
        print(name, function, y.dtype, [round(float(v), 4) for v in y])
print(stats.dirichlet.logpdf(jnp.array([0.25, 0.75]), jnp.array([2.0, 3.0])), stats.multinomial.logpmf(jnp.array([1, 2]), 3, jnp.array([0.25, 0.75])))
print(jax.grad(stats.gumbel_r.logpdf)(0.5), jax.grad(stats.cauchy.cdf)(0.5), jax.grad(stats.t.logpdf, 1)(0.5, 3.0))
print(jax.make_jaxpr(stats.cauchy.logpdf)(x))
print(jax.make_jaxpr(stats.t.logpdf)(x, 3.0))
print(jax.make_jaxpr(stats.laplace.cdf)(x))
print(jax.make_jaxpr(stats.expon.logpdf)(x))

key = jax.random.key(1)
for draw in [
    lambda: jax.random.ball(key, 3, shape=(2,)),
    lambda: jax.random.binomial(key, 10, 0.3, (4,)),
    lambda: jax.random.binomial(key, 1000.0, jnp.array([0.1, 0.5, 0.9])),
    lambda: jax.random.multinomial(key, 10, jnp.array([0.2, 0.3, 0.5])),
    lambda: jax.random.geometric(key, 0.3, (4,)),
    lambda: jax.random.poisson(key, 3.0, (4,)),
    lambda: jax.random.poisson(key, jnp.array([0.0, 50.0, 200.0])),
    lambda: jax.random.f(key, 3.0, 5.0, (2,)),
    lambda: jax.random.generalized_normal(key, 1.5, (3,)),
    lambda: jax.random.maxwell(key, (3,)),
    lambda: jax.random.double_sided_maxwell(key, 1.0, 2.0, (3,)),
    lambda: jax.random.wald(key, 1.5, (3,)),
]:
    y = draw()
    print(y.dtype, y.shape, [round(float(v), 4) for v in y.ravel()])

for name in ["squareplus", "sparse_plus", "sparse_sigmoid", "mish", "hard_sigmoid", "hard_silu", "relu6", "log1mexp"]:
    f = getattr(jax.nn, name)
    print(name, [round(float(v), 5) for v in f(jnp.abs(x) + 0.5 if name == "log1mexp" else x * 2)], jax.grad(f)(0.5))
print(jax.nn.logmeanexp(x), jax.nn.logmeanexp(x, where=x > 0))
q = jnp.sin(jnp.arange(48.0)).reshape(2, 3, 4, 2)
for options in [{}, {"is_causal": True}, {"scale": 0.5, "bias": jnp.ones((1, 1, 3, 3))}, {"local_window_size": 1}, {"key_value_seq_lengths": jnp.array([1, 3])}]:
    y = jax.nn.dot_product_attention(q, q[:, :, :2], q[:, :, 2:], **options)
    print(y.shape, [round(float(v), 4) for v in y[0, :, 3].ravel()])
