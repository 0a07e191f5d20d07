"""What `%%capture` keeps."""

import sys


class CapturedIO:
    """What a cell put out: `stdout`, `stderr` and `outputs`; `show()` puts it out again."""

    def __init__(self, stdout, stderr, outputs=None):
        self.stdout, self.stderr = stdout, stderr
        self._outputs = outputs or []

    def __str__(self):
        return self.stdout

    @property
    def outputs(self):
        return [RichOutput(forms) for forms in self._outputs]

    def show(self):
        sys.stdout.write(self.stdout)
        sys.stderr.write(self.stderr)
        for output in self.outputs:
            output.display()

    __call__ = show


class RichOutput:
    """Something that was displayed."""

    def __init__(self, forms):
        self._forms = forms
        self.data = {mime: data for mime, data, width, height in forms}

    def __repr__(self):
        return f"<RichOutput data={self.data}>"

    def display(self):
        from _display import show

        show(self._forms)
