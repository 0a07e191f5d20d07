import re
p = re.compile(r'(\w)(\d)?', re.I)
print(p, p.flags, p.groups, p.pattern, p.groupindex, re.compile('a'), re.compile(b'a', re.M | re.S), re.compile('x' * 300))
print(re.I, repr(re.I), re.I | re.M, str(re.A | re.X), re.RegexFlag(0), re.NOFLAG, int(re.DOTALL), re.I & re.M, re.IGNORECASE is re.I)
m = re.match(r'(?P<first>\w+) (?P<last>\w+)?', 'Ada Lovelace and')
print(m, m['first'], m[2], m.group('first', 'last'), m.groups(), m.groupdict(), m.span('last'), m.start(), m.end(2), m.pos, m.endpos, m.re, m.string, m.lastindex, m.lastgroup, m.regs)
print(m.expand(r'\2, \1 \g<first> \n'), bool(m))
for bad in (3, 'x', -1, 1.5, None):
    try: m.group(bad)
    except Exception as e: print(type(e).__name__, e)
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a', lambda m: m.group().upper(), 'banana'), re.sub('a', 'b', 'aaaa', count=2), re.sub('', '-', 'abc'), re.sub('x*', '-', 'abxd'), re.subn('x*', '-', 'abxd'))
print(re.sub(r'(a)|b', r'[\1]', 'ab'), re.sub('a', r'\n\t\\', 'xa'), re.sub(r'(?P<n>\d)', r'<\g<n>>', 'a1b2'), re.sub('b', '\\\\', 'abc'))
for t in (r'\9', r'\g<x>', r'\q', '\\', r'\g', r'\g<', r'\g<>', r'\g<1', r'\g<1a>', r'\g<9>', r'\400'):
    try: print(re.sub('(a)', t, 'a'))
    except Exception as e: print(type(e).__name__, e)
print(re.split(r'[,;]\s*', 'a, b;c,,d'), re.split(r'([,;])', 'a,b;c'), re.split(r',', 'a,b,c', maxsplit=1), re.split(r'x*', 'axbc'), re.split(r'(x)|(y)', 'axbyc'), re.split(r'\W+', ''), re.split('', 'ab'))
print(re.findall(r'(\w)(\d)?', 'a1b'), re.findall(r'\b', 'ab cd'), re.findall(r'a|', 'aab'), re.findall(rb'\d+', b'a12b3'))
print(re.escape('a.b*c d-e_f[é]'), re.escape(b'a.b'), re.escape("it's"))
for f in (lambda: re.match(b'a', 'a'), lambda: re.match('a', b'a'), lambda: re.match('a', 5), lambda: re.compile(5), lambda: re.compile(re.compile('a'), re.I), lambda: re.compile('a', re.L), lambda: re.compile('a', re.A | re.U), lambda: re.compile(b'a', re.U), lambda: re.sub('a', 5, 'a'), lambda: re.sub('a', b'c', 'a'), lambda: re.Pattern(), lambda: re.match('a', None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(re.compile('a') == re.compile('a'), re.compile('a') is re.compile('a'), hash(re.compile('a')) == hash(re.compile('a')), re.compile(re.compile('b')).pattern)
print(re.compile('b').search('abcb', 2), re.compile('^b').search('ab', 1), re.compile('b$').search('abc', 0, 2), re.compile('a').match('ba', 1), re.compile('a').fullmatch('bab', 1, 2), re.compile('b').findall('abbb', 2), [m.span() for m in re.compile('b').finditer('abbb', 1, 3)])
text = "line one\nline two\n\nlast"
print(re.findall(r'^.*$', text, re.M), re.findall(r'^.*$', text), re.findall(r'\A\w+|\w+\Z', text))
log = '2024-01-02 12:00:01 INFO [core] started\n2024-01-02 12:00:05 ERROR [net] failed: timeout=30\n'
for m in re.finditer(r'^(?P<date>\S+) (?P<time>\S+) (?P<level>[A-Z]+)\s+\[(?P<mod>\w+)\] (?P<msg>.*)$', log, re.M): print(m.groupdict())
tok = re.compile(r'\s*(?:(?P<num>\d+(?:\.\d*)?)|(?P<id>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/()=]))')
print([(m.lastgroup, m.group(m.lastgroup)) for m in tok.finditer('x = 3.5 * (y_1 ** 2) - 10')])
print(re.match(r'(?:a+)+b', 'a' * 22), re.search(r'(\d+)(?:px|em)(?!\w)', 'w: 10px; h: 2emx 3em'), re.compile(r'(?P<a>.)(?P<b>.)').groupindex)
print(re.search('a' * 50, 'b' + 'a' * 60).span(), len(re.sub('a', 'bb', 'a' * 5000)), re.search(r'(?:x|y)*z', 'xy' * 3000 + 'z').end())
print(repr(re.match('.*', 'a' * 80)), isinstance(m, re.Match), isinstance(p, re.Pattern), re.error, type(p), type(m))
import copy; print(copy.copy(p) is p, copy.deepcopy(m) is m)
print(re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567'), re.sub(r'([A-Z])', r'_\1', 'camelCaseName').lower(), re.sub(r'_(\w)', lambda m: m[1].upper(), 'snake_case_name'), re.sub(r'\s+', ' ', ' a  b\t\nc '))
match re.match('x(.)', 'xy'):
    case re.Match() as mm: print(mm[1])
print(re.fullmatch(r'[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}', 'a.b+c@d-e.org'), re.fullmatch(r'(\d{1,3})(?:\.(\d{1,3})){3}', '192.168.1.254').groups())
print(re.findall(r'(?i)straße', 'STRASSE Straße'), re.findall(r'[а-я]+', 'привет Мир'), re.findall(r'\w', '𝔘a'), re.search('😀', 'a😀b').span())
