import jax
import jax.numpy as jnp

class Member:
    def __init__(self, w, weight):
        self.w, self.weight = w, weight
    def predict(self, x):
        return jnp.tanh(x @ self.w)

class Ensemble:
    def __init__(self):
        self.members = []
    def add(self, member):
        self.members.append(member)
        return self
    def __len__(self):
        return len(self.members)
    def __iter__(self):
        return iter(self.members)
    def predict(self, x):
        total = sum(m.weight for m in self)
        return sum(m.weight * m.predict(x) for m in self) / total

ens = Ensemble().add(Member(jnp.array([1.0, 0.0]), 1.0)).add(Member(jnp.array([0.0, 1.0]), 2.0))
predict = jax.jit(ens.predict)
x = jnp.array([0.5, -0.5])
print(f"{float(predict(x)):.4f}")
ens.members[0].weight = 5.0
print(f"{float(predict(x)):.4f}")
ens.add(Member(jnp.array([1.0, 1.0]), 1.0))
print(f"{float(predict(x)):.4f}", len(ens))
