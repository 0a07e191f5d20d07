from typing import NamedTuple
import jax
import jax.numpy as jnp


class Metrics(NamedTuple):
    correct: jax.Array
    total: jax.Array

    @classmethod
    def empty(cls):
        return cls(jnp.int32(0), jnp.int32(0))

    def merge(self, logits, labels):
        hits = (jnp.argmax(logits, -1) == labels).sum()
        return Metrics(self.correct + hits, self.total + labels.size)

    @property
    def accuracy(self):
        return self.correct / self.total


@jax.jit
def evaluate(metrics, logits, labels):
    return metrics.merge(logits, labels)


metrics = Metrics.empty()
for shift in range(3):
    metrics = evaluate(metrics, jnp.eye(3), jnp.array([0, 1, shift]))
    print(metrics.accuracy)
