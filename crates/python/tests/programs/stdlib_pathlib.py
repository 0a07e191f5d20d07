from pathlib import PurePath, PurePosixPath as P, Path
import os, fnmatch
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = P('/usr/lib/python3.13/os.tar.gz')
print(a, repr(a), a.name, a.stem, a.suffix, a.suffixes, a.parent, a.parents[1], list(a.parents), a.parts, a.root, a.anchor, a.drive, a.is_absolute(), str(a), os.fspath(a), a.as_posix(), a.as_uri())
print(P(), P('.'), P('a//b/./c/'), P('a', 'b', '/c', 'd'), P('/'), P('//a'), P('///a'), P('..', 'x'), P('a/..'), repr(PurePath('x')), P('a') / 'b' / P('c'), 'z' / P('y'), P('a').joinpath('b', 'c'), P('a/b') == P('a//b'), P('a') < P('b'), hash(P('a')) == hash(P('a/')), sorted([P('b'), P('a/c'), P('a')]), P('.bashrc').suffix, P('a.').suffix, P('.a.b').stem)
print(a.with_name('x.py'), a.with_stem('y'), a.with_suffix('.zip'), a.with_suffix(''), P('a').with_suffix('.c'), P('/a/b/c').relative_to('/a'), P('/a/b').is_relative_to('/a'), P('/a/b').is_relative_to('/c'), P('/a/b').relative_to('/a/c', walk_up=True), P('a/b.py').match('*.py'), P('/a/b/c.py').match('b/*.py'), P('a.py').match('b/*.py'), P('a/b/c').full_match('a/**'), P('a/b/c').full_match('a/*'))
for f in (lambda: P('/').with_name('x'), lambda: P('a').with_name('b/c'), lambda: P('a').with_suffix('c'), lambda: P('/a').relative_to('/b'), lambda: P(5), lambda: P('a') / 5, lambda: P('a').as_uri(), lambda: P('a').match(''), lambda: P('a').parents[3], lambda: P('a') < 'b'): t(f)
print(fnmatch.filter(['a.py', 'b.txt', 'c.py'], '*.py'), fnmatch.fnmatch('abc', 'a?c'), fnmatch.fnmatch('abc', '[!b]*'), fnmatch.fnmatchcase('a[b', 'a[[]b'), fnmatch.fnmatch('a.b', 'a*b'))
