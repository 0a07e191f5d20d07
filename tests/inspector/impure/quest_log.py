import jax, jax.numpy as jnp

class Hero:
    def __init__(self):
        self.hp, self.xp, self.level = 30.0, 0.0, 1
    def fight(self, attack, hp):
        damage = jnp.maximum(attack - 2.0 * self.level, 0.0)  #~ attribute self.level = 1
        self.hp = self.hp - damage  #~ attribute self.hp = 30.0 ; attribute_write self.hp ; leaked_tracer self.hp
        gained = jnp.where(self.hp > 0, hp, 0.0)
        self.xp = self.xp + gained  #~ attribute self.xp = 0.0 ; attribute_write self.xp ; leaked_tracer self.xp
        return self.hp, self.xp
    def rest(self):
        self.hp = 30.0
        self.level += 1

h = Hero()
fight = jax.jit(h.fight)
print(*map(float, fight(8.0, 5.0)))
print(*map(float, fight(10.0, 7.0)))  #! self.hp first
h.rest()
print(*map(float, fight(10.0, 7.0)))  #! self.level first
