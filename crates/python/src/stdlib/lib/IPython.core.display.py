"""Where older notebooks find what is in `IPython.display`."""

from IPython.display import *
