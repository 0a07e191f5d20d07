import jax
import jax.numpy as jnp

STATES = ["idle", "run", "stop"]


class Motor:
    def __init__(self):
        self.state = "idle"
        self.speed = 0.0

    def command(self, torque):
        gain = {"idle": 0.0, "run": 1.0, "stop": -0.5}[self.state]
        self.speed = self.speed + gain * torque
        return self.speed


motor = Motor()
command = jax.jit(motor.command)
for s in ["idle", "run", "run", "stop"]:
    motor.state = s
    print(s, command(2.0))
