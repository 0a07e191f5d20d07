import jax
import jax.numpy as jnp

class HMM:
    def __init__(self, A, B, pi):
        self.A, self.B, self.pi = A, B, pi
        self._filtered = None

    def observe(self, o):
        if self._filtered is None:  #~ attribute self._filtered = None ; branch self._filtered is None
            alpha = self.pi * self.B[:, o]
        else:
            alpha = (self._filtered @ self.A) * self.B[:, o]
        self._filtered = alpha / alpha.sum()  #~ attribute_write self._filtered ; leaked_tracer self._filtered
        return self._filtered

hmm = HMM(jnp.array([[0.7, 0.3], [0.4, 0.6]]),
          jnp.array([[0.9, 0.1], [0.2, 0.8]]),
          jnp.array([0.5, 0.5]))
observe = jax.jit(hmm.observe)
for o in (0, 0, 1, 1):
    print(o, observe(o))  #! self._filtered None -> a tracer
