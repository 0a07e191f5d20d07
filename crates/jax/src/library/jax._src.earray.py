"""Arrays of dtypes with rules of their own."""


class EArray:
    """An array of such a dtype."""

    def __init__(self, aval, data):
        self.aval, self._data = aval, data
