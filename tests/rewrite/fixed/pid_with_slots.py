import jax
import jax.numpy as jnp

class PID:
    __slots__ = ("kp", "ki", "kd", "acc", "prev")

    def __init__(self, kp, ki, kd):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.acc = 0.0
        self.prev = None

    def __call__(self, err, dt=0.1):
        self.acc += err * dt
        slope = 0.0 if self.prev is None else (err - self.prev) / dt
        self.prev = err
        return self.kp * err + self.ki * self.acc + self.kd * slope

pid = PID(1.2, 0.5, 0.05)
control = jax.jit(lambda e: pid(e))
y = 0.0
for k in range(5):
    u = control(1.0 - y)
    y = y + 0.1 * float(u)
    print(f"{k} {y:.4f}")
