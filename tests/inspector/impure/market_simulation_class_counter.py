import jax
import jax.numpy as jnp


class Agent:
    population = 0

    def __init__(self, cash):
        self.cash = cash
        Agent.population += 1

    def share(self, total):
        return total / Agent.population  #~ attribute Agent.population = 2


@jax.jit
def dividend(total):
    return agents[0].share(total)


agents = [Agent(10.0), Agent(20.0)]
print(dividend(100.0))
agents.append(Agent(5.0))
print(dividend(100.0))  #! Agent.population 2 -> 3
