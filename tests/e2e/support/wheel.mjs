// Wheels for visits: archives in which nothing is packed.
const TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
  let word = at;
  for (let bit = 0; bit < 8; bit++) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  return word;
});

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 255];
  return (sum ^ 0xffffffff) >>> 0;
}

/** Numbers as an archive has them, each with its width in bytes. */
function numbers(...pairs) {
  const bytes = Buffer.alloc(pairs.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of pairs) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}

/** An archive of texts by their names. */
export function archive(files) {
  const [bodies, list] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    // Version, flags, no packing, time, date, checksum, two sizes, and the lengths of the name and of what follows it.
    const about = numbers([20, 2], [0, 2], [0, 2], [0, 2], [33, 2], [checksum(data), 4], [data.length, 4], [data.length, 4], [path.length, 2], [0, 2]);
    const body = Buffer.concat([numbers([0x04034b50, 4]), about, path, data]);
    list.push(Buffer.concat([numbers([0x02014b50, 4], [20, 2]), about, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(list);
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [list.length, 2], [list.length, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...bodies, directory, end]);
}

/** A wheel of one module, by its name, its release and its text; gives the name of the file and its bytes. */
export function wheel(name, release, text) {
  const about = `${name}-${release}.dist-info`;
  const files = {
    [`${name}/__init__.py`]: text,
    [`${about}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${release}\n`,
    [`${about}/WHEEL`]: "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    [`${about}/RECORD`]: "",
  };
  return { name: `${name}-${release}-py3-none-any.whl`, bytes: archive(files) };
}
