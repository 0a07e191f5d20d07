import jax, jax.numpy as jnp

class Thermostat:
    def __init__(self, low, high):
        self.low, self.high = low, high
        self.on = False

    def __call__(self, temp):
        self.on = jnp.where(temp < self.low, True, jnp.where(temp > self.high, False, self.on))  #~ attribute self.on = False ; attribute_write self.on ; leaked_tracer self.on
        return jnp.where(self.on, temp + 1.5, temp - 0.7)

th = Thermostat(18.0, 21.0)
step = jax.jit(th)
t = jnp.float32(19.0)
for hour in range(8):
    t = step(t)  #! self.on first
    print(hour, round(float(t), 2))
