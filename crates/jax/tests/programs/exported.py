# jax.export, jax.experimental.random, jax.experimental.hijax, jax.experimental.jet and jax.vjp(...).with_refs.
import jax
import jax.numpy as jnp
import numpy as np
from jax import export
from jax.experimental import hijax, jet, random


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, error)


exported = export.export(jax.jit(lambda x, y: (jnp.sin(x) * y["a"], 1)))(jax.ShapeDtypeStruct((3,), np.float32), {"a": jnp.ones(3)})
print(exported.fun_name, exported.in_avals, exported.out_avals, exported.platforms, exported.nr_devices)
show(
    lambda: exported.call(jnp.ones(3), {"a": jnp.ones(3)}),
    lambda: exported.call(jnp.ones(4), {"a": jnp.ones(3)}),
    lambda: exported.call(jnp.ones(3), {"b": jnp.ones(3)}),
    lambda: exported.call(jnp.ones(3)),
    lambda: exported.call(jnp.ones(3, int), {"a": jnp.ones(3)}),
    lambda: jax.grad(lambda x: exported.call(x, {"a": jnp.ones(3)})[0].sum())(jnp.ones(3)),
    lambda: export.export(jax.jit(jnp.sin))(jnp.ones(2)).vjp().call(jnp.ones(2), jnp.ones(2)),
    lambda: export.export(jax.jit(jnp.sin), platforms=["tpu"])(1.0).call(1.0),
)

rng = random.stateful_rng(42)
print(rng, rng.uniform(), rng.normal(size=2), rng.integers(10, size=3), rng.key(), rng.random())
draw = jax.jit(rng.uniform)
print(draw(), draw(), [it.uniform() for it in rng.spawn(2)])


class Power(hijax.HiPrim):
    def __init__(self, aval, *, k):
        self.in_avals, self.out_aval, self.params = (aval,), aval, dict(k=k)
        super().__init__()

    def expand(self, x):
        return x**self.k

    def vjp_fwd(self, nzs_in, x):
        return self(x), x

    def vjp_bwd_retval(self, x, ct):
        return (ct * self.k * x ** (self.k - 1),)

    def batch(self, axis_data, args, dims):
        (x,), (dim,) = args, dims
        return Power(jax.typeof(x), k=self.k)(x), dim


def power(x, k):
    return Power(jax.typeof(x), k=k)(x)


print(power(3.0, 2), jax.jit(lambda x: power(x, 3))(2.0), jax.grad(lambda x: power(x, 2))(3.0))
print(jax.make_jaxpr(lambda x: power(x, 3))(2.0))
print(jax.vmap(lambda x: power(x, 2))(jnp.arange(3.0)), jax.vmap(jax.grad(lambda x: power(x, 2)))(jnp.arange(3.0)))

print(jet.jet(jnp.sin, (0.5,), ((1.0, 0.0, 0.0),)))
print(jet.jet(lambda x, y: x * y, (2.0, jnp.ones(2)), ((1.0, 0.0), (jnp.ones(2), jnp.zeros(2)))))

pullback = jax.vjp(lambda x, d: x * d["a"], 2.0, {"a": 3.0})[1]
total = jax.new_ref(jnp.float32(1.0))
show(
    lambda: pullback.with_refs(total, {"a": jax.ad.DontWant()})(1.0),
    lambda: total[...],
    lambda: pullback.with_refs(jax.ad.GradValue(), {"a": jax.ad.GradValue()})(1.0),
    lambda: pullback.with_refs()(1.0),
)


@jax.jit
def gathered(x):
    ref = jax.new_ref(jnp.zeros_like(x))
    _, pullback = jax.vjp(lambda x: jnp.sin(x).sum(), x)
    pullback.with_refs(ref)(1.0)
    pullback.with_refs(ref)(1.0)
    return ref[...]


print(gathered(jnp.arange(3.0)))

x = jnp.array([1.0, 2.0, 3.0, 2.0, 1.0, 0.0, 1.0, 2.0])
frequencies, times, spectra = jax.scipy.signal.stft(x, nperseg=4)
print(frequencies, times, spectra.round(4), jax.scipy.signal.istft(spectra)[0], sep="\n")
print([it.round(4) for it in jax.scipy.signal.welch(x, nperseg=4)], jax.scipy.signal.csd(x, x[::-1], nperseg=4)[1].round(4))
print(jax.nn.get_scaled_dot_general_config("mxfp4").block_size, jax.scipy.linalg.invhilbert(3))

for line in ("from jax import no_such_name", "from jax.experimental import no_such_name", "import jax.no_such_module"):
    try:
        exec(line)
    except ImportError as error:
        print(type(error).__name__)
