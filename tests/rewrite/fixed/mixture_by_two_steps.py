import jax
import jax.numpy as jnp

class EM:
    def __init__(self, x, k):
        self.x = jnp.asarray(x)
        self.mu = jnp.linspace(self.x.min(), self.x.max(), k)
        self.pi = jnp.ones(k) / k
        self.ll_trace = []

    def e_step(self):
        d = -0.5 * (self.x[:, None] - self.mu) ** 2
        logp = d + jnp.log(self.pi)
        norm = jax.nn.logsumexp(logp, axis=1, keepdims=True)
        self.ll_trace.append(norm.sum())
        return jnp.exp(logp - norm)

    def m_step(self, r):
        n = r.sum(0)
        self.mu = (r * self.x[:, None]).sum(0) / n
        self.pi = n / n.sum()

    def iterate(self):
        self.m_step(self.e_step())
        return self.mu

em = EM([0.0, 0.2, 0.1, 4.0, 4.2, 3.9], 2)
it = jax.jit(em.iterate)
for _ in range(3):
    print(jnp.round(it(), 4))
print(len(em.ll_trace), em.ll_trace[-1] >= em.ll_trace[0])
