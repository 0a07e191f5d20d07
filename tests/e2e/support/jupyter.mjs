// A real Jupyter server on this machine, with ipykernel and JAX, and a line to it that can break.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const PYTHON = process.env.FREEZEFRAME_JUPYTER ?? "python3";
const NEEDED = "import jupyter_server, ipykernel, jax";

/** Why there is no server here; `false` where there is one. */
export const skip = spawnSync(PYTHON, ["-c", NEEDED]).status === 0 ? false : "no Python with jupyter_server, ipykernel and jax (FREEZEFRAME_JUPYTER names one)";

/** A port at which nothing answers. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a server that lets pages of `origin` in; gives its address and token, how to ask it, and how to stop it. */
export async function jupyter({ origin, token = "secret-of-the-tests" }) {
  const folder = mkdtempSync(join(tmpdir(), "jupyter-"));
  const port = await freePort();
  const options = { "ServerApp.port": port, "ServerApp.ip": "127.0.0.1", "ServerApp.open_browser": false, "ServerApp.root_dir": folder, "ServerApp.allow_root": true, "IdentityProvider.token": token, "ServerApp.allow_origin": origin };
  const words = Object.entries(options).map(([name, value]) => `--${name}=${value === true ? "True" : value === false ? "False" : value}`);
  const own = Object.fromEntries(["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"].map((name) => [name, join(folder, name)]));
  const server = spawn(PYTHON, ["-m", "jupyter_server", ...words], { env: { ...process.env, ...own, JAX_PLATFORMS: "cpu" }, stdio: ["ignore", "ignore", "pipe"], cwd: folder });
  let log = "";
  server.stderr.on("data", (text) => (log += text));
  const ended = once(server, "exit");
  const address = `http://127.0.0.1:${port}/`;
  const ask = (path, options = {}) => fetch(new URL(path, address), { ...options, headers: { authorization: `token ${token}` } });
  const stop = async () => {
    server.kill("SIGTERM");
    const killing = setTimeout(() => server.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(killing);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (let tries = 0; !(await ask("api").catch(() => undefined))?.ok; tries++) {
    if (tries > 300 || server.exitCode !== null) {
      await stop();
      throw new Error(`the Jupyter server did not start: ${log}`);
    }
    await sleep(200);
  }
  return { address, token, ask, stop, log: () => log, kernels: async () => (await ask("api/kernels")).json() };
}

/** A line to a server: `cut` breaks it, so that nobody comes through until `mend`. */
export async function lineTo(address) {
  const { port, hostname } = new URL(address);
  const open = new Set();
  let isCut = false;
  const server = createServer((here) => {
    if (isCut) return here.destroy();
    const there = connect(port, hostname);
    for (const [a, b] of [[here, there], [there, here]]) {
      open.add(a);
      a.pipe(b);
      a.on("error", () => b.destroy());
      a.on("close", () => (open.delete(a), b.destroy()));
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => (isCut = false),
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
