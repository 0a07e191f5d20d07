"""The rest of jax.checkpoint_policies. There is one memory here: what would be moved to another stays, and is kept."""

from jax import checkpoint_policies as _policies


def save_and_offload_only_these_names(
    *, names_which_can_be_saved, names_which_can_be_offloaded, offload_src, offload_dst
):
    """A policy that keeps what has one of these names, in whichever memory."""
    names = [*names_which_can_be_saved, *names_which_can_be_offloaded]
    return _policies.save_only_these_names(*names)


def offload_dot_with_no_batch_dims(offload_src, offload_dst):
    """A policy that keeps products of matrices that are not mapped over."""
    return _policies.dots_with_no_batch_dims_saveable
