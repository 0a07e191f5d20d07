import random
import jax
import jax.numpy as jnp

class Weather:
    KINDS = ("sun", "rain", "storm")
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.kind = "sun"
    def roll(self):
        self.kind = self.rng.choice(self.KINDS)
        return self.kind

class Farm:
    def __init__(self, weather):
        self.weather = weather
        self.crop = jnp.array([1.0, 2.0])
    def growth(self):
        if self.weather.kind == "sun":
            return 1.1
        if self.weather.kind == "rain":
            return 1.3
        return 0.7

farm = Farm(Weather(4))

@jax.jit
def day(crop):
    return crop * farm.growth()

for _ in range(5):
    farm.crop = day(farm.crop)
    print(farm.weather.kind, jnp.round(farm.crop, 4))
    farm.weather.roll()
