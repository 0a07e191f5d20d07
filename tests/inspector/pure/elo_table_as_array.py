import jax
import jax.numpy as jnp

names = ["ann", "bob", "cy"]
index = {name: i for i, name in enumerate(names)}


@jax.jit
def play(table, a, b, score):
    expected = 1 / (1 + 10 ** ((table[b] - table[a]) / 400))
    change = 32 * (score - expected)
    return table.at[a].add(change).at[b].add(-change)


table = jnp.full(3, 1200.0)
games = [("ann", "bob", 1), ("bob", "cy", 0)]
games.append(("cy", "ann", 1))
for a, b, score in games:
    table = play(table, index[a], index[b], score)
    print(dict(zip(names, [round(float(t), 1) for t in table])))
