import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1  #~ attribute self.n = 0 ; attribute_write self.n
        return self.n

counter = Counter()
count = jax.jit(counter.count)
print(count())
print(count())  #! self.n 0 -> 1
