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

// A picture of 2 by 1 pixels.
const PIXELS = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGP4z8Dwn4GBgQEADwQCANIUlDUAAAAASUVORK5CYII=";

for (const [size, dark] of [["wide", false], ["phone", true]]) {
  test(`a picture of another host waits for a press, and comes without saying from where it is asked for (${size})`, async (t) => {
    const page = await visit(t, { size, dark, allow: [/ERR_FAILED/, /violates the following Content Security Policy/] });
    const asked = [];
    await page.context().route("https://*.example/**", (route) => {
      asked.push(route.request());
      return route.request().url().includes("gone") ? route.abort() : route.fulfill({ contentType: "image/png", body: Buffer.from(PIXELS, "base64") });
    });
    const prose = page.getByTestId("prose").first();
    await prose.dblclick();
    await page.getByTestId("prose-source").fill("# A\n\n[![a cat](https://cats.example/cat.png?a=1&b=%20)](https://cats.example/)\n\n![](https://gone.example/x.png)\n\n<img src='https://dogs.example/dog.png' alt='a dog'>\n");
    await page.keyboard.press("Escape");
    const buttons = prose.getByTestId("remote-picture");
    await buttons.first().waitFor();
    assert.match((await buttons.allInnerTexts()).join(), /^a cat: show the picture from cats\.example,Show the picture from gone\.example/);
    await picture(page, `remote-picture-${size}`, prose);
    assert.equal(asked.length, 0);
    const address = page.url();
    await buttons.first().click();
    await prose.locator("iframe.remote-picture").waitFor();
    assert.equal(page.url(), address, "the link around it is not followed");
    assert.deepEqual(asked.map((it) => it.url()), ["https://cats.example/cat.png?a=1&b=%20"]);
    const headers = await asked[0].allHeaders();
    assert.equal(headers.referer, undefined);
    assert.equal(headers.cookie, undefined);
    const { width, height } = await prose.locator("iframe.remote-picture").boundingBox();
    assert.deepEqual([width, height], [2, 1], "the size of the picture");
    await buttons.first().click();
    await prose.getByText("The picture could not be loaded: https://gone.example/x.png").waitFor();
    // The page itself may load none, whoever asks.
    const refused = await page.evaluate(() => new Promise((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
      new Image().src = "https://cats.example/other.png";
    }));
    assert.equal(refused, "img-src");
    assert.ok(!asked.some((it) => it.url().includes("other")));
  });
}
