"""A loop that reads statements and runs them."""

import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__", "__doc__": None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Runs a text; True where more of it is to come."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except BaseException:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        self.write("".join(traceback.format_exception_only(sys.exception())))

    def showtraceback(self):
        error = sys.exception()
        self.write("".join(traceback.format_exception(type(error), error, error.__traceback__)))

    def write(self, data):
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    def __init__(self, locals=None, filename="<console>", *, local_exit=False):
        super().__init__(locals)
        self.filename, self.local_exit = filename, local_exit
        self.resetbuffer()

    def resetbuffer(self):
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        if banner is None:
            banner = f"Python {sys.version} on {sys.platform}\n({type(self).__name__})"
        if banner:
            self.write(f"{banner}\n")
        more = False
        while True:
            try:
                line = self.raw_input("... " if more else ">>> ")
            except EOFError:
                self.write("\n")
                break
            more = self.push(line)
        if exitmsg is None:
            exitmsg = f"now exiting {type(self).__name__}..."
        if exitmsg:
            self.write(f"{exitmsg}\n")

    def push(self, line, filename=None, _symbol="single"):
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), filename or self.filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
