# What figures of tutorials are made of, told by their objects: as matplotlib says it.
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 5, 20)
rng = np.random.RandomState(0)


def told(ax):
    print(ax.get_title(), ax.get_xlabel(), ax.get_ylabel(), np.round(ax.get_xlim(), 3).tolist(), np.round(ax.get_ylim(), 3).tolist())


fig, ax = plt.subplots(figsize=(5, 3))
print(fig, repr(fig), fig.get_size_inches(), ax)
line, = ax.plot(x, x**2, "r--", label="square", lw=2)
print(line, line.get_label(), line.get_linewidth(), line.get_linestyle(), line.get_marker(), line.get_xdata()[:2])
print(ax.set_title("T"), ax.set_xlabel("X"), ax.set_ylabel("Y"), repr(ax))
told(ax)
line.set_data([0, 1], [2, 3])
print(line.get_xydata().tolist(), [t.get_text() for t in ax.legend().get_texts()])
plt.close("all")

fig, ax = plt.subplots()
bars = ax.bar(["a", "b", "c"], [3.5, 5.5, 2.5], width=0.4, tick_label=["x", "y", "z"])
print(bars, len(bars), [(float(b.get_x()), float(b.get_height())) for b in bars], bars[1])
print([t.get_text() for t in ax.bar_label(bars, fmt="%.1f")], [t.get_text() for t in ax.get_xticklabels()])
print(len(ax.patches), type(ax.patches[0]).__name__)
told(ax)

fig, ax = plt.subplots()
n, edges, patches = ax.hist(rng.randn(100), bins=5, density=True, cumulative=True, label="h")
print(n.round(3).tolist(), edges.round(3).tolist(), patches)
n, edges, patches = ax.hist([rng.randn(50), rng.randn(50)], bins=4, stacked=True)
print(np.round(n, 3).tolist(), edges.round(3).tolist(), len(patches))
h, xe, ye, image = ax.hist2d(rng.randn(50), rng.randn(50), bins=3)
print(h.tolist(), xe.round(3).tolist(), type(image).__name__)

fig, ax = plt.subplots()
wedges, texts, numbers = ax.pie([15, 30, 45, 10], labels=list("abcd"), autopct="%1.1f%%", startangle=90)
print(wedges[0], [t.get_text() for t in texts], [t.get_text() for t in numbers])
made = ax.boxplot([rng.randn(20), rng.randn(20) + 1], tick_labels=["p", "q"], showmeans=True)
print({name: len(found) for name, found in made.items()}, made["medians"][0].get_ydata().round(3).tolist())
print(sorted(ax.violinplot([rng.randn(20)], showmedians=True)))

fig, axs = plt.subplots(2, 2, sharex=True, gridspec_kw={"height_ratios": [2, 1]})
print(axs.shape, len(fig.axes), fig.axes[0] == axs[0, 0])
fig, parts = plt.subplot_mosaic("AB;CC")
print(list(parts), len(fig.axes))
image = parts["A"].imshow(np.arange(6.0).reshape(2, 3), cmap="plasma", origin="lower")
bar = fig.colorbar(image, ax=parts["A"], label="value")
print(type(image).__name__, type(bar).__name__, image.get_clim(), image.get_array().shape, bar.vmin, bar.vmax)
image.set_clim(0, 9)
print(image.get_clim(), image.norm(4.5))
told(parts["A"])
twin = parts["B"].twinx()
twin.plot(x, np.sin(x))
told(twin)
points = parts["C"].scatter(x, x, c=x, s=20)
print(type(points).__name__, points.get_offsets().shape)
container = parts["C"].errorbar(x, x, yerr=0.5, fmt="o", capsize=3)
heads, stems, base = parts["C"].stem(x, x)
print(type(container).__name__, type(heads).__name__, type(base).__name__)
ax = parts["B"]
ax.axhline(0.5), ax.axvspan(1, 2), ax.fill_betweenx(x, 0, x), ax.stackplot([1, 2], [1, 2], [3, 4])
ax.spines[["top", "right"]].set_visible(False)
print(ax.spines["top"].get_visible(), ax.spines["left"].get_visible(), list(ax.spines))
print(plt.gcf() == fig, plt.get_fignums(), plt.fignum_exists(99))
plt.close("all")
print(plt.get_fignums())
