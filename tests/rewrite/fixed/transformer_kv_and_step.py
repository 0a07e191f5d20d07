import jax
import jax.numpy as jnp


class Decoder:
    def __init__(self, vocab, d, length):
        k1, k2 = jax.random.split(jax.random.key(0))
        self.embed = jax.random.normal(k1, (vocab, d))
        self.out = jax.random.normal(k2, (d, vocab))
        self.cache = jnp.zeros((length, d))
        self.pos = 0

    def step(self, token):
        x = self.embed[token]
        self.cache = self.cache.at[self.pos].set(x)
        self.pos += 1
        scores = self.cache @ x
        mask = jnp.arange(len(self.cache)) < self.pos
        weights = jax.nn.softmax(jnp.where(mask, scores, -1e9))
        return (weights @ self.cache) @ self.out


decoder = Decoder(5, 4, 6)
step = jax.jit(decoder.step)
token = 1
for _ in range(4):
    token = int(jnp.argmax(step(token)))
    print(token)
print(decoder.pos)
