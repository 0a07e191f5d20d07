import jax
import jax.numpy as jnp


class Game:
    def __init__(self):
        self.level = 1
        self.score = 0
        self.lives = 3

    def speed(self):
        return 1.0 + 0.25 * (self.level - 1)  #~ attribute self.level = 1


game = Game()


@jax.jit
def advance(ball, velocity):
    ball = ball + velocity * game.speed()
    hit = jnp.abs(ball) > 5
    return jnp.clip(ball, -5, 5), jnp.where(hit, -velocity, velocity), hit


ball, velocity = jnp.zeros(2), jnp.array([2.0, 3.0])
for frame in range(6):
    ball, velocity, hit = advance(ball, velocity)  #! self.level 1 -> 2
    if bool(hit.any()):
        game.score += 10
        game.level += 1
    print(frame, ball, game.level)
