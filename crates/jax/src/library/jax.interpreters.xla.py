"""What values of a class become before they are arrays."""

import numpy as _np

canonicalize_dtype_handlers = {kind: _np.asarray for kind in (_np.ndarray, _np.generic)}
