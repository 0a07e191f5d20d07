"""What few programs need of random numbers."""


class SystemRandom(Random):
    """Numbers from the entropy of the machine: they cannot be had again."""

    def seed(self, *args, **kwargs):
        pass

    def _refuse(self, *args, **kwargs):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _refuse
