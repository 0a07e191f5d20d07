"""The rest of numpy.exceptions."""


class ComplexWarning(RuntimeWarning):
    """An imaginary part was dropped."""


class DTypePromotionError(TypeError):
    """Dtypes have no common one."""


class RankWarning(RuntimeWarning):
    """A fit is not well determined."""


class TooHardError(RuntimeError):
    """A question would take too long to answer."""


class VisibleDeprecationWarning(UserWarning):
    """Something will go, or change."""
