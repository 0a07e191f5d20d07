import re
cases = [
 (r'a', 'abc'), (r'(a)(b)?', 'ac'), (r'(\w+)\s(\w+)', 'hello big world'), (r'^\d+$', '123'), (r'^\d+$', '12x'), (r'[a-c]+?d', 'abcd'), (r'(a|b)*c', 'ababc'),
 (r'(?P<y>\d{4})-(?P<m>\d\d)', 'on 2024-05-06'), (r'(?i)HELLO', 'say hello'), (r'(?:ab)+', 'xababab'), (r'a{2,3}', 'aaaa'), (r'a{2,3}?', 'aaaa'), (r'a{,2}b', 'aaab'),
 (r'(a+)+$', 'aaaa'), (r'\bfoo\b', 'a foo b'), (r'\Bo', 'foo'), (r'(?<=a)b', 'ab'), (r'(?<!a)b', 'ab cb'), (r'a(?=b)', 'ab'), (r'a(?!b)', 'ab ac'), (r'(.)\1', 'abccd'),
 (r'(?P<q>[\'"]).*?(?P=q)', 'say "hi" now'), (r'(a)?b(?(1)c|d)', 'abc'), (r'(a)?b(?(1)c|d)', 'bd'), (r'.*', 'ab\ncd'), (r'(?s).*', 'ab\ncd'), (r'(?m)^c.$', 'ab\ncd\nef'), (r'$', 'ab\n'), (r'\Z', 'ab\n'),
 (r'(?>a+)ab', 'aaab'), (r'a++b', 'aaab'), (r'(a*)*', 'b'), (r'(a*)+', 'aab'), (r'(?:a|ab)(?:c|bcd)(d*)', 'abcd'), (r'x*', 'aaa'), (r'[^abc]', 'abcd'), (r'[\w.]+@[\w.]+', 'me a.b@c.de x'),
 (r'[]a]+', 'x]a]'), (r'[a\-z]+', 'b-az'), (r'\x41\u0042\103', 'ABC'), ('(?x) a  b # c\n   c', 'abc'), (r'é+', 'caféé'), (r'(?i)É', 'é'), (r'\w+', 'naïve café'), (r'(?a)\w+', 'naïve'), (r'\d', '٣'), (r'(((a)))', 'a'), (r'(a(b(c)))|d', 'abc'), (r'(a)|(b)', 'b'), (r'((a)|b)*', 'abab'),
 (r'(?:(a)|b)*', 'ab'), (r'a|b|', 'c'), (r'(?i:a)b', 'Ab AB'), (r'(?-i:a)', 'A'), (r'\.', 'a.b'), (r'[.]', 'a.b'), (r'[\]]', ']'), (r'a.c', 'a\nc abc'), (r'(x+x+)+y', 'xxxxxxxxxxxy'), (r'\s*,\s*', 'a , b'), (r'{', '{'), (r'a{b', 'a{b'), (r'a{1', 'a{1'), (r'(?:)', 'a'), (r'()', 'a'), (r'(|a)+', 'aaa'), (r'(?:a?)*?b', 'aab'), (r'(a{2}){2}', 'aaaaa'), (r'(?=(a))a', 'a'), (r'(?!(a))b', 'b'), (r'(?<=(a))b', 'ab'), (r'[[a]', '['), (r'(ab|a)(bc)?', 'abc'),
]
def show(m): return None if m is None else (m.span(), m.group(), m.groups(), m.lastindex, m.lastgroup, m.groupdict())
for p, s in cases:
    try:
        print(repr(p), show(re.search(p, s)), show(re.match(p, s)), show(re.fullmatch(p, s)), re.findall(p, s), [m.span() for m in re.finditer(p, s)], re.split(p, s), re.sub(p, '-', s), re.subn(p, r'<\g<0>>', s, count=1))
    except Exception as e: print(repr(p), type(e).__name__, e)
bad = ['(', ')', 'a)', '[', '[a', '*', '+a', 'a**', 'a*+*', '(?', '(?P', '(?P<', '(?P<a', '(?P<1>a)', '(?P<a>x)(?P<a>y)', r'\1', r'(a\1)', r'\q', '\\', '[z-a]', r'[\w-a]', 'a{3,2}', '(?z)', '(?<x)', '(?P=x)', '(?(1)a)', '(?(x)a)', '(?(0)a)', '(?(1)a|b|c)', 'a(?i)b', '(?i', '(?<=a+)b', '(?<=a|bc)d', r'\x1', r'\u12', r'\U00110000', r'[\8]', '(?a-u:b)', '(?i-i:b)', '(?#a', 'a\n(b', '(?L)a', '(?-)', '(?-q:a)', '^*', '(?:*)', r'(?P<é>a)', r'(?P<a-b>c)', '(?P>a)', '(?Pa)', '(?au)b', r'\400', r'(?P<a>', r'(?P<>a)', '(?P=', '(?()a)', r'x{99999999999}', r'\8', '(?i:', '(?i-', '(?:a', '(?=a', '(?ab']
for p in bad:
    try: print(repr(p), 'ok', re.compile(p).search('aab'))
    except Exception as e: print(repr(p), type(e).__name__, e, getattr(e, 'msg', None), getattr(e, 'pos', None), getattr(e, 'lineno', None), getattr(e, 'colno', None))
