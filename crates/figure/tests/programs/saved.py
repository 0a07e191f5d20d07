# Pixels in files, ticks that are told, and how large figures call themselves.
import io
import os

import matplotlib.pyplot as plt
import numpy as np
from mpl_toolkits.mplot3d import Axes3D

pixels = np.arange(60).reshape(4, 5, 3) / 60
for name, shown in (("a.png", pixels), ("b.png", pixels[..., 0])):
    plt.imsave(name, shown)
    read = plt.imread(name)
    print(read.shape, read.dtype, read[1, 2, 3])
print(abs(plt.imread("a.png")[..., :3] - np.floor(pixels * 255) / 255).max() < 1e-6)
kept = io.BytesIO()
plt.imsave(kept, (pixels * 255).astype(np.uint8))
kept.seek(0)
print(plt.imread(kept).shape)

figure = plt.figure(figsize=(4, 3), dpi=50)
print(figure, repr(figure), figure.dpi == 50)
plt.close("all")
figure = plt.figure()
plt.plot([1, 2, 3])
plt.savefig("c.svg")
figure.savefig(kept, format="svg")
print(os.path.getsize("c.svg") > 1000, len(kept.getvalue()) > 1000)
print(plt.xticks()[0].tolist(), plt.yticks([0, 1], ["a", "b"])[1], plt.xticks([1, 2], ["p", "q"], rotation=30)[1])
plt.close("all")
print(plt.hist(np.arange(5, dtype=np.float32), bins=2, orientation="horizontal", density=True)[1].dtype)
plt.close("all")
plt.rcParams["figure.dpi"] = 90
print(repr(plt.figure()), plt.subplots()[0], plt.figure().add_subplot(projection="3d"))
plt.close("all")
for name in ("a.png", "b.png", "c.svg"):
    os.remove(name)
