import base64, binascii, struct, random, math
from fractions import Fraction as F
from contextvars import ContextVar, copy_context
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
R = random.Random(1)
for n in range(0, 14):
    d = bytes(R.randrange(256) for _ in range(n))
    print(base64.b64encode(d), base64.urlsafe_b64encode(d), base64.b32encode(d), base64.b16encode(d), base64.b85encode(d), base64.a85encode(d), base64.b32hexencode(d))
    for e, de in ((base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode)): assert de(e(d)) == d, (e, d)
for f in (lambda: base64.b64decode('YQ'), lambda: base64.b64decode('YQ='), lambda: base64.b64decode('Y'), lambda: base64.b64decode('Y Q==\n'), lambda: base64.b64decode('Y!Q==', validate=True), lambda: base64.b64encode('a'), lambda: base64.b32decode('AA'), lambda: base64.b16decode('ag'), lambda: base64.b16decode('AG'), lambda: base64.b85decode('\x7f'), lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: binascii.hexlify(b'abc', '-'), lambda: binascii.crc32(b'hello'), lambda: binascii.crc_hqx(b'hello', 0), lambda: base64.encodebytes(b'a' * 60), lambda: base64.a85encode(b'\0' * 4 + b'    ', foldspaces=True, adobe=True), lambda: base64.b64encode(b'\xff\xfe', altchars=b'-_')): t(f)
for f, v in (('<i', (1,)), ('>hHbB', (-2, 65535, -1, 255)), ('@bi', (1, 2)), ('=bi', (1, 2)), ('3s4sp', (b'ab', b'abcdef', b'x')), ('<d', (math.pi,)), ('<f', (0.1,)), ('<e', (1.5,)), ('>q', (-5,)), ('!Q', (2**64 - 1,)), ('c?x', (b'a', True)), ('<2h3x', (1, 2)), ('f', (1e-40,)), ('d', (float('inf'),)), ('f', (float('-inf'),)), ('<d', (-0.0,)), ('e', (6e-8,)), ('5p', (b'abcdef',))):
    p = struct.pack(f, *v); print(f, p, struct.calcsize(f), struct.unpack(f, p))
for f in (lambda: struct.pack('b', 200), lambda: struct.pack('<H', -1), lambda: struct.pack('<i', 2**31), lambda: struct.pack('i', 1.5), lambda: struct.pack('ii', 1), lambda: struct.unpack('i', b'abc'), lambda: struct.pack('z', 1), lambda: struct.pack('c', b'ab'), lambda: struct.pack('3s', 'abc'), lambda: struct.pack('<f', 1e40), lambda: struct.pack('f', 'a'), lambda: list(struct.iter_unpack('<H', b'abcd')), lambda: struct.unpack_from('<H', b'abcd', 1), lambda: struct.unpack_from('<I', b'abcd', 1), lambda: struct.Struct('<ih').size, lambda: struct.pack('<H', 70000), lambda: struct.pack('4')): t(f)
buf = bytearray(6); struct.pack_into('<HH', buf, 1, 1, 2); print(buf)
print(F(3, 6), repr(F('1.25')), F('-3/9'), F(0.5), F('1e-3'), F(' 7 '), F(1, 3) + F(1, 6), F(1, 3) * 3, F(1, 3) / F(2, 3), F(7, 2) // 1, F(7, 2) % 1, -F(1, 2), abs(F(-1, 2)), F(1, 2) ** 3, F(1, 2) ** -2, F(4) ** 0.5, 2 ** F(2), F(1, 2) + 0.5, 1 - F(1, 3), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), int(F(-7, 2)), float(F(1, 3)), F(1, 2) < F(2, 3), F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), F(math.pi).limit_denominator(100), F(1, 3).as_integer_ratio(), sum([F(1, 2)] * 3), sorted([F(1, 2), F(1, 3)]), F(3, 1), str(F(3)), F(2).is_integer(), divmod(F(7, 2), F(1, 3)), F.from_float(0.25), max(F(1, 2), 0.75), F(1, 2) > 0.25, bool(F(0)))
for f in (lambda: F(1, 0), lambda: F('a'), lambda: F(1.5, 2), lambda: F(1) / 0, lambda: F('1/0'), lambda: F(float('nan')), lambda: F(None), lambda: F(1, 2) + 'a', lambda: F(1, 3) // 0, lambda: F(0) ** -1, lambda: F(1, 2).limit_denominator(0)): t(f)
v = ContextVar('v', default=1); w = ContextVar('w')
print(v.get(), w.get(5), v.name); tok = v.set(2); print(v.get(), tok.old_value is tok.MISSING, tok.var is v); c = copy_context(); v.reset(tok); print(v.get(), c[v], c.run(v.get), c.run(lambda: (v.set(9), v.get())[1]), v.get(), c[v], v in c, len(c))
for f in (lambda: w.get(), lambda: v.reset(tok), lambda: c[w], lambda: ContextVar(3)): 
    try: print(f())
    except Exception as e: print(type(e).__name__)
