// The files of a notebook: dropped, added, written by programs, read by all lanes, kept, downloaded and deleted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { faults } from "./support/axe.mjs";
import { fitsTheWindow, picture, visitor } from "./support/visit.mjs";
import { wheel } from "./support/wheel.mjs";

const visit = visitor();

const cell = (page) => page.locator('[data-testid="cell"][data-key="global-code"]');
const printed = async (page, lane) => (await cell(page).locator(`td[data-lane~="${lane}"] pre`).allTextContents()).join("");
const row = (page, path) => page.locator(`.file-list [data-path="${path}"]`);

async function run(page, text, status = "done") {
  await cell(page).locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('[data-key="global-code"][data-status="queued"], [data-key="global-code"][data-status="running"]').waitFor({ state: "detached" });
  await page.waitForTimeout(300);
  assert.equal(await cell(page).getAttribute("data-status"), status, await cell(page).innerText());
}

/** Drops files, by their names and texts, on the notebook. */
async function drop(page, files) {
  await page.getByTestId("notebook").first().evaluate((element, files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
    for (const kind of ["dragover", "drop"]) element.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
  }, files);
}

async function open(t, options) {
  const page = await visit(t, options);
  await cell(page).locator(".cm-content").waitFor();
  return page;
}

const close = (page) => page.locator("dialog[open] .panel-close").click();

test("what is dropped can be opened and imported in both lanes, is kept over a reload and a restart, and can be deleted", async (t) => {
  const page = await open(t);
  await drop(page, { "a.csv": "1,2\n3,4\n", "helper.py": "def double(x):\n    return 2 * x\n" });
  await row(page, "a.csv").waitFor();
  assert.match(await page.locator(".file-told").innerText(), /^Programs can open a\.csv, helper\.py now\.$/);
  assert.deepEqual(await faults(page), []);
  await picture(page, "files", page.locator("body"));
  await close(page);
  const reads = "import helper, pathlib\nprint(helper.double(3), pathlib.Path('a.csv').read_text().split())";
  await run(page, reads);
  for (const lane of ["python", "jit"]) assert.equal(await printed(page, lane), "6 ['1,2', '3,4']\n".trimEnd(), lane);
  await page.getByTestId("restart").click();
  await run(page, reads);
  assert.equal(await printed(page, "jit"), "6 ['1,2', '3,4']");
  await page.reload();
  await run(page, `${reads}\nimport numpy as np\nprint(np.loadtxt("a.csv", delimiter=",").sum())`);
  assert.equal(await printed(page, "jit"), "6 ['1,2', '3,4']10.0");

  await page.getByTestId("show-files").click();
  await row(page, "a.csv").getByRole("button", { name: "Delete: a.csv" }).click();
  await row(page, "a.csv").waitFor({ state: "detached" });
  assert.equal(await page.locator(".file-told").innerText(), "a.csv is deleted.");
  await close(page);
  await run(page, "open('a.csv')", "error");
  assert.match(await cell(page).innerText(), /FileNotFoundError: \[Errno 2\] No such file or directory: 'a\.csv'/);
  await page.reload();
  await run(page, "import os\nprint(os.listdir())");
  assert.equal(await printed(page, "python"), "['helper.py']");
});

test("what programs write is in the list, and can be downloaded; where jit writes something else, the list says so", async (t) => {
  const page = await open(t, { size: "phone", dark: true });
  await page.getByTestId("show-files").click();
  await page.locator(".file-list", { hasText: "There are no files yet." }).waitFor();
  await close(page);
  await run(page, "%%writefile notes.txt\nhello");
  await run(page, "import jax\nn = 1\nf = jax.jit(lambda: n)\nf()\nn = 2\nimport os\nos.mkdir('out')\nwith open('out/n.txt', 'w') as file:\n    file.write(str(f()))\nimport numpy as np\nnp.save('out/a', np.arange(3))");
  await page.getByTestId("show-files").click();
  await row(page, "out/n.txt").waitFor();
  assert.deepEqual(await page.locator(".file-list [data-path]").evaluateAll((rows) => rows.map((it) => it.dataset.path)), ["notes.txt", "out/a.npy", "out/n.txt"]);
  assert.match(await row(page, "out/n.txt").innerText(), /jit wrote something else/);
  assert.doesNotMatch(await row(page, "notes.txt").innerText(), /jit/);
  assert.deepEqual(await faults(page), []);
  await fitsTheWindow(page);
  await picture(page, "files-phone-dark", page.locator("body"));
  for (const [name, wanted] of [["Download: out/n.txt", "2"], ["Download what jit wrote: out/n.txt", "1"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), row(page, "out/n.txt").getByRole("button", { name }).click()]);
    assert.equal(download.suggestedFilename(), "n.txt");
    assert.equal(readFileSync(await download.path(), "utf8"), wanted);
  }
  await page.getByTestId("add-files").setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("changed") });
  await page.locator(".file-told", { hasText: "Programs can open notes.txt now." }).waitFor();
  for (const [name, megabytes] of [["big.bin", 40], ["more.bin", 30]]) {
    await page.getByTestId("add-files").evaluate((input, [name, bytes]) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([new Uint8Array(bytes)], name));
      input.files = chosen.files;
      input.dispatchEvent(new Event("change"));
    }, [name, megabytes * 2 ** 20]);
    await page.locator(".file-told", { hasText: name }).waitFor();
  }
  assert.equal(await row(page, "more.bin").count(), 0);
  await page.locator(".file-told", { hasText: "more.bin has no room: the files of a notebook have 67.1 MB together at most." }).waitFor();
  await close(page);
  await run(page, "print(open('notes.txt').read(), np.load('out/a.npy'))");
  assert.equal(await printed(page, "jit"), "changed [0 1 2]");
});

test("a wheel among the files is a package, with pip too, over a reload", async (t) => {
  const page = await open(t);
  const { name, bytes } = wheel("shapes", "1.2", "def double(x):\n    return 2 * x\n");
  await page.getByTestId("show-files").click();
  await page.getByTestId("add-files").setInputFiles({ name, mimeType: "application/zip", buffer: bytes });
  await row(page, name).waitFor();
  await close(page);
  const program = "%pip install shapes\nimport shapes\nprint(shapes.double(3))";
  for (const again of [false, true]) {
    if (again) await page.reload();
    await run(page, program);
    for (const lane of ["python", "jit"]) assert.equal(await printed(page, lane), "Requirement already satisfied: shapes in /site-packages (1.2)6", lane);
  }
});

test("a saved notebook and a link carry small files, and it is said which stay", async (t) => {
  const page = await open(t);
  await drop(page, { "a.csv": "1,2\n", "helper.py": "def double(x):\n    return 2 * x\n" });
  await row(page, "a.csv").waitFor();
  await page.getByTestId("add-files").setInputFiles({ name: "big.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(5 << 20) });
  await row(page, "big.bin").waitFor();
  await close(page);
  const program = "import helper, os\nprint(helper.double(3), open('a.csv').read().strip(), os.listdir())";
  await run(page, program);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("save-file").click()]);
  const text = readFileSync(await download.path(), "utf8");
  assert.deepEqual(JSON.parse(text).metadata.freezeframe.files, { "a.csv": btoa("1,2\n"), "helper.py": btoa("def double(x):\n    return 2 * x\n") });
  await page.getByTestId("page-notice").filter({ hasText: "It holds the files a.csv, helper.py; Jupyter looks for them beside it. Files that stay here: big.bin." }).waitFor();
  const [script] = await Promise.all([page.waitForEvent("download"), page.getByTestId("save-python").click()]);
  assert.ok(!readFileSync(await script.path(), "utf8").includes("freezeframe.files"));
  await page.getByTestId("page-notice").filter({ hasText: "Files that stay here: a.csv, big.bin, helper.py." }).waitFor();
  await page.getByTestId("share-notebook").click();
  assert.equal(await page.getByTestId("share-files").innerText(), "It holds the files a.csv, helper.py; Jupyter looks for them beside it. Files that stay here: big.bin.");
  const link = await page.getByTestId("share-link").inputValue();

  // Whoever is given either has them, and what was carried is kept.
  const wanted = "6 1,2 ['a.csv', 'helper.py']";
  const linked = await open(t, { path: link });
  await run(linked, program);
  for (const lane of ["python", "jit"]) assert.equal(await printed(linked, lane), wanted, lane);
  const opened = await open(t);
  await drop(opened, { "saved.ipynb": text });
  await opened.getByTestId("page-notice").filter({ hasText: "saved.ipynb is opened." }).waitFor();
  for (const again of [false, true]) {
    if (again) await opened.reload();
    await run(opened, program);
    for (const lane of ["python", "jit"]) assert.equal(await printed(opened, lane), wanted, `${lane} ${again}`);
  }
  const [once] = await Promise.all([opened.waitForEvent("download"), opened.getByTestId("save-file").click()]);
  assert.deepEqual(Object.keys(JSON.parse(readFileSync(await once.path(), "utf8")).metadata.freezeframe.files), ["a.csv", "helper.py"]);
});

test("a notebook that is dropped is opened, beside files too; each notebook has files of its own", async (t) => {
  const page = await open(t);
  await drop(page, { "mine.txt": "of the lesson" });
  await row(page, "mine.txt").waitFor();
  await close(page);
  await drop(page, { "lesson.py": "# %% [markdown]\n# # Dropped\n\n# %%\nimport os\nprint(os.listdir())\n" });
  await page.getByRole("heading", { name: "Dropped" }).waitFor();
  await page.getByTestId("run-all").click();
  const code = page.locator('[data-testid="cell"][data-kind="code"]');
  await code.locator('td[data-lane~="jit"] pre', { hasText: "[]" }).waitFor();
  await drop(page, { "b.txt": "b", "plain.py": "x = 1\n" });
  await row(page, "plain.py").waitFor();
  await close(page);
  await page.getByTestId("run-all").click();
  await code.locator('td[data-lane~="jit"] pre', { hasText: "['b.txt', 'plain.py']" }).waitFor();
});
