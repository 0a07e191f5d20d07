// The frame that speaks to a Jupyter server: the ordinary REST interface of kernels, and their websocket in its JSON form,
// which all servers, gateways and hubs take. The page that made the frame tells the server's address and token once, by a
// message; what follows goes through the port that came with it.
const ASKS = ["connect", "send", "interrupt", "restart", "settle", "end"];
const PAUSES = [0.3, 1, 2, 4, 8, 15, 30]; // Seconds between two tries to come back.
const AGAIN = 3000; // Milliseconds after which a kernel that is starting is greeted again ...
const PATIENCE = 90_000; // ... and for how long.

/** What went wrong, for the page to put into words. */
class Fault extends Error {
  constructor(kind, about = {}) {
    super(kind);
    this.fault = { kind, ...about };
  }
}

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

/** A name that no other session or message has. */
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** A message of the websocket; one with buffers has their number and offsets before its text. */
function read(data) {
  if (typeof data === "string") return JSON.parse(data);
  const view = new DataView(data);
  const [start, end] = [view.getUint32(4), view.getUint32(0) > 1 ? view.getUint32(8) : data.byteLength];
  return JSON.parse(new TextDecoder().decode(data.slice(start, end)));
}

class Link {
  constructor(address, token, say) {
    Object.assign(this, { address, token, say, session: fresh(), outgoing: [], ended: false });
  }

  ask(path, { method = "GET", body, token = this.token, ...rest } = {}) {
    const headers = token ? { authorization: `token ${token}` } : {};
    if (body) headers["content-type"] = "application/json";
    const asked = { method, headers, body: body && JSON.stringify(body), credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", ...rest };
    return fetch(new URL(path, this.address), asked);
  }

  /** An answer, or nothing where the browser gives none. */
  try(path, options) {
    return this.ask(path, options).catch(() => undefined);
  }

  /** Starts a kernel; promises the language that it speaks. */
  async connect() {
    const known = await this.try("api/kernelspecs");
    if (!known?.ok) throw await this.refusal(known);
    const made = await this.try("api/kernels", { method: "POST", body: {} });
    if (!made?.ok) throw new Fault("kernel", { status: made?.status });
    this.kernel = (await made.json()).id;
    await this.open();
    return this.settle();
  }

  /** Why a server did not answer as it should. */
  async refusal(answer) {
    // This needs no token, and whoever may ask hears an answer.
    const greeting = await this.try("api", { token: "" });
    if (!greeting && !answer) return this.silence();
    const isServer = greeting?.ok && typeof (await greeting.json().catch(() => ({}))).version === "string";
    if ([401, 403].includes(answer?.status) || (isServer && !answer)) return new Fault("token");
    return new Fault("other", { status: answer?.status ?? greeting?.status });
  }

  /** Why the browser gives no answer. */
  async silence() {
    const asked = navigator.permissions?.query({ name: "local-network-access" });
    const permission = await asked?.catch(() => undefined);
    if (permission?.state === "denied") return new Fault("permission");
    // An answer that may not be read is one.
    const isThere = await this.try("api", { token: "", mode: "no-cors" });
    return new Fault(isThere ? "origin" : "nobody");
  }

  get here() {
    return `api/kernels/${encodeURIComponent(this.kernel)}`;
  }

  open() {
    const address = new URL(`${this.here}/channels`, this.address);
    address.protocol = address.protocol.replace("http", "ws");
    address.searchParams.set("session_id", this.session);
    // Of a websocket a browser lets no page write a header.
    if (this.token) address.searchParams.set("token", this.token);
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address);
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        this.socket = socket;
        resolve();
      };
      socket.onmessage = ({ data }) => this.hear(read(data));
      socket.onclose = () => {
        reject(new Fault("socket"));
        if (this.socket === socket) this.comeBack();
      };
    });
  }

  close() {
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
  }

  hear({ channel, header, parent_header: parent, content, metadata }) {
    this.settling?.(header.msg_type, parent?.msg_id, content);
    if (header.msg_type !== "kernel_info_reply") this.say({ message: { channel, type: header.msg_type, date: header.date, of: parent?.msg_id, content, metadata } });
  }

  send({ channel, type, content, id = fresh() }) {
    const header = { msg_id: id, msg_type: type, username: "", session: this.session, date: new Date().toISOString(), version: "5.3" };
    this.outgoing.push(JSON.stringify({ channel, header, parent_header: {}, metadata: {}, content, buffers: [] }));
    this.flush();
  }

  flush() {
    while (this.socket?.readyState === WebSocket.OPEN && this.outgoing.length > 0) this.socket.send(this.outgoing.shift());
  }

  /**
   * Waits until the kernel has done what it was asked for; promises the language that it speaks. What a kernel publishes
   * comes by another way than its replies, which may be there later: it is ready when it was heard on both.
   */
  settle() {
    return new Promise((resolve, reject) => {
      const greetings = new Set();
      const greet = () => {
        const id = fresh();
        greetings.add(id);
        this.send({ channel: "shell", type: "kernel_info_request", content: {}, id });
      };
      const again = setInterval(greet, AGAIN);
      const late = setTimeout(() => done(() => reject(new Fault("slow"))), PATIENCE);
      const done = (act) => {
        clearInterval(again);
        clearTimeout(late);
        this.settling = undefined;
        act();
      };
      let language;
      let isPublished = false;
      this.settling = (type, of, content) => {
        if (!greetings.has(of)) return;
        if (type === "kernel_info_reply") language = content.language_info?.name ?? "";
        if (type === "status") isPublished = true;
        if (language !== undefined && isPublished) done(() => resolve(language));
      };
      greet();
    });
  }

  /** The connection is lost: the kernel goes on, and the server keeps what it says for who comes back. */
  async comeBack() {
    this.socket = undefined;
    for (let tries = 0; !this.ended; tries++) {
      if (tries === 1) this.say({ state: "away" });
      const online = new Promise((resolve) => addEventListener("online", resolve, { once: true }));
      await Promise.race([sleep(PAUSES[Math.min(tries, PAUSES.length - 1)]), online]);
      const answer = await this.try(this.here);
      if (this.ended) return;
      if (answer?.status === 404) return this.say({ state: "gone" });
      if ([401, 403].includes(answer?.status) || (!answer && (await this.try("api", { token: "" }))?.ok)) return this.say({ state: "token" });
      if (!answer?.ok) continue;
      try {
        await this.open();
      } catch {
        continue;
      }
      this.flush();
      this.say({ state: "back", tries });
      return;
    }
  }

  async interrupt() {
    const answer = await this.try(`${this.here}/interrupt`, { method: "POST", body: {} });
    if (!answer?.ok) throw new Fault("other", { status: answer?.status });
  }

  async restart() {
    this.outgoing = [];
    const answer = await this.try(`${this.here}/restart`, { method: "POST", body: {} });
    if (answer?.status === 404) throw new Fault("gone");
    if (!answer?.ok) throw answer ? new Fault("other", { status: answer.status }) : await this.refusal();
    this.close();
    await this.open();
    return this.settle();
  }

  end() {
    if (this.ended) return;
    this.ended = true;
    this.close();
    // Also while the page goes.
    if (this.kernel) return this.try(this.here, { method: "DELETE", keepalive: true }).then(() => null);
  }
}

/** From now on this document may ask one server only. */
function narrow({ protocol, host, hostname }) {
  // A policy has no word for such a host.
  if (hostname.startsWith("[")) return;
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src ${protocol}//${host} ${protocol.replace("http", "ws")}//${host}`;
  document.head.append(policy);
}

addEventListener("message", function begin({ source, origin, data, ports: [port] }) {
  const isGreeting = typeof data?.address === "string" && typeof data?.token === "string" && port;
  if (source !== parent || source === window || origin !== location.origin || !isGreeting) return;
  removeEventListener("message", begin);
  const address = new URL(data.address);
  narrow(address);
  const link = new Link(address, data.token, (said) => port.postMessage(said));
  port.onmessage = async ({ data: { id, ask, about } }) => {
    if (!ASKS.includes(ask)) return;
    try {
      port.postMessage({ id, done: (await link[ask](about)) ?? null });
    } catch (error) {
      port.postMessage({ id, fault: error.fault ?? { kind: "other" } });
    }
  };
  addEventListener("pagehide", ({ persisted }) => persisted || link.end());
  port.postMessage({ here: true });
});
