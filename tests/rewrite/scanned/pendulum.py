import jax
import jax.numpy as jnp

dt = 0.01


@jax.jit
def accelerate(angle):
    return -9.81 * jnp.sin(angle)


angle, speed = jnp.array(0.5), jnp.array(0.0)
energy = 0
angles = []
for i in range(200):
    speed = speed + dt * accelerate(angle)
    angle = angle + dt * speed
    energy += 0.5 * speed**2
    angles.append(float(angle))
    if i % 50 == 0:
        print(f"t={i * dt:.2f} angle={angle:.4f}")
print("mean energy", energy / 200)
print(max(angles), min(angles))
print([round(a, 3) for a in angles[:3]])
