// The page's end of the frame that speaks to a server (link.js).
const here = (path) => new URL(path, import.meta.url);
const PATIENCE = 10_000; // Milliseconds for the frame to come up.

/** Makes the frame for a server, once the reader has named it; `hear` gets what it says without being asked. */
export async function frameFor(address, token) {
  const frame = Object.assign(document.createElement("iframe"), { src: here("jax.html").href, hidden: true });
  frame.setAttribute("aria-hidden", "true");
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const { port1: port, port2 } = new MessageChannel();
  let arrived;
  const arrival = new Promise((resolve) => (arrived = resolve));
  const waiting = new Map();
  let last = 0;
  const pipe = {
    hear: () => {},
    tell: (ask, about) => port.postMessage({ ask, about }),
    ask: (ask, about) =>
      new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        port.postMessage({ id: last, ask, about });
      }),
    close: () => {
      port.close();
      frame.remove();
    },
  };
  port.onmessage = ({ data }) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.fault) asked?.reject(data.fault);
    else if (asked) asked.resolve(data.done);
    else if (data.here) arrived(true);
    else if (data.message || data.state) pipe.hear(data);
  };
  frame.contentWindow.postMessage({ address, token }, here("").origin, [port2]);
  setTimeout(() => arrived(false), PATIENCE);
  if (await arrival) return pipe;
  pipe.close();
  throw { kind: "frame" };
}
