"""What pyplot and numpy have, in one module."""

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.pyplot import *
from numpy import *


def __getattr__(name):
    return getattr(plt if hasattr(plt, name) else np, name)
