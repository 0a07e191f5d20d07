import jax
import jax.numpy as jnp


class Policy:
    def __init__(self):
        self.eps = 1.0
        self.q = jnp.zeros(3)

    def act(self, u):
        self.eps = max(0.1, self.eps * 0.5)  #~ attribute self.eps = 1.0 ; attribute_write self.eps
        return jnp.where(u < self.eps, 0, jnp.argmax(self.q))  #~ captured_array self.q

    def learn(self, a, r):
        self.q = self.q.at[a].add(0.5 * (r - self.q[a]))  #~ captured_array self.q ; attribute_write self.q ; leaked_tracer self.q
        return self.q


policy = Policy()
act = jax.jit(policy.act)
learn = jax.jit(policy.learn)
for u in [0.7, 0.4, 0.2]:
    a = act(u)  #! self.eps
    print(a, learn(2, 1.0))  #! self.q
