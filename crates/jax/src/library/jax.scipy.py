"""The modules of jax.scipy that few programs need."""

from jax.scipy import signal as signal
