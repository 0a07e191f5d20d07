from enum import IntEnum
import jax, jax.numpy as jnp

class Turn(IntEnum):
    WHITE = 0
    BLACK = 1

class Game:
    def __init__(self):
        self.turn = Turn.WHITE
        self.board = jnp.zeros(4, jnp.int32)
    def play(self, at):
        mark = 1 if self.turn is Turn.WHITE else -1
        self.board = self.board.at[at].set(mark)
        self.turn = Turn.BLACK if self.turn is Turn.WHITE else Turn.WHITE
        return self.board

g = Game()
play = jax.jit(g.play)
for at in (0, 2, 3):
    print(play(at))
