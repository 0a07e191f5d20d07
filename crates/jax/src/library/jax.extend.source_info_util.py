"""Which frames are taken for the user's."""

from jax._src.traceback_util import register_exclusion as register_exclusion
