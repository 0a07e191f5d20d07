// Places in cells, for people.
const { say } = globalThis.freezeframe;
const bytes = new TextEncoder();
const text = new TextDecoder();

/** The line of a place: its number, the name of its cell, and what stands there. */
export function lineOf(span, cells) {
  const own = span && cells.find((cell) => cell.cell === span.cell);
  if (!own) return undefined;
  const before = text.decode(bytes.encode(own.source).slice(0, span.start));
  const number = before.split("\n").length;
  const name = say("cell {number}", { number: cells.indexOf(own) + 1 });
  return { number, name, text: own.source.split("\n")[number - 1].trim() };
}
