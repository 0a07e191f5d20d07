from typing import Any

import numpy as np

print(np.dtype[np.int8], np.ndarray[Any, np.dtype[np.float64]], np.number[Any])
