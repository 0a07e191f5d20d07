import jax
import jax.numpy as jnp

class Vocabulary:
    def __init__(self):
        self.ids = {}

    def add(self, word):
        return self.ids.setdefault(word, len(self.ids))

    def __len__(self):
        return len(self.ids)

    def __contains__(self, word):
        return word in self.ids

class Embedding:
    def __init__(self, vocab, dim):
        self.vocab = vocab
        self.dim = dim
        self.table = jnp.arange(10.0 * dim).reshape(10, dim) / 10

    def __call__(self, ids):
        return self.table[ids] / len(self.vocab)

vocab = Vocabulary()
for w in "the quick brown fox".split():
    vocab.add(w)
embed = Embedding(vocab, 2)

@jax.jit
def encode(ids):
    return embed(ids).sum(0)

ids = jnp.array([0, 2])
print(encode(ids))
vocab.add("jumps")
print(len(vocab), encode(ids))
for w in ("over", "lazy", "dog"):
    vocab.add(w)
print(len(vocab), encode(ids), "dog" in vocab)
