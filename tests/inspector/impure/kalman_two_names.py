import jax
import jax.numpy as jnp


class Kalman:
    def __init__(self, q, r):
        self.x = jnp.zeros(2)
        self.P = jnp.eye(2)
        self.Q = q * jnp.eye(2)
        self.R = jnp.array([[r]])
        self.F = jnp.array([[1.0, 1.0], [0.0, 1.0]])
        self.H = jnp.array([[1.0, 0.0]])

    def predict(self):
        self.x = self.F @ self.x  #~ captured_array self.x ; attribute_write self.x ; leaked_tracer self.x
        self.P = self.F @ self.P @ self.F.T + self.Q  #~ captured_array self.P ; attribute_write self.P ; leaked_tracer self.P

    def update(self, z):
        y = z - self.H @ self.x
        S = self.H @ self.P @ self.H.T + self.R
        K = self.P @ self.H.T @ jnp.linalg.inv(S)
        self.x = self.x + K @ y  #~ attribute_write self.x
        self.P = (jnp.eye(2) - K @ self.H) @ self.P  #~ attribute_write self.P


tracker = Kalman(0.01, 1.0)
filters = {"position": tracker}


@jax.jit
def observe(z):
    filters["position"].predict()
    filters["position"].update(z)
    return filters["position"].x


for z in [1.0, 2.1, 2.9, 4.2]:
    print(observe(jnp.array([z])))  #! self.x
print(tracker.x)
