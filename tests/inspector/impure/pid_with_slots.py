import jax
import jax.numpy as jnp

class PID:
    __slots__ = ("kp", "ki", "kd", "acc", "prev")

    def __init__(self, kp, ki, kd):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.acc = 0.0
        self.prev = None

    def __call__(self, err, dt=0.1):
        self.acc += err * dt  #~ attribute self.acc = 0.0 ; attribute_write self.acc ; leaked_tracer self.acc
        slope = 0.0 if self.prev is None else (err - self.prev) / dt  #~ attribute self.prev = None ; branch self.prev is None
        self.prev = err  #~ attribute_write self.prev ; leaked_tracer self.prev
        return self.kp * err + self.ki * self.acc + self.kd * slope

pid = PID(1.2, 0.5, 0.05)
control = jax.jit(lambda e: pid(e))
y = 0.0
for k in range(5):
    u = control(1.0 - y)  #! self.acc 0.0 -> a tracer
    y = y + 0.1 * float(u)
    print(f"{k} {y:.4f}")
