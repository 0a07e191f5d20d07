import jax
import jax.numpy as jnp
from jax import lax
from jax.scipy import special

x = jnp.array([0.25, 0.5, 1.0, 2.5])
i = jnp.array([3, 1, 2, 3])
m = jnp.arange(12.0).reshape(3, 4)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])


for f in [
    lambda: lax.broadcast_like(x, m),
    lambda: (lax.broadcast_shapes((2, 1), (1, 3)), lax.broadcast_to_rank(x, 3).shape, lax.collapse(jnp.ones((2, 3, 4)), 1).shape),
    lambda: lax.collapse(jnp.ones((2, 3, 4)), 0, 2).shape,
    lambda: lax.conv_dimension_numbers((1, 2, 3, 4), (1, 2, 3, 4), ("NHWC", "HWIO", "NHWC")),
    lambda: (lax.dtype(1), lax.dtype(x), lax.dtype(True)),
    lambda: (lax.log2(x), lax.one_minus_square(x), lax.reciprocal(x)),
    lambda: (jax.grad(lax.log2)(2.0), jax.grad(lax.one_minus_square)(0.5), jax.grad(lax.reciprocal)(2.0)),
    lambda: (lax.padtype_to_pads((5, 6), (2, 3), (1, 2), "SAME"), lax.padtype_to_pads((5,), (2,), (1,), "VALID")),
    lambda: lax.reduce_xor(i, (0,)),
    lambda: lax.sort_key_val(i, x),
    lambda: lax.sort_key_val(-m, m, dimension=0),
    lambda: (lax.split(m, (1, 3), axis=1), lax.stack([x, x]).shape, lax.stack([x, x], axis=1).shape),
    lambda: (lax.tile(i, (2,)), lax.tile(m, (1, 2)).shape, lax.unstack(m, axis=1)),
    lambda: lax.reciprocal(i),
    lambda: lax.split(m, (1, 3)),
    lambda: lax.tile(m, (2,)),
    lambda: lax.stack([x, i]),
    lambda: jax.make_jaxpr(lambda x: lax.sort_key_val(x, x))(x),
    lambda: jax.make_jaxpr(lambda x: lax.split(x, (1, 3)))(x),
    lambda: jax.make_jaxpr(lax.reciprocal)(x),
    lambda: (special.beta(x, 2.0).round(4), special.betaln(x, 2.0).round(4), special.gamma(x).round(4)),
    lambda: (special.boxcox(x, 0.0).round(4), special.boxcox(x, 2.0).round(4), special.boxcox1p(x, 0.5).round(4)),
    lambda: (special.comb(5, i), special.comb(4, 2, repetition=True), special.factorial(i)),
    lambda: (special.gammasgn(x - 1.25), special.i0(x).round(3), special.i1(x).round(3), special.i0e(x).round(4), special.i1e(x).round(4)),
    lambda: special.multigammaln(x + 1, 2).round(4),
    lambda: (jax.grad(special.i0)(1.5).round(4), jax.grad(special.i1)(1.5).round(4), jax.grad(special.gamma)(2.5).round(4)),
    lambda: (jnp.mgrid[0:2, 0:3], jnp.ogrid[0:2, 0:3], jnp.mgrid[0:1:3j], jnp.ogrid[1:2:0.5]),
    lambda: (jnp.r_[0, i, 5], jnp.r_[0:3, 7], jnp.r_[0:1:3j], jnp.r_["0,2", i, i], jnp.c_[i, x]),
    lambda: (jnp.s_[1:2, ..., None], jnp.index_exp[1:2]),
    lambda: jnp.apply_over_axes(jnp.sum, m, [0, 1]),
    lambda: (jnp.array_str(x), jnp.fromfunction(lambda a, b: a + 2 * b, (2, 3))),
    lambda: jnp.fromfunction(lambda a: a, (3,), dtype=int),
    lambda: jnp.piecewise(x, [x < 0.5, x > 1], [-1, lambda v: v * 2, 7]),
    lambda: jax.jit(lambda x: jnp.piecewise(x, [x < 0.5], [lambda v, k: v * k, lambda v, k: v - k], 3.0))(x),
    lambda: jnp.piecewise(x, [x < 0.5, x > 1], [1]),
    lambda: (lax.fft(x, "rfft", (4,)), jnp.abs(lax.fft(x + 0j, "IFFT", (4,))).round(4), lax.fft(m, "rfft", ())),
]:
    attempt(f)
