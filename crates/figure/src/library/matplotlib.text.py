"""Texts: a part of matplotlib.text."""

import matplotlib.pyplot as _plt


class Text:
    """A text at a point, which is drawn once it is added to axes."""

    def __init__(self, x=0, y=0, text="", **kwargs):
        self._at, self._text, self._look, self._artist = (x, y), text, kwargs, None

    def _drawn_in(self, axes):
        self._artist = axes.text(*self._at, self._text, **self._look)
        return self

    def get_text(self):
        return self._text

    def set_text(self, s):
        self._text = s
        if self._artist is not None:
            self._artist.set_text(s)

    def get_position(self):
        return self._at

    def __repr__(self):
        return f"Text({self._at[0]}, {self._at[1]}, {self._text!r})"


class Annotation(Text):
    """A text that tells of a point."""

    def __init__(self, text, xy, xytext=None, **kwargs):
        super().__init__(*(xy if xytext is None else xytext), text)
        self.xy, self._more = xy, kwargs

    def _drawn_in(self, axes):
        self._artist = axes.annotate(self._text, self.xy, self._at, **self._more)
        return self
