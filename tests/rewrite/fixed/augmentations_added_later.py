import jax
import jax.numpy as jnp

class Augment:
    def __init__(self):
        self.ops = []

    def add(self, op):
        self.ops.append(op)
        return self

    def run(self, img):
        for op in self.ops:
            img = op(img)
        return img

aug = Augment().add(jnp.flipud)
apply = jax.jit(aug.run)
img = jnp.arange(6.0).reshape(2, 3)
print(apply(img))
aug.add(jnp.fliplr)
print(apply(img))
aug.add(lambda im: im * 0.5)
print(apply(img))
