// The interface speaks the reader's language; notebooks and programs keep their own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";
import { faults } from "./support/axe.mjs";

const visit = visitor();

const cell = (page, key) => page.locator(`[data-testid="cell"][data-key="${key}"]`);
const runs = async (page, key) => {
  await cell(page, key).getByTestId("run-cell").click();
  await cell(page, key).and(page.locator('[data-status="done"]')).waitFor();
};
const speaks = (page, language) => page.locator(`.page[lang="${language}"]`).first().waitFor();
const choice = (page) => page.locator(".foot").getByTestId("language");

const FREEZES = `import jax

scale = 2.0

@jax.jit
def grow(x):
    return x * scale

print(grow(1.0))
scale = 3.0
print(grow(1.0))
print("same")`;

async function open(page, sources) {
  const cells = sources.map(([cell_type, source], at) => {
    const code = cell_type === "code" ? { outputs: [], execution_count: null } : {};
    return { cell_type, id: `c${at}`, metadata: {}, source, ...code };
  });
  const buffer = Buffer.from(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  await page.locator(".cm-content").first().waitFor();
  await page.getByTestId("open-file").setInputFiles({ name: "growth.ipynb", mimeType: "application/json", buffer });
  await cell(page, `c${sources.length - 1}`).waitFor();
}

const NOTEBOOK = [["markdown", "# Growth\n\nSome *words*."], ["code", FREEZES], ["code", "print(scale)"]];

test("a German browser is spoken to in German, and the reader's choice is kept", async (t) => {
  const page = await visit(t, { locale: "de-DE" });
  await speaks(page, "de");
  assert.equal(await page.getByTestId("run-all").innerText(), "Alle ausführen");
  assert.equal(await page.getByTestId("restart").getAttribute("title"), "Neustart: alle Variablen vergessen");
  // The lesson is in English, and says so.
  const prose = page.locator(".prose").first();
  assert.equal(await prose.getAttribute("lang"), "en");
  assert.match(await prose.innerText(), /jit/);
  // Why its recorded outputs differ is said in German, though its file says it in English.
  const recorded = await page.locator("td.frozen[title]").evaluateAll((all) => all.map((it) => it.title));
  assert.ok(recorded.some((it) => /^reines Python gab .* zurück; jit wiederholt .*: Der Trace von /.test(it)), recorded.join("\n"));
  assert.ok(!recorded.some((it) => it.includes("plain Python")), recorded.join("\n"));
  await open(page, NOTEBOOK);
  assert.match(await page.getByTestId("page-notice").or(page.locator(".page-notice")).first().innerText(), /growth\.ipynb ist geöffnet\./);
  await runs(page, "c1");
  const stale = cell(page, "c1").getByTestId("stale").first();
  await stale.waitFor();
  assert.equal(
    (await stale.innerText()).replace(/\s+/g, " "),
    "Veraltet. Der Trace von grow entstand, als scale 2.0 war (Zelle 1, Zeile 7), und jetzt ist scale 3.0. Reines Python gab 3.0 zurück; jit wiederholt 2.0. Aufgerufen in Zeile 11. Was das ist, und Auswege",
  );
  assert.match(await cell(page, "c1").locator("td.frozen").first().getAttribute("title"), /^reines Python gab 3\.0 zurück; jit wiederholt 2\.0: Der Trace/);
  assert.equal(await cell(page, "c1").locator("pre.text").first().getAttribute("lang"), "en", "what a program prints is not German");
  await picture(page, "language-de");

  // The page is made anew in Spanish, with all that is in it.
  await cell(page, "c2").locator(".cm-content").click();
  await page.keyboard.press("End");
  await page.keyboard.type("  # mine");
  await choice(page).focus();
  await choice(page).selectOption({ label: "Español" });
  await speaks(page, "es");
  await page.waitForFunction(() => document.activeElement?.matches(".foot select"));
  await page.getByText("La página está ahora en español.").waitFor({ state: "attached" });
  assert.equal(await page.getByTestId("run-all").innerText(), "Ejecutar todo");
  assert.match((await stale.innerText()).replace(/\s+/g, " "), /^Obsoleto\. grow se trazó cuando scale era 2\.0 \(celda 1, línea 7\), y ahora scale es 3\.0\. Python puro devolvió 3\.0; jit repite 2\.0\./);
  assert.equal(await cell(page, "c2").locator(".cm-content").innerText(), "print(scale)  # mine");
  await runs(page, "c2");
  assert.match(await cell(page, "c2").getByTestId("lanes").innerText(), /3\.0/, "the engine has kept its variables");
  await page.keyboard.press("Escape");
  await cell(page, "c2").locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+z");
  await page.waitForFunction(() => !document.querySelector('[data-key="c2"] .cm-content').innerText.includes("mine"));
  await page.reload();
  await speaks(page, "es");
  assert.equal(await page.getByTestId("run-all").innerText(), "Ejecutar todo");
  await cell(page, "c1").getByTestId("lanes").locator(".lane-note").filter({ hasText: "guardado: " }).waitFor();
  const kept = () => cell(page, "c1").locator("td.frozen").first().getAttribute("title");
  assert.match(await kept(), /^Python puro devolvió 3\.0; jit repite 2\.0: grow se trazó cuando scale era 2\.0 \(celda 1, línea 7\)/);
  await choice(page).selectOption("en");
  await speaks(page, "en");
  assert.match(await kept(), /^plain Python returned 3\.0; jit replays 2\.0: grow was traced when scale was 2\.0 \(cell 1, line 7\)/);
  assert.equal(await page.getByTestId("run-all").innerText(), "Run all");
  await page.reload();
  await page.locator('[data-testid="status"][data-state="ready"]').waitFor();
  assert.equal(await page.getByTestId("run-all").innerText(), "Run all", "English is kept too");
});

test("windows, editors and lists speak it as well", async (t) => {
  const page = await visit(t, { locale: "de-AT" });
  await speaks(page, "de");
  await open(page, NOTEBOOK);
  await cell(page, "c2").locator(".cm-content").click();
  assert.equal(await cell(page, "c2").locator(".cm-content").getAttribute("aria-label"), "Code von Zelle 2. Escape verlässt den Editor.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await page.getByTestId("command-list").waitFor();
  const row = page.getByTestId("command-list").locator("li").filter({ hasText: "Ausführen und zur nächsten Zelle" });
  assert.equal(await row.locator("kbd").innerText(), "Umschalt+Eingabe");
  // The choice is in this window too, which stays open.
  await page.locator("dialog[open]").getByTestId("language").selectOption("es");
  await speaks(page, "es");
  await page.waitForFunction(() => document.activeElement?.matches("dialog[open] select"));
  await page.locator("dialog[open]").getByTestId("language").selectOption("de");
  await speaks(page, "de");
  await page.waitForFunction(() => document.activeElement?.matches("dialog[open] select"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Eigene Notebooks", exact: true }).click();
  const list = page.getByTestId("notebook-list");
  await list.getByRole("button", { name: "Duplizieren: Growth" }).click();
  await list.getByText("Growth (Kopie)").waitFor();
  assert.match(await list.locator(".notebook-said").first().innerText(), /^\d{2}\.\d{2}\.\d{4}, .* · \d,\d kB/, "dates and numbers are Austrian");
});

test("an English browser loads no table, and one of another language is spoken to in English", async (t) => {
  for (const locale of ["en-GB", "fr-FR"]) {
    const asked = [];
    const page = await visit(t, { locale, before: (page) => page.on("request", (it) => asked.push(it.url())) });
    await page.locator('[data-testid="status"][data-state="ready"]').waitFor();
    await speaks(page, "en");
    assert.equal(await page.getByTestId("run-all").innerText(), "Run all");
    assert.deepEqual(asked.filter((it) => it.includes("/texts/")), []);
  }
});

test("a table that cannot be loaded leaves the page in English, and in the language that it had", async (t) => {
  const page = await visit(t, { locale: "de-DE", allow: [/./], before: (page) => page.route("**/texts/*.json", (route) => route.abort()) });
  await page.locator('[data-testid="status"][data-state="ready"]').waitFor();
  assert.equal(await page.getByTestId("run-all").innerText(), "Run all");
  await choice(page).selectOption("es");
  await page.getByText("The texts of this language could not be loaded.").waitFor();
  await speaks(page, "en");
  await page.unroute("**/texts/*.json");
  await choice(page).selectOption("de");
  await speaks(page, "de");
});

test("who embeds a notebook names its language, unless the reader has chosen one", async (t) => {
  const page = await visit(t);
  await page.locator('[data-testid="status"][data-state="ready"]').waitFor();
  const mount = () =>
    page.evaluate(async () => {
      const place = document.body.appendChild(document.createElement("div"));
      await freezeframe.mount(place, { text: "x = 1", src: "x.py", address: "none", lang: "es", start: "run" });
      return place.querySelector(".page").lang;
    });
  assert.equal(await mount(), "es");
  await choice(page).first().selectOption("de");
  await speaks(page, "de");
  await page.reload();
  await speaks(page, "de");
  assert.equal(await mount(), "de");
});

for (const size of ["narrow", "phone"]) {
  test(`German fits a window (${size})`, async (t) => {
    const page = await visit(t, { size, locale: "de-DE" });
    await speaks(page, "de");
    await open(page, NOTEBOOK);
    await runs(page, "c1");
    await cell(page, "c1").getByTestId("trace-head").first().click();
    await cell(page, "c1").getByTestId("make-stateless").click();
    await cell(page, "c1").getByTestId("accept").waitFor();
    await fitsTheWindow(page);
    await picture(page, `language-de-${size}`);
    await cell(page, "c0").focus();
    await page.keyboard.press("f");
    await page.getByTestId("find").waitFor();
    await fitsTheWindow(page);
    await page.screenshot({ path: `screenshots/language-de-${size}-find.png` });
    await page.keyboard.press("Escape");
    await page.getByTestId("commands").click();
    await page.getByTestId("command-list").waitFor();
    assert.ok(await page.locator("dialog[open]").evaluate((it) => it.scrollWidth <= it.clientWidth), "the list of keys is not cut");
    await page.screenshot({ path: `screenshots/language-de-${size}-keys.png` });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Eigene Notebooks", exact: true }).click();
    await page.locator(".notebook-list li").first().waitFor();
    assert.ok(await page.locator("dialog[open]").evaluate((it) => it.scrollWidth <= it.clientWidth), "the list of notebooks is not cut");
    await page.screenshot({ path: `screenshots/language-de-${size}-notebooks.png` });
    assert.deepEqual(await faults(page), []);
  });
}
