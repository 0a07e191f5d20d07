import hashlib, hmac, uuid
data = [b'', b'abc', b'a' * 63, b'b' * 64, b'c' * 129, bytes(range(256))]
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512'):
    h = hashlib.new(name)
    print(name, h.digest_size, h.block_size, h.name, [getattr(hashlib, name)(d).hexdigest()[:24] for d in data])
    for d in data: h.update(d)
    c = h.copy(); c.update(b'x'); print(h.hexdigest(), c.hexdigest() == h.hexdigest(), h.digest()[:2])
print(hashlib.shake_128(b'abc').hexdigest(20), hashlib.shake_256(b'').digest(5))
print(hmac.new(b'key', b'message', 'sha256').hexdigest(), hmac.new(b'k' * 100, b'm', hashlib.md5).hexdigest(), hmac.compare_digest(b'a', b'a'), hmac.digest(b'k', b'm', 'sha1'), hashlib.pbkdf2_hmac('sha1', b'pw', b'salt', 3).hex())
for f in (lambda: hashlib.md5('a'), lambda: hashlib.new('nope'), lambda: hashlib.md5(5), lambda: hmac.new('a', b'', 'md5'), lambda: uuid.UUID('x'), lambda: uuid.UUID(), lambda: setattr(uuid.NAMESPACE_DNS, 'int', 3), lambda: uuid.UUID(int=-1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:80])
u = uuid.UUID('{12345678-1234-5678-1234-567812345678}')
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.urn, u.variant, u.version, uuid.UUID(bytes=u.bytes) == u, uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(fields=u.fields) == u, u < uuid.NAMESPACE_DNS, hash(u) == hash(uuid.UUID(int=u.int)))
print(uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid3(uuid.NAMESPACE_URL, 'http://x.y'), uuid.uuid4().version, uuid.uuid1().version, len(str(uuid.uuid4())), uuid.uuid1(1, 2).node)
