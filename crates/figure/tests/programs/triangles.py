# Triangles over points: Delaunay's, their edges, and plots of them.
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.tri import Triangulation

for seed, count in ((0, 30), (1, 4), (2, 100)):
    x, y = np.random.default_rng(seed).random((2, count))
    found = Triangulation(x, y)
    print(found.triangles.shape, found.edges.shape, sorted(map(tuple, np.sort(found.triangles, axis=1).tolist()))[:6], found.edges[:4].tolist())
given = Triangulation([0, 1, 0, 1], [0, 0, 1, 1], [[0, 1, 2], [1, 3, 2]], mask=[False, True])
print(given.triangles.tolist(), given.get_masked_triangles().tolist(), given.edges.tolist(), given.is_delaunay)
print(len(plt.triplot(given, "k-", lw=0.5)), len(plt.triplot(x, y, "o-")))
plt.close()
plt.tripcolor([0, 1, 0, 1], [0, 0, 1, 1], [0.0, 1.0, 2.0, 3.0], shading="gouraud")
print(plt.gca().get_xlim(), plt.gca().get_ylim())
colors = plt.tripcolor(x, y, x + y, cmap="plasma", vmin=0, vmax=2)
print(colors.get_clim(), colors.get_cmap().name, plt.colorbar(colors) is not None)
plt.close("all")
try:
    Triangulation([0, 1], [0, 1, 2])
except ValueError as e:
    print(e)
