"""Arrays some of whose elements are masked."""

import numpy as _np
from numpy.ma import core, extras
from numpy.ma._conditions import *
from numpy.ma._functions import *
from numpy.ma._masks import *
from numpy.ma._operations import left_shift, operations as _operations, power, right_shift
from numpy.ma._single import MaskedConstant, masked, masked_singleton, mvoid
from numpy.ma._writing import masked_print_option
from numpy.ma.core import MaskedArray, array, is_masked, isMA, isMaskedArray, isarray, masked_array
from numpy.ma.extras import *

bool_ = _np.bool_
globals().update(_operations)
