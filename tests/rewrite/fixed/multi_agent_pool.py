import jax
import jax.numpy as jnp
from functools import partial

class Agent:
    def __init__(self, name, skill):
        self.name = name
        self.skill = skill
        self.score = 0.0

    def act(self, obs):
        return jnp.tanh(self.skill * obs)

class Pool:
    def __init__(self):
        self.agents = {}

    def add(self, agent):
        self.agents[agent.name] = agent

    def __getitem__(self, name):
        return self.agents[name]

    def train(self, name, amount):
        self.agents[name].skill += amount

pool = Pool()
pool.add(Agent("a", 0.5))
pool.add(Agent("b", 1.5))

@partial(jax.jit, static_argnames="name")
def play(name, obs):
    return pool[name].act(obs).sum()

obs = jnp.array([0.2, 0.4])
for rnd in range(3):
    for name in ("a", "b"):
        s = float(play(name, obs))
        pool[name].score += s
    pool.train("a", 1.0)
print({n: round(ag.score, 4) for n, ag in pool.agents.items()})
