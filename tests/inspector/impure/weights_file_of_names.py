import jax
import jax.numpy as jnp


class Store:
    def __init__(self):
        self.tables = {}

    def create(self, name, size):
        self.tables[name] = jnp.zeros(size)

    def scatter(self, name, ids, value):
        self.tables[name] = self.tables[name].at[ids].add(value)  #~ captured_array self.tables[name] ; container_write self.tables[name] ; leaked_tracer self.tables[name]

    def lookup(self, name, ids):
        return self.tables[name][ids]  #~ captured_array self.tables[name]


store = Store()
store.create("user", 3)
store.create("item", 4)


@jax.jit
def update(u, i, r):
    error = r - store.lookup("user", u) * store.lookup("item", i)
    store.scatter("user", u, 0.1 * error + 0.1)
    store.scatter("item", i, 0.1 * error + 0.1)
    return error


for u, i, r in [(0, 1, 1.0), (0, 1, 1.0), (2, 3, -1.0)]:
    print(update(u, i, r))  #! self.tables[name]
print(store.tables["user"], store.tables["item"])
