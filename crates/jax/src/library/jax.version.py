"""Which version of JAX this is."""

import jax as _jax

__version__ = _jax.__version__
__version_info__ = _jax.__version_info__
