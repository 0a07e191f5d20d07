"""The operations that lowerings may use."""

from jax._src.lib.mlir.dialects import hlo as hlo
