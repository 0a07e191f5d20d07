import jax, jax.numpy as jnp

class Elo:
    K = 32
    def __init__(self, names):
        self.ratings = {n: 1500.0 for n in names}
        self.games = 0

    def play(self, a, b, score):
        ra, rb = self.ratings[a], self.ratings[b]
        expected = 1 / (1 + 10 ** ((rb - ra) / 400))
        delta = self.K * (score - expected)
        self.ratings[a] = ra + delta
        self.ratings[b] = rb - delta
        self.games += 1
        return self.ratings[a]

league = Elo(["ann", "bob", "cid"])
play = jax.jit(league.play, static_argnums=(0, 1))
print(f"{float(play('ann', 'bob', 1.0)):.2f}")
print(f"{float(play('ann', 'bob', 1.0)):.2f}")
print(f"{float(league.ratings['bob']):.2f}", league.games)
