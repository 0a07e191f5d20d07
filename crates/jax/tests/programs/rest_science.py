# Special functions and the modules of jax.scipy that few programs need, rounded where the last digit is the machine's.
import jax
import jax.image
import jax.scipy.cluster.vq
import jax.scipy.fft
import jax.scipy.integrate
import jax.scipy.interpolate
import jax.scipy.ndimage
import jax.scipy.optimize
import jax.scipy.sparse.linalg
import jax.numpy as jnp
import numpy as np
from jax import lax
from jax.experimental.ode import odeint

special, stats = jax.scipy.special, jax.scipy.stats


def show(tree):
    for leaf in jax.tree.leaves(tree):
        leaf = np.asarray(leaf)
        print(leaf.dtype, np.round(leaf.astype(complex if leaf.dtype.kind == "c" else float), 4).tolist())


x = jnp.array([0.1, 0.7, 1.5, 3.0, 9.0])
p = jnp.array([0.01, 0.3, 0.5, 0.9])
for f in (special.erfcx, special.dawsn, special.expi, special.exp1, special.sici, special.fresnel, special.loggamma):
    show(f(x))
    show(jax.vmap(jax.jacfwd(f))(x))
show([special.erfcinv(p), special.ndtri(p), special.kl_div(p, p[::-1]), special.rel_entr(p, p[::-1])])
show([special.gammainc(2.5, x), special.gammaincc(2.5, x), special.betainc(2.0, 3.0, p), special.zeta(x + 1, 1.5)])
show([special.polygamma(2, x[1:]), special.owens_t(x, 0.5), special.expn(3, x), special.hyp1f1(0.5, 1.5, x)])
show([special.hyp2f1(0.5, 1.0, 1.5, p), special.wofz(x + 1j)])
show(jax.grad(special.zeta, (0, 1))(2.5, 1.5))
show(jax.grad(lax.igamma, (0, 1))(2.5, 1.5))
print(jax.make_jaxpr(lax.igamma)(1.0, 2.0))
print(jax.make_jaxpr(lambda x: lax.polynomial(x, [1.0, 2.0]))(1.0))
print(jax.make_jaxpr(jax.vmap(lax.zeta, (0, None)))(x, 2.0))
for bad in (lambda: special.polygamma(1.0, 2.0), lambda: special.zeta(2.0), lambda: special.ndtri(1), lambda: lax.igamma(1, 2)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

show([stats.beta.cdf(p, 2.0, 3.0), stats.chi2.sf(x, 3.0), stats.gamma.logcdf(x, 2.0), stats.norm.ppf(p), stats.norm.isf(p)])
show([stats.poisson.cdf(jnp.arange(4), 1.5), stats.poisson.entropy(jnp.array([0.5, 20.0, 200.0])), stats.gennorm.cdf(x, 1.5)])
show([stats.mode(jnp.array([[1, 2, 2], [3, 3, 1]]), 1), stats.rankdata(jnp.array([5, 3, 5, 1])), stats.sem(x)])
show(stats.multivariate_normal.logpdf(jnp.ones(2), jnp.zeros(2), jnp.array([[2.0, 0.3], [0.3, 1.0]])))
show(stats.gaussian_kde(x)(jnp.array([0.5, 2.0])))

show(odeint(lambda y, t: -y, 1.0, jnp.linspace(0.0, 2.0, 3)))
show(jax.grad(lambda a: odeint(lambda y, t, a: -a * y, 1.0, jnp.array([0.0, 1.0]), a)[-1])(0.5))
found = jax.scipy.optimize.minimize(lambda x: jnp.sum((x - 1) ** 2), jnp.zeros(2), method="BFGS")
show([found.x, found.success, found.nit])
show(jax.scipy.integrate.trapezoid(x))
grid = jnp.arange(12.0).reshape(3, 4)
places = [jnp.array([0.5, 1.2, 9.0]), jnp.array([0.5, 2.5, 1.0])]
show([jax.scipy.ndimage.map_coordinates(grid, places, 1, mode) for mode in ("constant", "nearest", "wrap", "mirror", "reflect")])
show(jax.scipy.interpolate.RegularGridInterpolator((jnp.arange(3.0), jnp.arange(4.0)), grid)(jnp.array([[0.5, 0.5], [1.5, 2.0]])))
show(jax.scipy.cluster.vq.vq(jnp.array([[1.0], [4.0]]), jnp.array([[0.0], [5.0]])))
show([jax.scipy.fft.dct(grid), jax.scipy.fft.idct(grid, norm="ortho"), jax.scipy.fft.idctn(grid)])
for method in ("nearest", "linear", "lanczos3", "cubic", "cubic-pytorch", "area"):
    show(jax.image.resize(grid, (2, 6), method))
    show(jax.image.resize(grid, (2, 6), method, antialias=False))
show(jax.image.scale_and_translate(grid, (3, 4), (0, 1), jnp.array([0.8, 1.2]), jnp.array([0.5, -0.2]), "linear"))

a, b = jnp.array([[4.0, 1.0], [1.0, 3.0]]), jnp.array([1.0, 2.0])
for solve in (jax.scipy.sparse.linalg.cg, jax.scipy.sparse.linalg.bicgstab, jax.scipy.sparse.linalg.gmres):
    show(solve(a, b)[0])
    show(jax.grad(lambda b: solve(a, b)[0].sum())(b))
    show(jax.grad(lambda a: solve(a, b)[0].sum())(a))
show(jax.scipy.sparse.linalg.gmres(lambda v: {"w": 2.0 * v["w"]}, {"w": b}, solve_method="incremental")[0])
