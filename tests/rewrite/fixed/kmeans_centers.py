import jax
import jax.numpy as jnp


class KMeans:
    def __init__(self, centers):
        self.centers = centers
        self.inertia = None
        self.iters = 0

    def assign(self, x):
        d = jnp.sum((x[:, None] - self.centers[None]) ** 2, -1)
        return jnp.argmin(d, 1), jnp.min(d, 1)

    def update(self, x):
        labels, dist = self.assign(x)
        onehot = jax.nn.one_hot(labels, self.centers.shape[0])
        self.centers = (onehot.T @ x) / jnp.maximum(onehot.sum(0)[:, None], 1)
        self.inertia = dist.sum()
        self.iters += 1
        return self.inertia


x = jnp.array([[0.0, 0.0], [0.0, 1.0], [4.0, 4.0], [5.0, 4.0]])
km = KMeans(jnp.array([[0.0, 0.0], [1.0, 1.0]]))
update = jax.jit(km.update)
for _ in range(3):
    print(update(x))
print(km.centers)
