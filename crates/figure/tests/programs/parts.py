# Patches, tickers, norms, dates, settings and axes of three dimensions, as matplotlib says them.
import datetime

import matplotlib
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import matplotlib.ticker as ticker
import numpy as np
from matplotlib import animation
from matplotlib.collections import LineCollection
from matplotlib.colors import LogNorm, Normalize, TwoSlopeNorm, hsv_to_rgb, rgb_to_hsv, to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Ellipse, Patch, Polygon, Rectangle, Wedge
from matplotlib.path import Path

for locator, ends in [
    (ticker.MultipleLocator(2), (0, 10)), (ticker.MaxNLocator(5), (0, 9.3)), (ticker.MaxNLocator(4, integer=True), (0, 3)),
    (ticker.AutoLocator(), (-0.13, 1.7)), (ticker.LinearLocator(3), (0, 1)), (ticker.FixedLocator([1, 2]), (0, 5)),
    (ticker.AutoLocator(), (1000.5, 1000.9)), (ticker.MaxNLocator(3, prune="both"), (0, 10)),
]:
    print(type(locator).__name__, np.round(locator.tick_values(*ends), 6).tolist())
print(ticker.FormatStrFormatter("%.2f")(3.14159), ticker.StrMethodFormatter("{x:.1f}")(-2.5), ticker.FuncFormatter(lambda v, p: f"{v}k")(3, 0))
print(ticker.PercentFormatter(1.0, decimals=0).format_pct(0.253, 1), ticker.EngFormatter("Hz")(12345), ticker.NullFormatter()(1))
print(ticker.FixedFormatter(["a", "b"])(0, 1))

fig, ax = plt.subplots()
shapes = [Circle((0.5, 0.5), 0.2), Rectangle((0.1, 0.1), 0.3, 0.2, angle=10), Ellipse((0.7, 0.7), 0.2, 0.1, angle=30),
          Polygon([[0, 0], [1, 0], [0.5, 0.2]]), Wedge((0.5, 0.5), 0.1, 30, 270)]
for shape in shapes:
    print(ax.add_patch(shape))
print(shapes[0].get_radius(), shapes[1].get_xy(), shapes[1].get_width(), shapes[2].get_angle(), shapes[3].get_xy().tolist())
path = Path([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], closed=True)
print(len(path), path.contains_point((0.5, 0.5)), path.contains_points([(2, 2), (0.1, 0.9)]), path.get_extents())
lines = LineCollection([[(0, 0), (1, 1)], [(0, 1), (1, 0)]], linewidths=2)
lines.set_array(np.array([0.0, 1.0]))
ax.add_collection(lines)
print(len(lines.get_segments()), lines.get_array())
legend = ax.legend(handles=[Patch(color="r", label="red"), Line2D([0], [0], color="b", label="blue")], title="Two")
print([t.get_text() for t in legend.get_texts()], legend.get_title().get_text())

print(Normalize(0, 10)(5), LogNorm(1, 100)(10.0), TwoSlopeNorm(0, -1, 5)(2.5), Normalize()([1, 3]).tolist())
print(to_hex((1, 0.5, 0)), hsv_to_rgb([0.5, 1, 1]), rgb_to_hsv([0.2, 0.4, 0.4]), plt.cm.viridis.name, plt.cm.viridis.reversed().name)

day = datetime.datetime(2024, 1, 1)
days = [day + datetime.timedelta(days=each) for each in range(10)]
print(mdates.date2num(day), mdates.num2date(19723), mdates.date2num(days[:3]).tolist(), mdates.DateFormatter("%m-%d")(19724))
fig, ax = plt.subplots()
ax.plot(days, range(10))
print(np.round(ax.get_xlim(), 2).tolist())

print(plt.rcParams["axes.labelsize"], plt.rcParams["lines.linewidth"], plt.rcParams["axes.prop_cycle"].by_key()["color"][0][:1] in ("#", (0.12156862745098039,)))
plt.rcParams.update({"font.size": 12.0, "lines.linewidth": 2.0})
plt.rc("axes", labelsize=14.0)
print(plt.rcParams["font.size"], plt.rcParams["axes.labelsize"], "ggplot" in plt.style.available)
with plt.rc_context({"lines.linewidth": 5.0}):
    print(plt.rcParams["lines.linewidth"])
print(plt.rcParams["lines.linewidth"])
plt.rcdefaults()
print(plt.rcParams["font.size"])
try:
    plt.rcParams["no.such"]
except KeyError as error:
    print(error)

fig = plt.figure()
ax = fig.add_subplot(projection="3d")
X, Y = np.meshgrid(np.linspace(-2, 2, 9), np.linspace(-2, 2, 9))
surface = ax.plot_surface(X, Y, np.exp(-(X**2) - Y**2), cmap="viridis")
ax.set_zlim(-1, 2), ax.set_zlabel("Z"), ax.view_init(20, 45)
ax.plot([0, 1], [0, 1], [0, 1]), ax.scatter([1, 2], [1, 2], [1, 2]), ax.plot_wireframe(X, Y, X * Y)
fig.colorbar(surface, shrink=0.5)
print(type(ax).__name__, type(surface).__name__, ax.get_zlim(), ax.get_zlabel(), ax.elev, ax.azim, ax.name, len(ax.collections))

fig, ax = plt.subplots()
line, = ax.plot([], [])


def update(frame):
    line.set_data([0, frame], [0, 1])
    return (line,)


film = animation.FuncAnimation(fig, update, frames=4, interval=50, blit=True)
print(type(film).__name__, len(film.to_jshtml()) > 100, len(line.get_xdata()))
plt.close("all")
