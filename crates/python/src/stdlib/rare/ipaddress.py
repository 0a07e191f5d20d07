"""Addresses and networks of the Internet Protocol."""

import functools

IPV4LENGTH, IPV6LENGTH = 32, 128


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def ip_address(address):
    for kind in (IPv4Address, IPv6Address):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 address")


def ip_network(address, strict=True):
    for kind in (IPv4Network, IPv6Network):
        try:
            return kind(address, strict)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 network")


def ip_interface(address):
    for kind in (IPv4Interface, IPv6Interface):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 interface")


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4")


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6")


def summarize_address_range(first, last):
    """The networks that hold the addresses of a range, and no others."""
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    kind = IPv4Network if first.version == 4 else IPv6Network
    at, end, bits = int(first), int(last), first.max_prefixlen
    while at <= end:
        free = min((at & -at).bit_length() - 1 if at else bits, (end - at + 1).bit_length() - 1)
        yield kind((at, bits - free))
        at += 1 << free


def collapse_addresses(addresses):
    """Fewer networks that hold the same addresses."""
    networks = []
    for it in addresses:
        kind = IPv4Network if it.version == 4 else IPv6Network
        networks.append(kind((int(it), it.max_prefixlen)) if isinstance(it, _Address) else it)
    ranges = sorted((int(it.network_address), int(it.broadcast_address)) for it in networks)
    joined = []
    for first, last in ranges:
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    address = IPv4Address if networks and networks[0].version == 4 else IPv6Address
    for first, last in joined:
        yield from summarize_address_range(address(first), address(last))


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj._get_networks_key()
    if isinstance(obj, _Address):
        return obj._get_address_key()
    return NotImplemented


class _V4:
    __slots__ = ()
    version, max_prefixlen = 4, 32

    @classmethod
    def _number(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        parts = text.split(".")
        if len(parts) != 4:
            raise AddressValueError(f"Expected 4 octets in {text!r}")
        number = 0
        for part in parts:
            if not part:
                problem = f"Empty octet not permitted in {text!r}"
            elif not (part.isascii() and part.isdigit()):
                problem = f"Only decimal digits permitted in {part!r} in {text!r}"
            elif len(part) > 3:
                problem = f"At most 3 characters permitted in {part!r} in {text!r}"
            elif part != "0" and part[0] == "0":
                problem = f"Leading zeros are not permitted in {part!r} in {text!r}"
            elif int(part) > 255:
                problem = f"Octet {int(part)} (> 255) not permitted in {text!r}"
            else:
                number = number << 8 | int(part)
                continue
            raise AddressValueError(problem)
        return number

    @staticmethod
    def _shown(number):
        return ".".join(map(str, number.to_bytes(4)))

    def _exploded(self):
        return str(self)


class _V6:
    __slots__ = ()
    version, max_prefixlen = 6, 128

    @classmethod
    def _number(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        parts = text.split(":")
        if len(parts) < 3:
            raise AddressValueError(f"At least 3 parts expected in {text!r}")
        if "." in parts[-1]:
            try:
                last = IPv4Address(parts.pop())._ip
            except AddressValueError as error:
                raise AddressValueError(f"{error} in {text!r}") from None
            parts += [f"{last >> 16:x}", f"{last & 65535:x}"]
        if len(parts) > 9:
            raise AddressValueError(f"At most 8 colons permitted in {text!r}")
        gaps = [at for at in range(1, len(parts) - 1) if not parts[at]]
        if len(gaps) > 1:
            raise AddressValueError(f"At most one '::' permitted in {text!r}")
        if gaps:
            before, after = gaps[0], len(parts) - gaps[0] - 1
            if not parts[0]:
                before -= 1
                if before:
                    raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                after -= 1
                if after:
                    raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            skipped = 8 - before - after
            if skipped < 1:
                raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
            head, tail = parts[:gaps[0]], parts[gaps[0] + 1:]
            parts = head[len(head) - before:] + ["0"] * skipped + tail[:after]
        else:
            if len(parts) != 8:
                raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
            if not parts[0]:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        number = 0
        for part in parts:
            if not all(c in "0123456789abcdefABCDEF" for c in part):
                raise AddressValueError(f"Only hex digits permitted in {part!r} in {text!r}")
            if len(part) > 4:
                raise AddressValueError(f"At most 4 characters permitted in {part!r} in {text!r}")
            number = number << 16 | int(part, 16)
        return number

    @staticmethod
    def _shown(number):
        groups = [f"{number >> shift & 65535:x}" for shift in range(112, -1, -16)]
        if number >> 32 == 0xffff:
            return "::ffff:" + _V4._shown(number & 0xffffffff)
        best, at = (0, 0), 0
        while at < 8:
            end = at
            while end < 8 and groups[end] == "0":
                end += 1
            if end - at > best[1]:
                best = at, end - at
            at = max(end, at + 1)
        if best[1] > 1:
            return ":".join(groups[:best[0]]) + "::" + ":".join(groups[best[0] + best[1]:])
        return ":".join(groups)

    def _exploded(self):
        number = self._ip if hasattr(self, "_ip") else int(self.network_address)
        text = ":".join(f"{number >> shift & 65535:04x}" for shift in range(112, -1, -16))
        if number >> 32 == 0xffff:
            text = text[:30] + _V4._shown(number & 0xffffffff)
        return f"{text}/{self._prefixlen}" if hasattr(self, "_prefixlen") else text


@functools.total_ordering
class _Address:
    __slots__ = ()

    def __init__(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{self.version} address")
            if address >> self.max_prefixlen:
                raise AddressValueError(f"{address} (>= 2**{self.max_prefixlen}) is not permitted as an IPv{self.version} address")
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) * 8 != self.max_prefixlen:
                raise AddressValueError(f"{address!r} (len {len(address)} != {self.max_prefixlen // 8}) is not permitted as an "
                                        f"IPv{self.version} address")
            self._ip = int.from_bytes(address)
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            if self.version == 6 and "%" in text:
                text, _, self._scope_id = text.partition("%")
                if not self._scope_id or "%" in self._scope_id:
                    raise AddressValueError(f'Invalid IPv6 address: "{address}"')
            self._ip = self._number(text)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        return (self.version, self._ip) == (other.version, other._ip) if isinstance(other, _Address) else NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def __add__(self, other):
        return type(self)(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(self._ip - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self):
        scope = getattr(self, "_scope_id", None)
        return self._shown(self._ip) + (f"%{scope}" if scope else "")

    def __hash__(self):
        return hash(hex(self._ip))

    def __format__(self, spec):
        if not spec or spec[-1] == "s":
            return format(str(self), spec)
        kind = spec[-1]
        if kind == "n":
            kind = "b" if self.version == 4 else "x"
        if kind not in "bxX":
            return super().__format__(spec)
        width = self.max_prefixlen if kind == "b" else self.max_prefixlen // 4
        flags = spec[:-1]
        text = format(self._ip, f"0{width}{kind}")
        if "_" in flags:
            text = "_".join(text[at:at + 4] for at in range(0, len(text), 4))
        return (f"0{kind}" if "#" in flags else "") + text

    def __reduce__(self):
        return type(self), (str(self),)

    def _get_address_key(self):
        return self.version, self

    @property
    def packed(self):
        return self._ip.to_bytes(self.max_prefixlen // 8)

    @property
    def exploded(self):
        return self._exploded()

    @property
    def compressed(self):
        return str(self)

    @property
    def reverse_pointer(self):
        if self.version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(f"{self._ip:032x}")) + ".ip6.arpa"

    def _in(self, *networks):
        kind = IPv4Network if self.version == 4 else IPv6Network
        return any(self in kind(network) for network in networks)

    @property
    def is_multicast(self):
        return self._in("224.0.0.0/4" if self.version == 4 else "ff00::/8")

    @property
    def is_unspecified(self):
        return not self._ip

    @property
    def is_loopback(self):
        mapped = getattr(self, "ipv4_mapped", None)
        if mapped is not None:
            return mapped.is_loopback
        return self._in("127.0.0.0/8") if self.version == 4 else self._ip == 1

    @property
    def is_link_local(self):
        return self._in("169.254.0.0/16" if self.version == 4 else "fe80::/10")

    @property
    def is_reserved(self):
        if self.version == 4:
            return self._in("240.0.0.0/4")
        return self._in("::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3", "8000::/3", "A000::/3",
                        "C000::/3", "E000::/4", "F000::/5", "F800::/6", "FE00::/9")

    @property
    def is_private(self):
        if self.version == 4:
            return self._in("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.0.170/31",
                            "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
                            "255.255.255.255/32") and not self._in("192.0.0.9/32", "192.0.0.10/32")
        mapped = self.ipv4_mapped
        if mapped is not None:
            return mapped.is_private
        return self._in("::1/128", "::/128", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
                        "3fff::/20", "fc00::/7", "fe80::/10") and not self._in("2001:1::1/128", "2001:1::2/128", "2001:3::/32",
                                                                              "2001:4:112::/48", "2001:20::/28", "2001:30::/28")

    @property
    def is_global(self):
        if self.version == 4:
            return not self._in("100.64.0.0/10") and not self.is_private
        mapped = self.ipv4_mapped
        return mapped.is_global if mapped is not None else not self.is_private


class IPv4Address(_V4, _Address):
    __slots__ = ("_ip",)

    @property
    def ipv6_mapped(self):
        return IPv6Address(f"::ffff:{self}")


class IPv6Address(_V6, _Address):
    __slots__ = ("_ip", "_scope_id")

    @property
    def scope_id(self):
        return getattr(self, "_scope_id", None)

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def is_site_local(self):
        return self._in("fec0::/10")


def _split(address):
    if isinstance(address, tuple):
        return address if len(address) > 1 else (address[0], None)
    if isinstance(address, (int, bytes)):
        return address, None
    parts = str(address).split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts[0], parts[1] if len(parts) == 2 else None


def _prefix(kind, mask):
    bits = kind.max_prefixlen
    if mask is None:
        return bits
    if isinstance(mask, int):
        if 0 <= mask <= bits:
            return mask
        raise NetmaskValueError(f"{mask} is not a valid netmask")
    if mask.isascii() and mask.isdigit():
        if int(mask) > bits:
            raise NetmaskValueError(f"{mask!r} is not a valid netmask")
        return int(mask)
    if kind.version == 6:
        raise NetmaskValueError(f"{mask!r} is not a valid netmask")
    try:
        number = _V4._number(mask)
    except AddressValueError:
        raise NetmaskValueError(f"{mask!r} is not a valid netmask") from None
    for value in (number, number ^ 0xffffffff):
        inverted = value ^ 0xffffffff
        if not inverted & inverted + 1:
            return 32 - inverted.bit_length()
    raise NetmaskValueError(f"{mask!r} is not a valid netmask")


@functools.total_ordering
class _Network:
    def __init__(self, address, strict=True):
        given, mask = _split(address)
        self.network_address = self._address(given)
        self._prefixlen = _prefix(self, mask)
        number = int(self.network_address)
        if number & int(self.hostmask):
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = self._address(number & int(self.netmask))

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def netmask(self):
        return self._address((1 << self.max_prefixlen) - (1 << self.max_prefixlen - self._prefixlen))

    @property
    def hostmask(self):
        return self._address((1 << self.max_prefixlen - self._prefixlen) - 1)

    @property
    def broadcast_address(self):
        return self._address(int(self.network_address) | int(self.hostmask))

    @property
    def num_addresses(self):
        return 1 << self.max_prefixlen - self._prefixlen

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self):
        return f"{self.network_address}/{self._prefixlen}"

    @property
    def with_prefixlen(self):
        return str(self)

    @property
    def with_netmask(self):
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self.network_address}/{self.hostmask}"

    @property
    def exploded(self):
        return self._exploded()

    @property
    def compressed(self):
        return str(self)

    def hosts(self):
        first, last = int(self.network_address), int(self.broadcast_address)
        if self._prefixlen < self.max_prefixlen - 1:
            first, last = first + 1, last - (1 if self.version == 4 else 0)
        if self._prefixlen >= self.max_prefixlen - 1:
            return [self._address(number) for number in range(first, last + 1)]
        return (self._address(number) for number in range(first, last + 1))

    def __iter__(self):
        return (self._address(number) for number in range(int(self.network_address), int(self.broadcast_address) + 1))

    def __getitem__(self, at):
        first, last = int(self.network_address), int(self.broadcast_address)
        number = first + at if at >= 0 else last + at + 1
        if not first <= number <= last:
            raise IndexError("address out of range")
        return self._address(number)

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return (self.version, self.network_address, self._prefixlen) == (other.version, other.network_address, other._prefixlen)

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return (self.network_address, self._prefixlen) < (other.network_address, other._prefixlen)

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def _get_networks_key(self):
        return self.version, self.network_address, self.netmask

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _Network):
            return False
        return int(other) & int(self.netmask) == int(self.network_address)

    def overlaps(self, other):
        return other.network_address in self or other.broadcast_address in self or self.network_address in other \
            or self.broadcast_address in other

    def _same(self, other, verb):
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address

    def subnet_of(self, other):
        return self._same(other, "subnet_of")

    def supernet_of(self, other):
        return other._same(self, "supernet_of")

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self.max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self.max_prefixlen:
            raise ValueError(f"prefix length diff {prefix} is invalid for netblock {self}")
        for number in range(int(self.network_address), int(self.broadcast_address) + 1, 1 << self.max_prefixlen - prefix):
            yield type(self)((number, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if not self._prefixlen:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self._prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return type(self)((int(self.network_address), prefix), False)

    def address_exclude(self, other):
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        here = self
        while here != other:
            low, high = here.subnets()
            if other.subnet_of(low):
                yield high
                here = low
            else:
                yield low
                here = high

    def compare_networks(self, other):
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same type")
        own, its = (self.network_address, self.netmask), (other.network_address, other.netmask)
        return (own > its) - (own < its)

    def __getattr__(self, name):
        if name.startswith("is_"):
            return getattr(self.network_address, name) and getattr(self.broadcast_address, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __reduce__(self):
        return type(self), (str(self),)


class IPv4Network(_V4, _Network):
    _address = IPv4Address


class IPv6Network(_V6, _Network):
    _address = IPv6Address

    def _exploded(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"


class _Interface:
    def __init__(self, address):
        given, mask = _split(address)
        super().__init__(given)
        self.network = self._network((self._ip, _prefix(self, mask)), False)
        self.netmask, self.hostmask, self._prefixlen = self.network.netmask, self.network.hostmask, self.network.prefixlen

    def __str__(self):
        return f"{self._shown(self._ip)}/{self._prefixlen}"

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return isinstance(other, _Interface) and self.network == other.network

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    @property
    def ip(self):
        return type(self).__mro__[2](self._ip)

    with_prefixlen = property(__str__)

    @property
    def with_netmask(self):
        return f"{self.ip}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self.ip}/{self.hostmask}"


class IPv4Interface(_Interface, IPv4Address):
    _network = IPv4Network


class IPv6Interface(_Interface, IPv6Address):
    _network = IPv6Network
