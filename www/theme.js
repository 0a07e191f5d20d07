// Chooses dark or light before the first paint; the page's own switch remembers its choice under the same name.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("freezeframe:theme");
  } catch {
    // Storage may be forbidden; then the system's choice holds.
  }
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = chosen === "dark" || chosen === "light" ? chosen : system;
})();
