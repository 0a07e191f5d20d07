import jax
import jax.numpy as jnp


class Trainer:
    def __init__(self, lr):
        self.lr = lr
        self.history = []
        self.epoch = 0

    def fit(self, w, batches):
        for batch in batches:
            w, loss = self.update(w, batch, self.lr)
            self.history.append(float(loss))
        self.epoch += 1
        self.lr *= 0.5
        return w

    @staticmethod
    @jax.jit
    def update(w, batch, lr):
        loss, g = jax.value_and_grad(lambda w: jnp.mean((w - batch) ** 2))(w)
        return w - lr * g, loss


trainer = Trainer(0.4)
w = jnp.float32(0.0)
for _ in range(2):
    w = trainer.fit(w, [jnp.array([1.0, 2.0]), jnp.array([3.0])])
    print(trainer.epoch, w, trainer.lr)
print(len(trainer.history))
