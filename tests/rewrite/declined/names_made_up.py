# declined: setattr
import jax


class Bag:
    pass


bag = Bag()
bag.v0 = 0.0
count = 0


@jax.jit
def put(x):
    global count
    count += 1
    setattr(bag, f"v{count}", x)
    return getattr(bag, f"v{count - 1}") + x


for v in [1.0, 2.0, 3.0]:
    try:
        print(put(v))
    except Exception as error:
        print(type(error).__name__)
