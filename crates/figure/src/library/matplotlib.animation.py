"""Animations: frames that a function draws, which are shown with a slider."""

import base64 as _base64


class Animation:
    """Frames of a figure."""

    def __init__(self, fig, event_source=None, blit=False):
        self._fig = self._figure = fig
        self._draw_was_started = False
        self.event_source = self

    def start(self, *_args):
        return None

    stop = pause = resume = start

    def new_frame_seq(self):
        return iter(self._frames())

    def _pictures(self):
        self._begin()
        for at, frame in enumerate(self._frames()):
            if at >= self._most:
                break
            self._draw(frame)
            yield self._fig._svg()

    def _begin(self):
        return None

    def to_jshtml(self, fps=None, embed_frames=True, default_mode=None):
        """A page's part that shows the frames, with a slider."""
        sources = []
        for svg in self._pictures():
            sources.append("data:image/svg+xml;base64," + _base64.b64encode(svg.encode()).decode())
        self._draw_was_started = True
        name = f"frames{id(self)}"
        images = "".join(
            f'<img class="{name}" src="{source}"{"" if at == 0 else " hidden"}>' for at, source in enumerate(sources)
        )
        move = f"document.querySelectorAll('.{name}').forEach((it, at) => {{ it.hidden = at != this.value }})"
        slider = f'<input type="range" min="0" max="{max(len(sources) - 1, 0)}" value="0" oninput="{move}">'
        return f"<div>{images}<br>{slider}</div>"

    def to_html5_video(self, embed_limit=None):
        """As `to_jshtml`: films are not made here."""
        return self.to_jshtml()

    def _repr_html_(self):
        return self.to_jshtml()

    def save(self, filename, writer=None, fps=None, **kwargs):
        """Draws all frames; films and moving pictures are not written here."""
        for _ in self._pictures():
            pass
        import sys

        self._draw_was_started = True
        print(f"animation.save: moving pictures cannot be written here, so {str(filename)!r} is not there", file=sys.stderr)


class FuncAnimation(Animation):
    """Frames that a function draws, one call for each."""

    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *, cache_frame_data=True, interval=200,
                 repeat=True, repeat_delay=0, blit=False, **kwargs):
        super().__init__(fig, blit=blit)
        self._func, self._args, self._init_func, self._given = func, fargs or (), init_func, frames
        self._interval = interval
        self._most = 100 if save_count is None else save_count
        if frames is not None and hasattr(frames, "__len__"):
            self._most = len(frames)
        elif isinstance(frames, int):
            self._most = frames

    def _frames(self):
        import itertools

        frames = self._given
        if frames is None:
            return itertools.count()
        if callable(frames):
            return frames()
        return range(frames) if not hasattr(frames, "__iter__") else frames

    def _begin(self):
        if self._init_func is not None:
            self._init_func()

    def _draw(self, frame):
        self._func(frame, *self._args)


class ArtistAnimation(Animation):
    """Frames that are lists of what each shows."""

    def __init__(self, fig, artists, *, interval=200, repeat=True, repeat_delay=0, blit=False, **kwargs):
        super().__init__(fig, blit=blit)
        self._artists, self._most, self._interval = artists, len(artists), interval

    def _frames(self):
        return self._artists

    def _draw(self, frame):
        each = lambda artist: artist._artist() if hasattr(artist, "_facts") else artist
        for at, artists in enumerate(self._artists):
            for artist in artists:
                each(artist)._write("zorder", 5.0 if artists is frame else -1e9)


class TimedAnimation(Animation):
    """Frames at equal times."""


class AbstractMovieWriter:
    """What writes films, which are not made here."""

    def __init__(self, fps=5, **kwargs):
        self.fps = fps

    @classmethod
    def isAvailable(cls):
        return False


class PillowWriter(AbstractMovieWriter):
    """Would write moving pictures."""


class FFMpegWriter(AbstractMovieWriter):
    """Would write films."""


class HTMLWriter(AbstractMovieWriter):
    """Would write pages of frames."""


class ImageMagickWriter(AbstractMovieWriter):
    """Would write moving pictures."""


writers = {"pillow": PillowWriter, "ffmpeg": FFMpegWriter, "html": HTMLWriter}
