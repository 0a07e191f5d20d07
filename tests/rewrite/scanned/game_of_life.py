import jax
import jax.numpy as jnp


@jax.jit
def tick(board):
    around = sum(jnp.roll(board, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1)) - board
    return ((around == 3) | ((board == 1) & (around == 2))).astype(jnp.int32)


board = jnp.zeros((6, 6), jnp.int32).at[jnp.array([0, 1, 2, 2, 2]), jnp.array([1, 2, 0, 1, 2])].set(1)
counts = []
for generation in range(8):
    board = tick(board)
    alive = board.sum()
    counts.append(alive.item())
print(board)
print(counts)
