"""The former place of jax.shard_map."""

from jax._src.shard_map import shard_map as _shard_map


def shard_map(f, mesh, in_specs, out_specs, check_rep=True, auto=frozenset()):
    """`jax.shard_map` with its former arguments."""
    if auto:
        raise NotImplementedError("shard_map with auto axes")
    return _shard_map(f, mesh=mesh, in_specs=in_specs, out_specs=out_specs, check_vma=check_rep)
