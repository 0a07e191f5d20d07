"""A machine without a network: it has a name, and every connection is refused."""

error = OSError
timeout = TimeoutError


class gaierror(OSError):
    pass


class herror(OSError):
    pass


AF_UNIX, AF_INET, AF_INET6, SOCK_STREAM, SOCK_DGRAM, SOL_SOCKET, SO_REUSEADDR = 1, 2, 10, 1, 2, 1, 2


def gethostname():
    return "localhost"


getfqdn = lambda name="": name or "localhost"


def has_dualstack_ipv6():
    return False


class socket:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("sockets are not supported by Freezeframe: nothing is loaded from elsewhere")


def create_connection(*args, **kwargs):
    socket()


create_server = socketpair = create_connection


def getaddrinfo(host, *args, **kwargs):
    raise gaierror(-2, "Name or service not known")


gethostbyname = getaddrinfo
