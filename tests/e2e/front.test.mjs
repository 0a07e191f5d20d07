// The box of the front page: a program that is pasted there runs below it, with what froze, a rewrite, and a link.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./support/accessible.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";

const visit = visitor();
const PROGRAM = "import jax\n\nn = 0\n\n@jax.jit\ndef count(x):\n    return x + n\n\nfor _ in range(3):\n    print(count(1))\n    n = n + 10\n";

test("a pasted program shows what froze, a rewrite and a link", async (t) => {
  for (const options of [{}, { size: "phone", dark: true }]) {
    const page = await visit(t, options);
    const box = page.locator(".front");
    await box.scrollIntoViewIfNeeded();
    await box.locator("textarea").fill(" ");
    await box.getByRole("button", { name: "See what freezes" }).click();
    await box.getByText("Paste a program first.").waitFor();
    await box.locator("textarea").fill(PROGRAM);
    await box.getByRole("button", { name: "See what freezes" }).click();
    await box.getByText("What froze is below").waitFor();
    const notebook = page.locator("[data-front-notebook]");
    await notebook.getByTestId("proposal").waitFor();
    await notebook.getByTestId("accept").waitFor();
    assert.ok((await notebook.getByTestId("frozen").count()) > 0);
    await fitsTheWindow(page);
    await isAccessible(page.locator(".front form"));
    await picture(page, `front-${options.size ?? "wide"}`, box);
    await notebook.getByTestId("share-notebook").click();
    assert.match(await page.getByTestId("share-link").inputValue(), /#nbz=/);
  }
});

test("only the front page has the box", async (t) => {
  const page = await visit(t, { path: "closures.html" });
  await page.getByTestId("run-all").waitFor();
  assert.equal(await page.locator(".front").count(), 0);
});
