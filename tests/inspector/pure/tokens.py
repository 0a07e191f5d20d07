import jax
import jax.numpy as jnp
from collections import Counter, OrderedDict

class Vocab:
    def __init__(self, texts):
        counts = Counter(w for t in texts for w in t.split())
        self.index = OrderedDict((w, i) for i, (w, _) in enumerate(sorted(counts.items())))

    def __len__(self):
        return len(self.index)

    def encode(self, text):
        return jnp.array([self.index.get(w, 0) for w in text.split()])

texts = ["the cat sat", "the dog sat", "a cat ran"]
vocab = Vocab(texts)

@jax.jit
def bag(ids):
    return jnp.zeros(len(vocab)).at[ids].add(1.0)

@jax.jit
def cosine(a, b):
    return jnp.dot(a, b) / (jnp.linalg.norm(a) * jnp.linalg.norm(b))

vectors = [bag(vocab.encode(t)) for t in texts]
for i in range(3):
    print([round(float(cosine(vectors[i], v)), 3) for v in vectors])
