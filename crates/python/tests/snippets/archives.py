#: bytes packed by zlib
import zlib
d = b"hello world, hello zlib" * 20
c = zlib.compress(d)
print(zlib.decompress(c) == d, zlib.crc32(d), zlib.adler32(d), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"), len(c) < len(d))
for wbits in (15, -15, 31): print(zlib.decompress(zlib.compress(d, 9, wbits), wbits) == d)
#: zlib piece by piece
import zlib
d = b"hello world, hello zlib" * 20
c = zlib.compress(d)
o = zlib.decompressobj()
print(o.decompress(c[:10]) + o.decompress(c[10:] + b"rest") == d, o.eof, o.unused_data)
p = zlib.compressobj()
whole = p.compress(b"a" * 50) + p.compress(b"b" * 50) + p.flush()
print(zlib.decompress(whole) == b"a" * 50 + b"b" * 50)
#: what zlib refuses
import zlib
for bad in (b"abc", zlib.compress(b"data")[:-3]):
    try: zlib.decompress(bad)
    except zlib.error as e: print(e)
try: zlib.compress("text")
except TypeError as e: print(e)
#: gzip
import gzip, io
d = b"one\ntwo\nthree"
print(gzip.decompress(gzip.compress(d)) == d)
b = io.BytesIO()
with gzip.GzipFile(fileobj=b, mode="wb", mtime=0) as f: print(f.write(d), f.tell())
b.seek(0)
with gzip.GzipFile(fileobj=b) as f: print(f.readline(), f.read(3), list(f), f.closed)
print(f.closed)
try: gzip.decompress(b"notgzip")
except gzip.BadGzipFile as e: print(e)
try: gzip.decompress(gzip.compress(d)[:-4])
except EOFError as e: print(e)
#: zip archives
import io, zipfile
b = io.BytesIO()
with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("a.txt", "alpha" * 50)
    z.writestr("d/b.bin", b"\0\1")
    with z.open("c.txt", "w") as f: f.write(b"see")
with zipfile.ZipFile(b) as z:
    print(z.namelist(), z.read("d/b.bin"), z.getinfo("a.txt").file_size, z.testzip())
    with z.open("a.txt") as f: print(f.read(5), f.readable(), f.readline()[:3])
    try: z.read("zz")
    except KeyError as e: print(e)
    p = zipfile.Path(z)
    print([x.name for x in p.iterdir()], (p / "d" / "b.bin").read_bytes(), (p / "c.txt").read_text())
print(zipfile.is_zipfile(b), zipfile.is_zipfile(io.BytesIO(b"nope")))
try: zipfile.ZipFile(io.BytesIO(b"nope"))
except zipfile.BadZipFile as e: print(e)
#: more in a zip archive
import io, zipfile
b = io.BytesIO()
with zipfile.ZipFile(b, "w") as z: z.writestr("a", b"1")
with zipfile.ZipFile(b, "a") as z: z.writestr("b", b"2"); z.comment = b"note"
with zipfile.ZipFile(b) as z: print(z.namelist(), z.comment, [(i.filename, i.compress_size, i.is_dir()) for i in z.infolist()])
#: XML read and written
import xml.etree.ElementTree as ET
r = ET.fromstring("<a x='1'><b>t</b>tail<c/><b k=\"2\">u &amp; v</b></a>")
print(r.tag, r.attrib, [x.tag for x in r], r.find("b").text, repr(r.findtext("c")), r.findall("b[@k='2']")[0].text, r[0].tail)
print(ET.tostring(r), ET.tostring(r, encoding="unicode"))
ET.SubElement(r, "d", y="3").text = "é<"
ET.indent(r)
ET.dump(r)
print(ET.tostring(r), list(r.itertext()))
#: paths in XML
import xml.etree.ElementTree as ET
r = ET.fromstring("<r><i n='1'><v>5</v></i><i n='2'><v>6</v><w/></i><g><i n='3'/></g></r>")
for path in ("i", ".//i", "i/v", "i[2]", "i[last()]", "i[@n]", "i[@n='2']/v", "i[v='6']", "*", "g/i/..", "i[w]", ".//v[.='5']", "zz"):
    print(path, [(e.tag, e.attrib) for e in r.findall(path)])
#: namespaces in XML
import io
import xml.etree.ElementTree as ET
n = ET.fromstring('<r xmlns="u" xmlns:p="v"><p:a p:z="1"/><b/></r>')
print([e.tag for e in n.iter()], ET.tostring(n), n.find("{u}b").tag, n.find("q:a", {"q": "v"}).attrib)
ET.register_namespace("p", "v"); print(ET.tostring(n))
print([(ev, e.tag) for ev, e in ET.iterparse(io.StringIO("<a><b/></a>"), ["start", "end"])])
#: XML that is wrong
import xml.etree.ElementTree as ET
for bad in ["<a>", "<a></b>", "<a", "x", "<a/><b/>", "<a x=1/>", "", "<a b='1' b='2'/>", "<p:a/>"]:
    try: ET.fromstring(bad)
    except ET.ParseError as e: print(repr(bad), e, e.code, e.position)
#: HTML piece by piece
import html.parser
class P(html.parser.HTMLParser):
    def handle_starttag(self, t, a): print("start", t, a, self.getpos())
    def handle_endtag(self, t): print("end", t)
    def handle_data(self, s): print("data", repr(s))
    def handle_comment(self, s): print("comment", s)
    def handle_decl(self, s): print("decl", s)
p = P()
p.feed("<!DOCTYPE html><p class='a' id=b hidden>Hi &amp; <b>you</b><!-- c --><br/>\n<script>if (a<b) {}</script></p>")
p.close()
#: a normal distribution
from statistics import NormalDist, median_grouped
n = NormalDist(100, 15)
print(n, n.cdf(120), n.inv_cdf(.95), n.pdf(90), n.quantiles(4), n + 3, n * 2, n.zscore(130), -n, n - NormalDist(1, 8))
print(NormalDist.from_samples([1, 2, 3, 4]), median_grouped([1, 2, 2, 3, 4]), n == NormalDist(100, 15), n.variance)
try: NormalDist(0, -1)
except ValueError as e: print(e)
#: colors
import colorsys
print(colorsys.rgb_to_hsv(.2, .4, .6), colorsys.hsv_to_rgb(.5, .5, .5), colorsys.rgb_to_hls(.2, .4, .6), colorsys.hls_to_rgb(.1, .2, .3))
print(colorsys.rgb_to_yiq(.1, .2, .3), colorsys.yiq_to_rgb(.1, .2, .3))
#: encodings by name
import codecs, io
print(codecs.encode("hello", "rot13"), codecs.decode(b"6869", "hex"), codecs.lookup("utf8").name, codecs.BOM_UTF8)
d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(b"\xc3"), d.decode(b"\xa9"), d.decode(b"", True)], codecs.getwriter("utf-8")(io.BytesIO()).encode("é"))
try: codecs.lookup("nope")
except LookupError as e: print(e)
#: generators' states
import inspect
def g(): yield 1
i = g(); print(inspect.getgeneratorstate(i)); next(i); print(inspect.getgeneratorstate(i)); list(i); print(inspect.getgeneratorstate(i))
print(inspect.getclasstree([int, bool]))
#: paths
import os.path
print(os.path.relpath("/a/b/c", "/a/d"), os.path.commonpath(["/a/b", "/a/c"]), os.path.splitdrive("/a"), os.path.splitroot("//a"), os.path.relpath("a", "a"))
try: os.path.commonpath(["/a", "b"])
except ValueError as e: print(e)
#: streams of a program's own
import io
class Raw(io.RawIOBase):
    def __init__(self): self.got = []
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1] = b"a"; return 1
    def write(self, b): self.got.append(bytes(b)); return len(b)
raw = Raw()
w = io.BufferedWriter(raw, 4); print(w.write(b"ab"), raw.got, w.write(b"cdef"), raw.got); w.flush(); print(raw.got)
print(io.BufferedReader(raw).read(3), io.BufferedReader(io.BytesIO(b"abc\ndef")).readline())
print(list(io.TextIOWrapper(io.BytesIO(b"a\r\nb\n"))), io.TextIOWrapper(io.BytesIO(b"\xc3\xa9")).read())
t = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"); t.write("héllo\n"); t.flush(); print(t.buffer.getvalue())
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.IOBase))
#: standard input in a program's place
import io, sys
sys.stdin = io.StringIO("5\nsix\n")
print(int(input()) + 1, input())
try: input()
except EOFError as e: print(e)
#: configparser in whole
import configparser, io
def show(text, **kw):
    c = configparser.ConfigParser(**kw)
    try: c.read_string(text)
    except configparser.Error as e: print(type(e).__name__, e); return None
    for s in c:
        for k in c[s]:
            try: print(s, k, repr(c[s][k]))
            except configparser.Error as e: print(s, k, type(e).__name__, e)
    return c
show("[a]\nx = 1\ny: %(x)s %% z\n\n  more\nz = %(nope)s\n[b]\nx=%(y)s\nw = %q\nv = %(x\nu = %(u)s\n")
show("[DEFAULT]\nhome=/h\n[a]\np = ${home}/x $$\nq = ${b:k}-${p}\nr = ${b:zz}\ns = ${a:b:c}\nt = $x\n[b]\nk = ${home}k\n", interpolation=configparser.ExtendedInterpolation())
show("[a]\nflag\nother = 1\n", allow_no_value=True)
show("[a]\nflag\n  cont\n", allow_no_value=True)
show("x = 1\n"); show("[a]\nx=1\nx=2\n"); show("[a]\n[a]\n"); show("[a]\njunk\nmore junk\nx = 3\n"); show("[a]\nx=1\n[a]\nx = 2\n", strict=False)
show("[a]\nx = 1 ; c\n# c\n y = 2\nz = 3\n\n\n  z2\n", inline_comment_prefixes=";")
show("[a]\nx = 1\n\n  y = 2\n", empty_lines_in_values=False)
c = show("[s]\nn = 42\nf = 1.5\nb = yes\n"); print(c.getint("s","n"), c["s"].getfloat("f"), c.getboolean("s","b"), c.get("s","q",fallback="d"), c.has_option("s","n"))
o = io.StringIO(); c["new"] = {"k": "v", "m": "l1\nl2"}; c.write(o); print(o.getvalue())
for f in (lambda: c.get("q","x"), lambda: c.get("s","x"), lambda: c.set("s","k","%bad"), lambda: c.set("s","k",3), lambda: c.getint("s","b"), lambda: c.getboolean("s","n"), lambda: c.add_section("s"), lambda: c.add_section("DEFAULT")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
