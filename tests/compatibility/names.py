"""Writes names.txt: the public names of JAX and NumPy, module by module. Run it where both are installed, in this folder."""

import importlib
import inspect
import textwrap
import warnings

MODULES = """
jax jax.numpy jax.numpy.linalg jax.numpy.fft jax.lax jax.lax.linalg jax.nn jax.nn.initializers jax.random jax.tree
jax.tree_util jax.scipy.linalg jax.scipy.special jax.scipy.stats jax.scipy.stats.bernoulli jax.scipy.stats.beta
jax.scipy.stats.betabinom jax.scipy.stats.binom jax.scipy.stats.cauchy jax.scipy.stats.chi2 jax.scipy.stats.dirichlet
jax.scipy.stats.expon jax.scipy.stats.gamma jax.scipy.stats.gennorm jax.scipy.stats.geom jax.scipy.stats.gumbel_l
jax.scipy.stats.gumbel_r jax.scipy.stats.laplace jax.scipy.stats.logistic jax.scipy.stats.multinomial
jax.scipy.stats.multivariate_normal jax.scipy.stats.nbinom jax.scipy.stats.norm jax.scipy.stats.pareto
jax.scipy.stats.poisson jax.scipy.stats.t jax.scipy.stats.truncnorm jax.scipy.stats.uniform jax.scipy.stats.vonmises
jax.scipy.stats.wrapcauchy jax.scipy.signal jax.scipy.optimize jax.scipy.integrate jax.scipy.ndimage
jax.scipy.interpolate jax.scipy.cluster.vq jax.scipy.fft jax.scipy.sparse.linalg jax.image jax.flatten_util jax.dtypes
jax.debug jax.errors jax.ad_checkpoint jax.custom_batching jax.custom_derivatives jax.test_util
jax.experimental.checkify jax.experimental.ode jax.experimental.jet jax.experimental.sparse
jax.experimental.mesh_utils jax.experimental.multihost_utils jax.example_libraries.optimizers
jax.example_libraries.stax jax.extend.core jax.extend.core.primitives jax.core jax.interpreters.ad
jax.interpreters.batching jax.interpreters.mlir jax.interpreters.partial_eval jax.stages jax.export jax.sharding jax.ref
jax.dlpack jax.profiler jax.distributed jax.ffi
numpy numpy.linalg numpy.fft numpy.random numpy.testing
""".split()


def is_public(module, name):
    if name.startswith("_"):
        return False
    try:
        return not inspect.ismodule(getattr(module, name))
    except AttributeError:
        return False


def names(module):
    listed = getattr(module, "__all__", None) or dir(module)
    return sorted({name for name in listed if is_public(module, name)})


warnings.simplefilter("ignore")
with open("names.txt", "w") as out:
    for name in MODULES:
        print(f"# {name}", file=out)
        print(textwrap.fill(" ".join(names(importlib.import_module(name))), 120, break_on_hyphens=False), file=out)
