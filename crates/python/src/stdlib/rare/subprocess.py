"""Processes, which there are none of."""

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr
        self.stdout = output

    def __str__(self):
        return f"Command {self.cmd!r} returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr


class Popen:
    def __init__(self, args, *rest, **options):
        name = args if isinstance(args, str) else args[0] if args else ""
        raise FileNotFoundError(2, "there are no processes in Freezeframe, so no program can be run", name)


def run(*popenargs, **kwargs):
    Popen(*popenargs)


call = check_call = check_output = getoutput = getstatusoutput = run
list2cmdline = " ".join
