import jax.numpy as jnp, jax
x = jnp.array([0.1, 0.5, 0.9])
for name in "abs sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arctanh exp exp2 expm1 log log2 log10 log1p sqrt cbrt square reciprocal negative sign floor ceil trunc rint degrees radians isfinite isinf signbit".split():
    print(name, getattr(jnp, name)(x), getattr(jnp, name)(jnp.array(1)))
y = jnp.array([2.0, -3.0, 0.5])
for name in "add subtract multiply divide floor_divide mod remainder fmod power maximum minimum arctan2 logaddexp logaddexp2 heaviside copysign equal less greater_equal logical_and logical_xor dot vdot inner outer cross float_power fmax fmin".split():
    print(name, getattr(jnp, name)(x, y))
i = jnp.array([6, 4, 9])
for name in "add mod floor_divide power bitwise_and bitwise_or bitwise_xor left_shift gcd lcm divide maximum".split():
    print(name, getattr(jnp, name)(i, jnp.array([4, 2, 3])))
c = jnp.array([1 + 2j, 3 - 1j])
print(c, c.real, c.imag, jnp.conj(c), jnp.abs(c), c * c, jnp.angle(c), jnp.exp(c))
print(jnp.clip(y, -1, 1), jnp.clip(y, min=0), jnp.where(y > 0, y, 0), jnp.where(y > 0, 1, 2), jnp.select([y > 1, y < 0], [y, -y], 0), jnp.interp(0.25, jnp.array([0.0, 1.0]), jnp.array([1.0, 3.0])))
print(jnp.einsum("ij,jk->ik", jnp.ones((2, 3)), jnp.ones((3, 2))), jnp.einsum("ii", jnp.eye(3)), jnp.tensordot(jnp.ones((2, 3)), jnp.ones((3, 2)), axes=1), jnp.matmul(jnp.ones((2, 2, 3)), jnp.ones((3, 1))).shape)
print(jnp.convolve(jnp.array([1.0, 2.0, 3.0]), jnp.array([0.0, 1.0, 0.5])), jnp.polyval(jnp.array([1, 2, 3]), 2), jnp.gradient(jnp.array([1.0, 4.0, 9.0])), jnp.trapezoid(jnp.array([1.0, 2.0, 3.0])))
