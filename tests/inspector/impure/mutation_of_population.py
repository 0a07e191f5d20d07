import random
import jax
import jax.numpy as jnp

class Population:
    generation = 0

    def __init__(self, genes):
        self.genes = jnp.array(genes)

    def mutate(self):
        sigma = 1.0 / (1 + Population.generation)  #~ attribute Population.generation = 0
        noise = jnp.array([random.gauss(0.0, sigma) for _ in range(4)])  #~ random
        self.genes = self.genes + noise  #~ captured_array self.genes ; attribute_write self.genes ; leaked_tracer self.genes
        Population.generation += 1  #~ attribute Population.generation = 0 ; attribute_write Population.generation
        return self.genes

random.seed(3)
pop = Population([1.0, 2.0, 3.0, 4.0])
mutate = jax.jit(pop.mutate)
a = mutate()
b = mutate()  #! Population.generation 0 -> 1
print(Population.generation, bool(jnp.all(a == b)), b.shape)
