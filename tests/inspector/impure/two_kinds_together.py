import time

import jax

g = 1.0
calls = 0


class Model:
    def __init__(self):
        self.w = 2.0
        self.seen = []

    def __call__(self, x):
        global calls
        calls += 1  #~ global calls = 0 ; global_write calls
        self.seen.append(calls)  #~ container_write self.seen
        print("called")  #~ print
        return x * self.w + g + 0 * time.time()  #~ attribute self.w = 2.0 ; global g = 1.0 ; clock


model = Model()
f = jax.jit(model)
print(f(1.0))
g = 5.0
model.w = 3.0
print(f(1.0))  #! calls 0 -> 1
print(calls, model.seen)
