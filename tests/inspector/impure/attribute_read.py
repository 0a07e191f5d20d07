import jax

class Model:
    def __init__(self):
        self.scale = 2.0

    def apply(self, x):
        return x * self.scale  #~ attribute self.scale = 2.0

model = Model()
apply = jax.jit(model.apply)
print(apply(3.0))
model.scale = 5.0
print(apply(3.0))  #! self.scale 2.0 -> 5.0
