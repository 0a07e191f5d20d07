import jax
import jax.numpy as jnp


class Inventory:
    def __init__(self):
        self.stock = {"apple": 3, "pear": 2}
        self.price = {"apple": 1.0, "pear": 2.0}
        self.sold = 0.0

    def sell(self, name, n):
        self.stock[name] -= n  #~ element self.stock[name] = 3 ; element self.stock[name] = 2 ; container_write self.stock[name] ; leaked_tracer self.stock[name]
        self.sold += n * self.price[name]  #~ attribute self.sold = 0.0 ; element self.price[name] = 2.0 ; attribute_write self.sold ; leaked_tracer self.sold
        return self.sold


inventory = Inventory()


@jax.jit
def day(apples, pears):
    inventory.sell("apple", apples)
    return inventory.sell("pear", pears)


print(day(1, 1))
inventory.price["pear"] = 3.0
print(day(1, 1))  #! self.stock[name] 3 -> a tracer
print(inventory.stock["apple"], inventory.stock["pear"])
