import jax
import jax.numpy as jnp
from jax import lax


def show(x):
    print(x.dtype, x.shape, [complex(round(v.real, 3) + 0.0, round(v.imag, 3) + 0.0) for v in map(complex, x.ravel())])


for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 53, 106]:
    x = jnp.cos(jnp.arange(n) * 1.5) + 1j * jnp.sin(jnp.arange(n) ** 2 / 3)
    y = jnp.fft.fft(x)
    print(n, bool(jnp.allclose(jnp.fft.ifft(y), x, atol=1e-5)))
    show(y[:4])
    r = jnp.fft.rfft(x.real)
    show(r[-2:])
    if n > 1:
        print(bool(jnp.allclose(jnp.fft.irfft(r, n), x.real, atol=1e-5)))

m = jnp.arange(24.0).reshape(2, 3, 4)
show(jnp.fft.fft(m, 3, axis=1, norm="ortho"))
show(jnp.fft.fft(m, 5, norm="forward")[0, 0])
show(jnp.fft.fftn(m)[0])
show(jnp.fft.rfft2(m, s=(2, 4))[1])
show(jnp.fft.irfftn(jnp.fft.rfftn(m)))
show(jnp.fft.hfft(jnp.array([1.0, 2j, 3.0])))
show(jnp.fft.ihfft(jnp.array([1.0, 2.0, 3.0, 4.0])))
print(jnp.fft.fftn(jnp.ones((1, 2, 1, 2, 3))).shape, jnp.fft.irfftn(jnp.ones((1, 2, 1, 2, 3))).shape)
print(jnp.fft.fftfreq(5), jnp.fft.fftfreq(4, 0.5), jnp.fft.rfftfreq(5, 0.5), jnp.fft.fftfreq(4, dtype="float16").dtype)
print(jnp.fft.fftshift(jnp.arange(10).reshape(2, 5)), jnp.fft.ifftshift(jnp.arange(5)))
show(jnp.fft.fft(jnp.array([1, 0, 2])))
print(jnp.fft.fftn(jnp.array(2.0)), jnp.fft.fft(jnp.ones((2, 0))), jnp.fft.irfft(jnp.ones(1)))

w = jnp.array([1.0, -2.0, 0.5, 3.0, 1.5])
print([round(float(v), 3) for v in jax.grad(lambda x: (jnp.abs(jnp.fft.fft(x)) ** 2 * w).sum())(w + 1)])
print([round(float(v), 3) for v in jax.grad(lambda x: (jnp.fft.rfft(x).real * w[:3]).sum())(w)])
print([round(float(v), 3) for v in jax.grad(lambda x: (jnp.fft.irfft(x * (1 + 2j)) * w[:4]).sum())(w[:3])])
print([round(float(v), 3) for v in jax.grad(lambda x: (jnp.fft.irfft(x * (1 + 2j), 5) * w).sum())(w[:3])])
print(jax.jvp(jnp.fft.rfft, (w,), (w,))[1].shape)
print(jax.make_jaxpr(jnp.fft.fft)(jnp.ones(4)))
print(jax.make_jaxpr(lambda x: jnp.fft.irfft(x, norm="ortho"))(jnp.ones(4)))
print(jax.make_jaxpr(lambda x: jnp.fft.rfft(x, axis=0))(jnp.ones((4, 3))))
print(jax.make_jaxpr(lambda: jnp.fft.fftfreq(5))())

for f in [
    lambda: lax.fft(jnp.ones(4, complex), "fft", (3,)),
    lambda: lax.fft(jnp.ones(4, complex), "rfft", (4,)),
    lambda: lax.fft(jnp.ones(4), "what", (4,)),
    lambda: jnp.fft.fft(m, axis=(0, 1)),
    lambda: jnp.fft.fft2(m, axes=(0,)),
    lambda: jnp.fft.fftn(m, axes=(0, 0)),
    lambda: jnp.fft.fftn(m, s=(2,), axes=(0, 1)),
    lambda: jnp.fft.fft(m, -1),
    lambda: jnp.fft.fft(m, norm="x"),
    lambda: jnp.fft.fft(jnp.array(1.0)),
    lambda: jnp.fft.fftfreq([4]),
]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
