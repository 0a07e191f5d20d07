import jax

def experiment(steps):
    class Walker:
        def __init__(self):
            self.x = 0.0

        def walk(self, d):
            self.x += d
            return self.x

    w = Walker()
    walk = jax.jit(w.walk)
    out = []
    for i in range(steps):
        out.append(float(walk(1.0)))
    return out

print(experiment(3))
