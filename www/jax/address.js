// The address of a Jupyter server as people have it: copied from a terminal, from a browser's bar, or by heart.
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const PAGES = /\/(lab|tree|notebooks|doc|edit|api|login|nbclassic|voila)(\/.*)?$/;

/** Whether a host is the reader's own machine. */
export const isLoopback = (hostname) => LOOPBACK.test(hostname);

/** The address of the server, its host, and the token where the text has one; nothing for what is no address. */
export function named(text) {
  let written = text.trim();
  if (!/^\w+:\/\//.test(written)) written = `${/^(localhost|127\.|\[::1\])/.test(written) ? "http" : "https"}://${written}`;
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  if (!["http:", "https:"].includes(url.protocol)) return undefined;
  const token = url.searchParams.get("token") ?? "";
  const path = url.pathname.replace(PAGES, "/").replace(/\/*$/, "/");
  return { address: `${url.origin}${path}`, host: url.host, hostname: url.hostname, token };
}

/** Whether a page of this protocol may not ask that address, whatever the server allows. */
export const isMixed = (address, protocol) => protocol === "https:" && address.startsWith("http:") && !isLoopback(new URL(address).hostname);
