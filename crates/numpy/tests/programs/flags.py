# The flags of arrays by their names.
import numpy as np

grid = np.zeros((2, 3))
for array in [grid, grid.T, grid[:, 1:], np.arange(3), grid.T.copy()]:
    flags = array.flags
    print([flags[name] for name in ["C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED", "WRITEBACKIFCOPY"]])
    print([flags[name] for name in ["C", "F", "O", "W", "A", "X", "B", "CA", "FA", "FNC", "FORC", "CARRAY", "CONTIGUOUS"]])
    print(flags.fnc, flags.forc, flags.behaved, flags.carray, flags.farray, flags.contiguous, flags.fortran)
try:
    grid.flags["c_contiguous"]
except KeyError as error:
    print(error)
print(grid.flags)
