from functools import partial

import jax


class Net:
    def __init__(self):
        self.training = True


net = Net()


@partial(jax.jit, static_argnames="training")
def forward(x, training):
    return x * 0.5 if training else x


print(forward(2.0, training=net.training))
net.training = False
print(forward(2.0, training=net.training))
