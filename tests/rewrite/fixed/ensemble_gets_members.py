import jax
import jax.numpy as jnp

class Member:
    def __init__(self, w):
        self.w = jnp.array(w)

    def __call__(self, x):
        return self.w * x

class Ensemble:
    def __init__(self):
        self.members = []

    def add(self, m):
        self.members.append(m)

    def __call__(self, x):
        outs = [m(x) for m in self.members]
        return sum(outs) / len(outs)

ens = Ensemble()
ens.add(Member(1.0))
predict = jax.jit(ens)
print(predict(2.0))
ens.add(Member(3.0))
print(predict(2.0))
ens.members[0].w = jnp.array(10.0)
print(predict(2.0))
