"""What goes wrong with addresses."""


class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args, self.reason = (reason,), reason

    def __str__(self):
        return f"<urlopen error {self.reason}>"


class HTTPError(URLError):
    pass
