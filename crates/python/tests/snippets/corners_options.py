#: optparse
import sys; sys.stderr = sys.stdout
import optparse, sys
p = optparse.OptionParser(prog="x", usage="%prog [options] file", version="%prog 1.0", description="What it does.", epilog="The end.")
p.add_option("-f", "--file", dest="f", default="d", help="a file [default: %default]", metavar="FILE")
p.add_option("-v", "--verbose", action="store_true", help="say more")
p.add_option("-n", type="int", default=3)
p.add_option("-c", action="count", default=0)
p.add_option("--level", choices=["a", "b"], help="which level of the many levels that there are, told at such a length that the line has to be broken")
g = optparse.OptionGroup(p, "Rare", "What few need."); g.add_option("--rare", action="append"); p.add_option_group(g)
print(p.parse_args(["-f", "q", "rest", "-vn5", "-cc", "--level=a", "--rare", "1", "--ra=2", "--", "-z"])[0].__dict__, p.parse_args(["a"])[1])
print(p.format_help())
print(p.get_usage(), p.get_version(), p.has_option("-f"), p.get_option("--file").dest)
for bad in (["-z"], ["--nope"], ["-n", "x"], ["-f"], ["--level", "c"], ["--verbose=1"]):
    try: p.parse_args(bad)
    except SystemExit as e: print("exit", e)
for make in (lambda: p.add_option("-f"), lambda: optparse.Option("x"), lambda: optparse.Option("-q", action="nope"), lambda: optparse.Option("-q", type="zz"), lambda: optparse.Option("---q")):
    try: make()
    except Exception as e: print(type(e).__name__, e)
try: p.parse_args(["--version"])
except SystemExit as e: print("exit", e)
print(optparse.Values({"a": 1}) == {"a": 1}, optparse.Values({"a": 1}))
#: fileinput
import fileinput, tempfile, os
d = tempfile.mkdtemp()
for n, t in (("a", "1\n2\n"), ("b", "3\n")): open(os.path.join(d, n), "w").write(t)
files = [os.path.join(d, n) for n in "ab"]
with fileinput.input(files) as f:
    for line in f: print(repr(line), f.lineno(), f.filelineno(), f.isfirstline(), os.path.basename(f.filename()))
for line in fileinput.input(files[0], inplace=True): print(line.strip() + "!")
print(open(files[0]).read())
try: fileinput.lineno()
except RuntimeError as e: print(e)
try: fileinput.input(files, mode="w")
except ValueError as e: print(e)
