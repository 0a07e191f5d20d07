// Shows pictures of other hosts, each in a frame that alone may load it (docs/pictures.md).
const { say } = globalThis.freezeframe;

export function show(button) {
  const { src, alt } = button.dataset;
  const frame = document.createElement("iframe");
  Object.assign(frame, { className: "remote-picture", title: alt || src, hidden: true, credentialless: true, referrerPolicy: "no-referrer" });
  frame.setAttribute("sandbox", "allow-scripts");
  frame.src = `${new URL("picture.html", import.meta.url)}#${encodeURIComponent(src)}`;
  addEventListener("message", function hear(event) {
    if (event.source !== frame.contentWindow) return;
    removeEventListener("message", hear);
    const [width, height] = event.data.map(Number);
    if (!width) return frame.remove(), (button.textContent = say("The picture could not be loaded: {address}", { address: src }));
    Object.assign(frame.style, { width: `${width}px`, aspectRatio: `${width} / ${height}` });
    frame.hidden = false;
    button.remove();
  });
  button.after(frame);
}
