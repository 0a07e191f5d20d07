# Histograms of one and of several sets of numbers, with their colors.
import matplotlib.pyplot as plt
import numpy as np

fig, ax = plt.subplots()
counts, edges, bars = ax.hist([1.0, 2, 2, 3], bins=3, color=["C1"])
print(counts, edges, bars, [patch.get_facecolor() for patch in bars.patches][:1])
counts, edges, bars = ax.hist([[1, 2, 2, 3], [2, 3, 4]], bins=3, color=["r", "tab:blue"], label=["a", "b"], alpha=0.5)
print(counts, edges, len(bars), [each.patches[0].get_facecolor() for each in bars])
counts, edges, _ = plt.hist(np.arange(10).reshape(5, 2), bins=[0, 5, 10], density=True)
print(counts, edges)
counts, edges, _ = plt.hist([1, 1, 5], bins=2, color="k", histtype="step")
print(counts, edges)
