import jax
import jax.numpy as jnp

class Blackboard(dict):
    def post(self, key, value):
        self[key] = value

board = Blackboard(target=jnp.array([1.0, 1.0]), urgency=1.0)

class Agent:
    def __init__(self, pos):
        self.pos = jnp.array(pos)

    def move(self, dt):
        d = board["target"] - self.pos
        self.pos = self.pos + dt * board["urgency"] * d
        return self.pos

a, b = Agent([0.0, 0.0]), Agent([4.0, 0.0])
move_a, move_b = jax.jit(a.move), jax.jit(b.move)
for k in range(3):
    print(move_a(0.5), move_b(0.5))
    board.post("urgency", board["urgency"] * 0.5)
    if k == 1:
        board.post("target", jnp.array([-1.0, 3.0]))
