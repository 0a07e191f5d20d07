import functools
import jax
import jax.numpy as jnp


class Policy:
    def __init__(self):
        self.bonus = 0.0

    def score(self, scale, obs):
        return scale * obs.sum() + self.bonus  #~ attribute self.bonus


policy = Policy()
score = jax.jit(functools.partial(policy.score, 2.0))
obs = jnp.array([1.0, 2.0])
print(score(obs))
policy.bonus = 10.0
print(score(obs))  #! self.bonus
