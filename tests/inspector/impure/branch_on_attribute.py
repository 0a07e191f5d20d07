import jax

class Layer:
    def __init__(self):
        self.mode = "train"

    def __call__(self, x):
        return x * 2 if self.mode == "train" else x  #~ attribute self.mode = 'train' ; branch self.mode == "train"

layer = Layer()
call = jax.jit(layer.__call__)
print(call(1.0))
layer.mode = "eval"
print(call(1.0))  #! self.mode 'train' -> 'eval'
