import jax


class Plant:
    def __init__(self):
        self.gain = 1.0
        self.offset = 0.5


plant = Plant()
tunable = ["gain", "offset"]


@jax.jit
def respond(u):
    out = u
    for name in tunable:
        out = out * 2 + getattr(plant, name)  #~ attribute plant.gain = 1.0
    return out


print(respond(1.0))
setattr(plant, tunable[0], 3.0)
print(respond(1.0))  #! plant.gain
