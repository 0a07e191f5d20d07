import jax
import jax.numpy as jnp


class Tokenizer:
    def __init__(self):
        self.vocab = {"<unk>": 0}

    def fit(self, text):
        for word in text.split():
            if word not in self.vocab:
                self.vocab[word] = len(self.vocab)

    def encode(self, text):
        return jnp.array([self.vocab.get(word, 0) for word in text.split()])


tokenizer = Tokenizer()
tokenizer.fit("the cat sat")


@jax.jit
def bag(ids):
    return jnp.zeros(8).at[ids].add(1.0) / len(tokenizer.vocab)  #~ element len(tokenizer.vocab) = 4


print(bag(tokenizer.encode("the cat sat")))
tokenizer.fit("on the mat")
print(bag(tokenizer.encode("the mat sat")))  #! len(tokenizer.vocab) 4 -> 6
