"""Errors that a function gives instead of raising them."""

from jax.experimental.checkify import *
from jax.experimental.checkify import Error as Error, JaxException as JaxException, checkify as checkify
from jax.experimental.checkify import all_checks as all_checks, float_checks as float_checks, user_checks as user_checks
