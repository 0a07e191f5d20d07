import jax, jax.numpy as jnp

class Subject:
    def __init__(self):
        self.observers = []
        self.value = 0.0
    def attach(self, fn):
        self.observers.append(fn)
        return self
    def set(self, v):
        self.value = v
        for fn in self.observers:
            fn(v)

high_score = {"best": 0.0, "name": ""}
subject = Subject().attach(lambda v: high_score.update(best=max(high_score["best"], v)))

@jax.jit
def handicap(points):
    return points / (1.0 + high_score["best"])  #~ element high_score["best"] = 0.0

for s in (3.0, 9.0, 4.0):
    print(f"{float(handicap(s)):.3f}")  #! high_score["best"] first
    subject.set(s)
