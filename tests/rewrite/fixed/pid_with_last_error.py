import jax
import jax.numpy as jnp


class Pid:
    def __init__(self, kp, ki, kd):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.integral = 0.0
        self.last = None

    def __call__(self, error, dt=0.1):
        self.integral += error * dt
        derivative = 0.0 if self.last is None else (error - self.last) / dt
        self.last = error
        return self.kp * error + self.ki * self.integral + self.kd * derivative


pid = Pid(1.0, 0.5, 0.05)
control = jax.jit(pid)
x = 0.0
for _ in range(4):
    x = x + 0.1 * control(1.0 - x)
    print(x)
