"""The digits of Fourier transforms are those of 32-bit arithmetic, and what cancels vanishes."""

import jax.numpy as jnp

for n in (2, 3, 4, 5, 6, 7, 8, 9, 12, 16):
    x = jnp.arange(n, dtype=jnp.float32) % 3
    print(n, jnp.fft.fft(x), jnp.fft.ifft(x))
x = jnp.array([[1, 3, 5, 7], [2, 4, 6, 8]])
print(jnp.fft.hfft(x), jnp.fft.ihfft(x), jnp.fft.ifft2(x), jnp.fft.fft2(x))
