import jax


class Gain:
    def __init__(self, k):
        self.k = k


def apply(gain, x):
    return gain.k * x  #~ attribute gain.k = 2.0


gain = Gain(2.0)
amplify = jax.jit(lambda x: apply(gain, x))
print(amplify(1.0))
gain.k = 3.0
print(amplify(1.0))  #! gain.k
