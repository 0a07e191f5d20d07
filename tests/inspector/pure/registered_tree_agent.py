import jax, jax.numpy as jnp
class Opt:
    def __init__(self, lr, m): self.lr, self.m = lr, m
class Agent:
    def __init__(self, w, opt): self.w, self.opt = w, opt
jax.tree_util.register_pytree_node(Opt, lambda o: ((o.lr, o.m), None), lambda a, c: Opt(*c))
jax.tree_util.register_pytree_node(Agent, lambda o: ((o.w, o.opt), None), lambda a, c: Agent(*c))

@jax.jit
def step(agent, g):
    agent.opt.m = 0.9 * agent.opt.m + g
    agent.w = agent.w - agent.opt.lr * agent.opt.m
    return agent

a = Agent(jnp.ones(2), Opt(0.1, jnp.zeros(2)))
for i in range(3):
    a = step(a, 1.0)
    print(a.w, a.opt.m)
