"""A machine without a network: it has a name, and every connection is refused."""

import enum as _enum

error = OSError
timeout = TimeoutError


class gaierror(OSError):
    pass


class herror(OSError):
    pass


class AddressFamily(_enum.IntEnum):
    AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6, AF_PACKET = 0, 1, 2, 10, 17


class SocketKind(_enum.IntEnum):
    SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET, SOCK_NONBLOCK, SOCK_CLOEXEC = 1, 2, 3, 4, 5, 2048, 524288


globals().update((it.name, it) for kind in (AddressFamily, SocketKind) for it in kind)
SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST, SO_RCVBUF, SO_SNDBUF, SO_ERROR, SO_TYPE, SO_REUSEPORT = 1, 2, 9, 6, 8, 7, 4, 3, 15
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, TCP_NODELAY, SOMAXCONN = 0, 1, 6, 17, 41, 1, 4096
SHUT_RD, SHUT_WR, SHUT_RDWR, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_OOB = 0, 1, 2, 2, 256, 64, 1
INADDR_ANY, INADDR_BROADCAST, INADDR_LOOPBACK, INADDR_NONE = 0, 0xFFFFFFFF, 0x7F000001, 0xFFFFFFFF
EAI_NONAME, EAI_FAMILY, EAI_AGAIN, AI_PASSIVE, AI_CANONNAME, NI_NUMERICHOST, NI_NUMERICSERV = -2, -6, -3, 1, 2, 1, 2
has_ipv6 = False
_default_timeout = None


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = None if timeout is None else float(timeout)


def _swapped(bits):
    def swap(x, /):
        if x < 0:
            raise OverflowError(f"can't convert negative Python int to C {bits}-bit unsigned integer" if bits == 16
                                else "can't convert negative value to unsigned int")
        if x >> bits:
            raise OverflowError("Python int too large to convert to C 16-bit unsigned integer" if bits == 16 else "int larger than 32 bits")
        return int.from_bytes(x.to_bytes(bits // 8, "big"), "little")
    return swap


htons = ntohs = _swapped(16)
htonl = ntohl = _swapped(32)


def inet_aton(ip_addr, /):
    parts = ip_addr.split(".")
    try:
        numbers = [int(part, 16 if part[:2].lower() == "0x" else 8 if part[:1] == "0" and len(part) > 1 else 10) for part in parts]
        if len(numbers) > 4 or any(not 0 <= it <= 255 for it in numbers[:-1]):
            raise ValueError
        return bytes(numbers[:-1]) + numbers[-1].to_bytes(5 - len(numbers), "big")
    except (ValueError, OverflowError):
        raise OSError("illegal IP address string passed to inet_aton") from None


def inet_ntoa(packed_ip, /):
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, bytes(packed_ip)))


def inet_pton(address_family, ip_string, /):
    import ipaddress
    kinds = {AF_INET: ipaddress.IPv4Address, AF_INET6: ipaddress.IPv6Address}
    if address_family not in kinds:
        raise OSError(97, "Address family not supported by protocol")
    try:
        return kinds[address_family](ip_string).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(address_family, packed_ip, /):
    import ipaddress
    kinds = {AF_INET: (ipaddress.IPv4Address, 4), AF_INET6: (ipaddress.IPv6Address, 16)}
    if address_family not in kinds:
        raise ValueError(f"unknown address family {address_family}")
    kind, length = kinds[address_family]
    if len(packed_ip) != length:
        raise ValueError("invalid length of packed IP address string")
    return str(kind(bytes(packed_ip)))


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
