"""What matplotlib's settings are where a program has not set them."""

_TEXT = """
axes.axisbelow line
axes.edgecolor black
axes.facecolor white
axes.formatter.use_mathtext False
axes.formatter.useoffset True
axes.grid False
axes.grid.axis both
axes.grid.which major
axes.labelcolor black
axes.labelpad 4.0
axes.labelsize medium
axes.labelweight normal
axes.linewidth 0.8
axes.spines.bottom True
axes.spines.left True
axes.spines.right True
axes.spines.top True
axes.titlecolor auto
axes.titlelocation center
axes.titlepad 6.0
axes.titlesize large
axes.titleweight normal
axes.unicode_minus True
axes.xmargin 0.05
axes.ymargin 0.05
animation.embed_limit 20.0
animation.html none
animation.writer ffmpeg
backend agg
boxplot.whiskers 1.5
contour.linewidth None
errorbar.capsize 0.0
figure.autolayout False
figure.constrained_layout.use False
figure.dpi 100.0
figure.edgecolor white
figure.facecolor white
figure.max_open_warning 20
figure.subplot.bottom 0.11
figure.subplot.hspace 0.2
figure.subplot.left 0.125
figure.subplot.right 0.9
figure.subplot.top 0.88
figure.subplot.wspace 0.2
figure.titlesize large
figure.titleweight normal
font.size 10.0
font.style normal
font.weight normal
grid.alpha 1.0
grid.color #b0b0b0
grid.linestyle -
grid.linewidth 0.8
hist.bins 10
image.aspect equal
image.interpolation auto
image.lut 256
image.origin upper
interactive False
legend.edgecolor 0.8
legend.facecolor inherit
legend.fancybox True
legend.fontsize medium
legend.framealpha 0.8
legend.frameon True
legend.loc best
legend.title_fontsize None
lines.color C0
lines.dash_capstyle butt
lines.linestyle -
lines.linewidth 1.5
lines.marker None
lines.markeredgewidth 1.0
lines.markersize 6.0
lines.solid_capstyle projecting
mathtext.default it
mathtext.fontset dejavusans
patch.edgecolor black
patch.facecolor C0
patch.linewidth 1.0
pdf.fonttype 3
polaraxes.grid True
ps.fonttype 3
savefig.bbox None
savefig.dpi figure
savefig.facecolor auto
savefig.format png
savefig.pad_inches 0.1
savefig.transparent False
scatter.edgecolors face
scatter.marker o
svg.fonttype path
text.color black
text.usetex False
timezone UTC
toolbar toolbar2
xtick.bottom True
xtick.color black
xtick.direction out
xtick.labelsize medium
xtick.major.pad 3.5
xtick.major.size 3.5
xtick.major.width 0.8
xtick.minor.size 2.0
xtick.minor.visible False
xtick.top False
ytick.color black
ytick.direction out
ytick.labelsize medium
ytick.left True
ytick.major.pad 3.5
ytick.major.size 3.5
ytick.major.width 0.8
ytick.minor.size 2.0
ytick.minor.visible False
ytick.right False
"""
_PLAIN = {"True": True, "False": False, "None": None}
_TEXTUAL = ("legend.edgecolor", "lines.marker")
_COLORS = "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf".split()


class Cycle:
    """Values of keys that follow one another: what `cycler` makes."""

    def __init__(self, keys):
        self._keys = keys

    keys = property(lambda self: set(self._keys))

    def by_key(self):
        return {name: list(values) for name, values in self._keys.items()}

    def __len__(self):
        return len(next(iter(self._keys.values())))

    def __iter__(self):
        for row in zip(*self._keys.values()):
            yield dict(zip(self._keys, row))

    def __call__(self):
        import itertools

        return itertools.cycle(self)

    def __add__(self, other):
        return Cycle({**self._keys, **other._keys})

    def __mul__(self, other):
        if isinstance(other, int):
            return Cycle({name: list(values) * other for name, values in self._keys.items()})
        rows = [{**a, **b} for a in self for b in other]
        return Cycle({name: [row[name] for row in rows] for name in rows[0]})

    def __getitem__(self, key):
        return Cycle({name: list(values)[key] for name, values in self._keys.items()})

    def __repr__(self):
        return " + ".join(f"cycler({name!r}, {list(values)!r})" for name, values in self._keys.items())


def cycler(*args, **kwargs):
    """Values of keys that follow one another."""
    if args and isinstance(args[0], Cycle):
        return args[0]
    if args:
        kwargs = {args[0]: args[1]}
    return Cycle({name: list(values) for name, values in kwargs.items()})


def setting(name):
    """A setting as matplotlib has it."""
    if name == "axes.prop_cycle":
        return Cycle({"color": ["#" + color for color in _COLORS]})
    if name == "font.family":
        return ["sans-serif"]
    if name == "figure.figsize":
        return [6.4, 4.8]
    if name == "image.cmap":
        return "viridis"
    for line in _TEXT.split("\n"):
        key, _, value = line.partition(" ")
        if key == name and key:
            if value in _PLAIN and key not in _TEXTUAL:
                return _PLAIN[value]
            if key in _TEXTUAL or value.startswith("C"):
                return value
            try:
                return float(value) if "." in value else int(value)
            except ValueError:
                return value
    raise KeyError(name)
