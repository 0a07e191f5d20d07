import jax
import jax.numpy as jnp


class TrafficLight:
    order = {"red": "green", "green": "yellow", "yellow": "red"}
    speed = {"red": 0.0, "green": 1.0, "yellow": 0.4}

    def __init__(self):
        self.color = "red"

    def advance(self):
        self.color = self.order[self.color]

    def move(self, cars):
        return cars + self.speed[self.color]  #~ attribute self.color = 'red'


light = TrafficLight()
move = jax.jit(light.move)
cars = jnp.zeros(3)
for t in range(4):
    cars = move(cars)  #! self.color 'red' -> 'green'
    print(light.color, cars)
    light.advance()
