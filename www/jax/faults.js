// What can go wrong with a Jupyter server, in words that say what to do. What stands between backticks is typed or copied.
const say = (...text) => globalThis.freezeframe.say(...text);

/** The line that starts a server which lets this page in. */
export const line = () => `jupyter server --ServerApp.allow_origin=${location.origin}`;

/** A fault in words. */
export function inWords({ kind, status, language, text }, host) {
  const about = { host, line: line(), status: status ?? say("no connection"), language, text };
  switch (kind) {
    case "address":
      return say("This is no address of a server: {text}", about);
    case "frame":
      return say("The page that holds this notebook allows no frame of it, which is what asks the server. Open the notebook on its own site.", about);
    case "mixed":
      return say("This page came over https, and browsers let it ask no other machine over http. Give the server an https address, or bring it to your own machine by `ssh -L 8888:localhost:8888 {host}` and name http://localhost:8888/ here.", about);
    case "nobody":
      return say("Nothing answers at {host}. Does the server run, and is that its address? This starts one: `{line}`", about);
    case "permission":
      return say("This browser does not let the page reach {host}: allow access to your network or devices, beside the address bar, and connect again.", about);
    case "origin":
      return say("A server answers at {host}, but does not let this page in. Start it by `{line}`; on a hub the option goes into c.Spawner.args.", about);
    case "token":
      return say("{host} does not take the token. `jupyter server list` tells the one of a running server; a hub makes them at /hub/token.", about);
    case "kernel":
      return say("{host} starts no kernel ({status}). Is ipykernel there? `pip install ipykernel jax`", about);
    case "socket":
      return say("{host} answers, but its kernels are out of reach: what stands between lets no websockets through, or the server does not let this page in: `{line}`", about);
    case "slow":
      return say("The kernel at {host} was started and does not answer.", about);
    case "gone":
      return say("The kernel at {host} is gone, and its variables with it. Press Restart for a new one, or connect again.", about);
    case "language":
      return say("The kernel at {host} speaks {language}, not Python.", about);
    default:
      return say("{host} answers otherwise than a Jupyter server does ({status}). Name its address up to where /lab or /tree begins; of a hub, that of your running server, such as https://hub.example/user/name/.", about);
  }
}
