#: folders and files
import os, shutil, pathlib, tempfile
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return type(e).__name__, str(e)
d = "/tmp/freezeframe-snippet"
shutil.rmtree(d, ignore_errors=True)
os.mkdir(d)
os.chdir(d)
print(os.getcwd(), os.listdir(), os.path.isdir("."), os.path.abspath("a"), os.getcwdb())
open("a.txt", "w").write("hello\n")
print(os.path.exists("a.txt"), os.path.abspath("a.txt"), open(d + "/a.txt").read(), os.listdir("."))
os.makedirs("x/y/z")
print(t(os.makedirs, "x/y/z"), os.makedirs("x/y/z", exist_ok=True), t(os.mkdir, "x"), t(os.mkdir, "q/r"), t(os.mkdir, "a.txt/b"))
open("x/f", "w").close()
print([(r, sorted(ds), fs) for r, ds, fs in os.walk("x")], t(os.rmdir, "x"), t(os.rmdir, "nope"), t(os.rmdir, "a.txt"), t(os.remove, "nope"), t(os.unlink, "x"))
print(t(os.rename, "nope", "b"), os.rename("a.txt", "b.txt"), os.replace("b.txt", "c.txt"), sorted(os.listdir()), t(os.listdir, "nope"), t(os.listdir, "c.txt"), t(os.chdir, "nope"))
os.rename("x", "w")
print(sorted(os.listdir("w")), os.path.exists("x"), os.path.isdir("w/y/z"))
os.remove("w/f"); os.removedirs("w/y/z")
print(os.listdir())
with os.scandir() as it: print([(e.name, e.path, e.is_dir(), e.is_file(), e.stat().st_size) for e in it])
os.chmod("c.txt", 0o600); os.utime("c.txt", (1, 2))
s = os.stat("c.txt")
print(oct(s.st_mode), s.st_size, s[6], s.st_mtime, s.st_mtime_ns, t(os.stat, "nope"), t(os.chmod, "nope", 1))
p = pathlib.Path("m/n")
print(t(p.mkdir), p.mkdir(parents=True), t(p.mkdir), p.mkdir(exist_ok=True), p.is_dir(), p.rmdir(), p.exists())
shutil.copytree("m", "m2"); print(os.path.isdir("m2"), t(shutil.copytree, "m", "m2"))
class P:
    def __fspath__(self): return "c.txt"
print(open(P()).read(), os.path.exists(P()), isinstance(P(), os.PathLike), isinstance(1, os.PathLike))
os.chdir("/")
shutil.rmtree(d)
print(os.path.exists(d))
with tempfile.TemporaryDirectory() as td: print(os.path.isdir(td), os.listdir(td))
print(os.path.exists(td))
#: files by their numbers
import os
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return type(e).__name__, str(e)
name = "/tmp/freezeframe-numbers"
fd = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
print(os.write(fd, b"hello"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 3), os.read(fd, 10), os.read(fd, 1), os.fstat(fd).st_size, os.close(fd), t(os.read, fd, 1), t(os.close, fd))
print(t(os.open, "/tmp/freezeframe-nope", os.O_RDONLY), t(os.open, name, os.O_CREAT | os.O_EXCL), os.O_RDONLY, os.O_WRONLY, os.O_CREAT, os.O_EXCL, os.O_TRUNC, os.O_APPEND)
fd = os.open(name, os.O_WRONLY | os.O_APPEND)
print(os.write(fd, b"!"), t(os.read, fd, 1), t(os.write, fd, "x"), os.close(fd), open(name).read())
os.truncate(name, 2)
print(open(name).read())
with os.fdopen(os.open(name, os.O_RDONLY)) as f: print(f.read())
r, w = os.pipe()
print(os.write(w, b"abc"), os.read(r, 2), os.read(r, 9), os.close(r), os.close(w))
os.remove(name)
print(os.strerror(2), os.strerror(17), os.WEXITSTATUS(256), os.EX_OK, os.get_exec_path({"PATH": "/a:/b"}), os.SEEK_END)
#: numbers of clocks
import time
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
for call in (lambda: time.get_clock_info("x"), lambda: time.clock_gettime(99)):
    try: call()
    except Exception as e: print(type(e).__name__, e)
#: bytes as texts of mails
import binascii, quopri, base64, struct
for data in (b"", b"abc", b"a" * 45, bytes(range(20))): print(binascii.b2a_uu(data), binascii.a2b_uu(binascii.b2a_uu(data)) == data)
print(binascii.b2a_qp(b"a=\xe9 \n b\t"), binascii.b2a_qp(b"a b_c", quotetabs=True, header=True), binascii.a2b_qp(b"a=3D=\nb=E9 _"), binascii.a2b_qp(b"a_b", header=True), binascii.b2a_qp(b"x" * 80))
print(quopri.encodestring(b"\xffa"), quopri.decodestring(b"=FFa"), base64.z85encode(b"abcd"), base64.z85decode(b"vqGsd"))
for call in (lambda: binascii.b2a_uu(b"x" * 46), lambda: binascii.a2b_uu(b"\x7f"), lambda: struct.unpack("i", "abcd"), lambda: struct.unpack("i", 5), lambda: struct.pack_into("b", b"ab", 0, 1),
             lambda: struct.pack_into("b", bytearray(6), -10, 1), lambda: struct.unpack_from("<h", b"abc", -1)):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
#: digests with keys
import hashlib
for h in (hashlib.blake2b(b"abc"), hashlib.blake2s(b"abc"), hashlib.blake2b(b"a", digest_size=8, key=b"k"), hashlib.blake2s(b"x" * 200, salt=b"s", person=b"p"), hashlib.new("blake2b", b"q")):
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
h = hashlib.blake2b(); h.update(b"a" * 128); g = h.copy(); g.update(b"b" * 129); print(h.hexdigest()[:16], g.hexdigest()[:16])
for call in (lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2b(key=b"x" * 65), lambda: hashlib.new("zz")):
    try: call()
    except ValueError as e: print(e)
#: addresses and networks
import ipaddress as I
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return type(e).__name__, str(e)
for a in ("192.168.0.1", "::1", "2001:db8::1", "1.2.3", "256.1.1.1", "1.2.3.04", "", "1::2::3", "::", ":1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "g::", 5, b"\x01\x02\x03\x04", -1, "1:0:0:2:0:0:0:3"):
    x = t(I.ip_address, a)
    print(repr(a), repr(x), t(I.IPv6Address, a) if isinstance(a, str) else t(I.IPv4Address, a))
    if not isinstance(x, tuple): print(x.exploded, x.reverse_pointer, x.is_private, x.is_global, x.is_multicast, x.is_loopback, x.is_reserved, int(x), f"{x:x}")
for a in ("192.168.0.0/24", "10.0.0.1/8", "10.0.0.0/255.0.0.0", "2001:db8::/126", "1.2.3.4/33", "1.2.3.4/a", ("1.2.3.0", 24)):
    x = t(I.ip_network, a)
    print(repr(a), repr(x))
    if not isinstance(x, tuple): print(x.netmask, x.hostmask, x.broadcast_address, x.num_addresses, x.with_netmask, x[0], x[-1], list(x.subnets())[:2], x.supernet())
n = I.ip_network("192.0.2.0/29")
print(list(n.hosts()), I.ip_address("192.0.2.3") in n, list(n.subnets(new_prefix=30)), list(n.address_exclude(I.ip_network("192.0.2.0/31"))), repr(I.ip_interface("192.0.2.5/24")), I.ip_interface("192.0.2.5/24").network)
print(list(I.summarize_address_range(I.ip_address("192.0.2.0"), I.ip_address("192.0.2.130"))), list(I.collapse_addresses([I.ip_network("192.0.2.0/25"), I.ip_network("192.0.2.128/25")])), t(lambda: I.ip_address("1.2.3.4") < I.ip_address("::1")))
#: statements that come line by line
import code, codeop, cmd, io, contextlib
for text in ("1", "x = 1", "if 1:", "if 1:\n  x", "if 1:\n  x\n", "(1 +", "'''a", "def f(): pass", "", "# c"): print(repr(text), codeop.compile_command(text) is None)
for text in ("a b", "1 +", "x = )"):
    try: codeop.compile_command(text)
    except SyntaxError as e: print(type(e).__name__)
c = code.InteractiveConsole({"y": 5})
print(c.push("y + 1"), c.push("for i in (1, 2):"), c.push("  print(i)"), c.push(""), c.push("z = y"), c.locals["z"])
class C(cmd.Cmd):
    def do_hi(self, arg):
        "says hi"
        print("hi", arg)
    def do_bye(self, arg): return True
    def default(self, line): print("what?", line)
i = C(stdout=io.StringIO())
for line in ("hi there", "other", "", "help", "help hi", "?bye", "bye"): print(repr(line), i.onecmd(line))
print(i.stdout.getvalue())
#: statuses of answers
from http import HTTPStatus, HTTPMethod
print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(404).phrase, HTTPStatus.OK == 200, HTTPStatus.IM_A_TEAPOT.name, HTTPStatus.OK.is_success, len(HTTPStatus), repr(HTTPMethod.GET))
print([(s.name, s.phrase) for s in HTTPStatus])
#: small things
import re, itertools, inspect, unittest
print(re.Scanner([("a", lambda s, t: t.upper()), (r"\s", None), (r"\d+", lambda s, t: int(t))]).scan("a a 12 b"), re.compile("(?P<q>a)").groupindex)
print([1e15 + 0.3, 1e15 + 0.5, 2.0**52 + 0.5, 2.0**50 + 0.25, 2.0**50 + 0.75, 4503599627370497.5, 1e15 / 7, 0.1 + 0.2])
for e in ("'a' * 10**20", "[0] * 10**20", "b'a' * 10**20", "(1,) * 10**20", "1 << (1 << 70)"):
    try: print(e, eval(e))
    except Exception as x: print(e, type(x).__name__, x)
class T(unittest.TestCase):
    def test(self): pass
T("test").assertSequenceEqual([1], (1,))
