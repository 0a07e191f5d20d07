# How what plotting functions give is written, addresses aside.
import re

import matplotlib.pyplot as plt
import numpy as np


def told(it):
    print(re.sub("0x[0-9a-f]+", "0x", repr(it)))


fig, ax = plt.subplots()
told(ax.plot([1, 2], label="a"))
told(plt.legend())
told(ax.errorbar([1, 2], [2, 3], yerr=0.1))
told(ax.stem([1, 2], [1, 2]))
told(ax.bar([1, 2], [2, 3]))
told(ax.axvspan(1, 2))
told(ax.axhspan(1, 2, alpha=0.5))
told(ax.hlines([1, 2], 0, 1, colors=["C0", "r"]))
told(ax.vlines([1, 2, 3], 0, 1, colors=["k"], linestyles="dashed"))
told(ax.streamplot(np.arange(4.0), np.arange(4.0), np.ones((4, 4)), np.ones((4, 4)), density=0.5))
told(fig.add_subplot(projection="3d"))
for name in ("RdGy", "PiYG", "YlOrRd", "terrain", "tab20b", "copper_r", "gist_heat", "rainbow"):
    print(plt.get_cmap(name).name, end=" ")
print()
