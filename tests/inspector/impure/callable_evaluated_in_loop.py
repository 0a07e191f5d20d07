import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array(1.0)
        self.calls = 0

    def __call__(self, x):
        self.calls += 1  #~ attribute self.calls = 0 ; attribute_write self.calls
        self.w = self.w * 0.9  #~ captured_array self.w ; attribute_write self.w ; leaked_tracer self.w
        return self.w * x + self.calls


def evaluate(f, xs):
    out = []
    for x in xs:
        out.append(float(f(x)))  #! self.calls 0 -> 1
    return out


model = Model()
print(evaluate(jax.jit(model), [1.0, 2.0, 3.0]))
print(model.calls)
