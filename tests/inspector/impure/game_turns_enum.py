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
        mark = 1 if self.turn is Turn.WHITE else -1  #~ attribute self.turn = an object ; branch self.turn is Turn.WHITE = True
        self.board = self.board.at[at].set(mark)  #~ captured_array self.board ; attribute_write self.board ; leaked_tracer self.board
        self.turn = Turn.BLACK if self.turn is Turn.WHITE else Turn.WHITE  #~ attribute self.turn = an object ; branch self.turn is Turn.WHITE = True ; attribute_write self.turn
        return self.board

g = Game()
play = jax.jit(g.play)
for at in (0, 2, 3):
    print(play(at))  #! self.board first
