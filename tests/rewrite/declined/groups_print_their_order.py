# declined: sorted
import jax
import jax.numpy as jnp

class GroupedSGD:
    def __init__(self, groups, rates):
        self.groups = groups
        self.rates = rates

    def apply(self, params, grads):
        new = dict(params)
        for group, rate in zip(self.groups, self.rates):
            for key in group:
                new[key] = params[key] - rate * grads[key]
        return new

optim = GroupedSGD([("enc",), ("dec", "bias")], [0.5, 0.05])

def objective(p):
    return (p["enc"] - 1.0) ** 2 + (p["dec"] + 2.0) ** 2 + p["bias"] ** 2

@jax.jit
def iterate(p):
    return optim.apply(p, jax.grad(objective)(p))

p = {"enc": 0.0, "dec": 0.0, "bias": 1.0}
for it in range(4):
    p = iterate(p)
    optim.rates = [r / 2 for r in optim.rates]
    print(it, {k: round(float(v), 4) for k, v in p.items()})
