// Pages that generators of sites make, with the line of docs/embedding.md: their blocks live.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "./support/server.mjs";
import { picture, visitor } from "./support/visit.mjs";

const visit = visitor({ headers: { "access-control-allow-origin": "*" } });
const DOCS = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");

const SPHINX = process.env.SPHINX_BUILD ?? "sphinx-build";
const skip = spawnSync(SPHINX, ["--version"]).status === 0 ? false : "no Sphinx here; SPHINX_BUILD may name sphinx-build";

const INDEX = `A book
======

A global that froze::

    import jax
    g = 1.0
    f = jax.jit(lambda x: x + g)
    print(f(1.0))

.. code-block:: python

    g = 5.0
    print(f(1.0))

.. code-block:: bash

    ls
`;

let folder;
let other;
before(() => (folder = mkdtempSync(join(tmpdir(), "book-"))));
after(async () => {
  await other?.stop();
  rmSync(folder, { recursive: true });
});

test("a book of Sphinx has live cells, from its own host", { skip }, async (t) => {
  const [, recipe] = /^```python conf\.py\n([^]*?)^```/m.exec(DOCS);
  writeFileSync(join(folder, "conf.py"), recipe.replace("https://example.org/freezeframe/", visit.address()));
  writeFileSync(join(folder, "index.rst"), INDEX);
  const built = spawnSync(SPHINX, ["-q", "-b", "html", folder, join(folder, "html")], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  assert.ok(statSync(join(folder, "html", "index.html")).size > 0, String(readdirSync(folder)));
  other = await serve(join(folder, "html"), { prefix: "/book/" });
  const page = await visit(t, { path: `${other.address}index.html`, also: [other.address] });
  const cells = page.locator("freeze-frame");
  assert.equal(await cells.count(), 2);
  const printed = [];
  for (const cell of await cells.all()) printed.push(...(await cell.evaluate((it) => it.run())).map(({ lanes }) => [lanes.python.text, lanes.jit.text]));
  assert.deepEqual(printed, [["2.0\n", "2.0\n"], ["6.0\n", "2.0\n"]]);
  await picture(page, "embed-sphinx");
});
