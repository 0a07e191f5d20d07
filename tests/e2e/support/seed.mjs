// The notebook that the project began with, where its text is at hand.

export const SEED = new URL("../../../../shared/seed/stateful-computations.txt", import.meta.url);

/** The code cells: what stands between `In [n]:` and the cell's printed lines, or the next heading. */
export function seedCells(text) {
  const printed = /^(\d+|First call: .*|Second call: .*|\{ lambda .*)$/;
  return text
    .split(/^In \[.*\]:$/m)
    .slice(1)
    .map((block) => {
      const lines = block.split("\n");
      const end = lines.findIndex((line) => printed.test(line) || /^(#+ \w.*|In summary.*)$/.test(line) && !line.startsWith("# "));
      return lines.slice(0, end < 0 ? undefined : end).join("\n").trim();
    });
}
