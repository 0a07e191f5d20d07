// What a visitor reads in cells of text: formulas, tables, tasks, notes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { picture, visitor } from "./support/visit.mjs";

const visit = visitor();

const TEXT = String.raw`# Gradients

The loss is $L(\theta) = \frac{1}{n}\sum_{i=1}^n (y_i - \theta^T x_i)^2$, its gradient

$$
\nabla_\theta L = \begin{pmatrix} \partial_1 L \\ \partial_2 L \end{pmatrix}
$$

and $\notacommand{x}$ cannot be read[^why]. It costs $5 or $6.

| step | loss |
|:-----|-----:|
| 1 | 0.5 |
| 2 | 0.25 |

- [x] derive
- [ ] run

Press <kbd>Shift</kbd> + <kbd>Enter</kbd>.<br>H<sub>2</sub>O

[^why]: There is *no* such command.`;

test("a text has formulas, tables, tasks and notes", async (t) => {
  const page = await visit(t, { size: "wide" });
  const prose = page.getByTestId("prose").first();
  await prose.dblclick();
  await page.getByTestId("prose-source").fill(TEXT);
  await page.keyboard.press("Escape");
  await prose.locator("div.math math").waitFor();
  assert.equal(await prose.locator("math").count(), 2);
  assert.equal(await prose.locator("math mfrac").count(), 1);
  const unread = prose.locator("span.math", { hasText: "notacommand" });
  assert.equal(await unread.innerText(), String.raw`$\notacommand{x}$`);
  assert.match(await unread.getAttribute("title"), /notacommand/);
  assert.match(await prose.innerText(), /It costs \$5 or \$6\./);
  assert.equal(await prose.locator("td.right").count(), 2);
  assert.equal(await prose.locator("li.task input:checked").count(), 1);
  assert.equal(await prose.locator("ol.notes").innerText(), "There is no such command.");
  assert.ok(await prose.locator("h1#Gradients").isVisible());
  await picture(page, "markdown", prose);
});
