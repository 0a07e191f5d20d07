import jax
import jax.numpy as jnp


class Tokenizer:
    def __init__(self):
        self.vocab = {}

    def encode(self, words):
        return [self.vocab.setdefault(w, len(self.vocab)) for w in words]


tokenizer = Tokenizer()


@jax.jit
def one_hot(token):
    return jax.nn.one_hot(token, len(tokenizer.vocab))  #~ element len(tokenizer.vocab) = 2


ids = tokenizer.encode("a b a".split())
print(one_hot(ids[0]))
ids = tokenizer.encode("c d".split())
print(one_hot(ids[0]))  #! len(tokenizer.vocab)
