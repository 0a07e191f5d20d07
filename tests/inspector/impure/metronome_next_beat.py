import jax


class Metronome:
    def __init__(self):
        self.beat = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.beat += 1  #~ attribute self.beat = 0 ; attribute_write self.beat
        return self.beat


metronome = Metronome()


@jax.jit
def accent(volume):
    return volume * next(metronome)  #~ iterator_advanced metronome


for _ in range(3):
    print(accent(1.0))  #! self.beat
