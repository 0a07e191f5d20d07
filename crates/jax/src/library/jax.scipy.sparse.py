"""Systems of which only products are known."""

from jax.scipy.sparse import linalg as linalg
