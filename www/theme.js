// Before the first paint: chooses dark or light (the page's own switch remembers its choice under the same name), and says
// whether the page is shown from its top, so that what is far below may be laid out later (site.css).
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("freezeframe:theme");
  } catch {
    // Storage may be forbidden; then the system's choice holds.
  }
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const { dataset } = document.documentElement;
  dataset.theme = chosen === "dark" || chosen === "light" ? chosen : system;
  // A page that is loaded again, or at a place in it, is scrolled to where things really are.
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type === "navigate" && !location.hash) dataset.fromTop = "";
})();
