// How what is shown follows the page around it: its theme, and of a block of code its type, its edges and its paper.

/** How light a color is, between 0 and 1; nothing for one that lets through what is behind it. */
export function lightness(color) {
  const [, kind, list] = /^([a-z]+)\((.*)\)$/.exec(color) ?? [];
  if (!list) return undefined;
  const [values, slash] = list.split("/");
  const numbers = values.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  const alpha = Number(slash ?? (kind === "rgba" ? numbers[3] : 1));
  if (alpha < 0.5) return undefined;
  const [a = 0, b = 0, c = 0] = kind === "color" ? numbers.slice(-3) : numbers;
  if (kind === "rgb" || kind === "rgba") return (0.2126 * a + 0.7152 * b + 0.0722 * c) / 255;
  if (kind === "color") return 0.2126 * a + 0.7152 * b + 0.0722 * c;
  return kind === "lab" || kind === "lch" ? a / 100 : a;
}

const around = (element) => element.parentElement ?? element.getRootNode().host;

/** The color of what is behind an element. */
function paperBehind(element) {
  for (let it = element; it; it = around(it)) {
    const { backgroundColor } = getComputedStyle(it);
    if (lightness(backgroundColor) !== undefined) return backgroundColor;
  }
  return undefined;
}

/** The theme of the page where an element stands: what is light behind it decides, and where nothing is, its color scheme. */
export function themeAround(element) {
  const paper = paperBehind(element);
  if (paper) return lightness(paper) < 0.5 ? "dark" : "light";
  const scheme = getComputedStyle(element).colorScheme;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return scheme.includes("dark") && (dark || !scheme.includes("light")) ? "dark" : "light";
}

const followers = new Set();
let watching;

/** Calls `follow` whenever the page may look otherwise; gives what ends that. */
export function whenLooksChange(follow) {
  followers.add(follow);
  watching ??= watch();
  return () => followers.delete(follow);
}

function watch() {
  const all = () => followers.forEach((follow) => follow());
  // Colors may take a moment to change.
  const soon = () => [0, 100, 600].forEach((pause) => setTimeout(all, pause));
  const observer = new MutationObserver(soon);
  for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon);
  return observer;
}

/**
 * The paper of a block, and whether it is light or dark, where the colors of code are made for such a paper; `behind` is what
 * is around it, where the block lets that through.
 */
export function paperOf(block, behind) {
  const pre = block.localName === "pre" ? block : (block.querySelector("pre") ?? block);
  const papers = [pre.querySelector("code"), pre].filter(Boolean).map((it) => getComputedStyle(it).backgroundColor);
  const own = papers.find((it) => lightness(it) !== undefined);
  const light = lightness(own ?? paperBehind(behind) ?? "") ?? (themeAround(behind) === "dark" ? 0 : 1);
  const fits = light > 0.9 || light < 0.14;
  return { "--block-paper": fits ? (own ?? "transparent") : "", "--block-scheme": fits ? (light < 0.5 ? "dark" : "light") : "" };
}

const px = (value) => Number.parseFloat(value) || 0;

/**
 * What a cell takes over from the block whose place it takes, so that nothing moves: custom properties that the styles of
 * cells use (www/embed/embed.css), and the margins.
 */
export function lookOf(block, text) {
  const pre = block.localName === "pre" ? block : (block.querySelector("pre") ?? block);
  const code = pre.querySelector("code") ?? pre;
  const [outside, inside] = [getComputedStyle(pre), getComputedStyle(code)];
  const [box, own] = [block.getBoundingClientRect(), pre.getBoundingClientRect()];
  const inner = inside.display === "inline" || code === pre ? undefined : inside;
  const edge = (side) => {
    const of = (style, ...kinds) => kinds.reduce((sum, kind) => sum + px(style.getPropertyValue(kind)), 0);
    const within = [`padding-${side}`, `border-${side}-width`];
    return of(outside, ...within) + (inner ? of(inner, ...within, `margin-${side}`) : 0);
  };
  const lines = text.split("\n").length;
  const top = edge("top") + own.top - box.top;
  const room = box.height - top - edge("bottom") - (box.bottom - own.bottom);
  const leading = px(inside.lineHeight) || room / lines;
  const look = {
    "--block-font": inside.fontFamily,
    "--block-size": inside.fontSize,
    "--block-leading": `${leading}px`,
    "--block-top": `${top}px`,
    "--block-bottom": `${Math.max(0, Math.min(box.height - top - lines * leading, edge("bottom") + 20))}px`,
    "--block-left": `${Math.max(edge("left"), 4)}px`,
    "--block-right": `${edge("right")}px`,
    "--block-height": `${box.height}px`,
    "--block-radius": outside.borderRadius,
  };
  const margins = getComputedStyle(block);
  return { look, margins: [margins.marginTop, margins.marginRight, margins.marginBottom, margins.marginLeft] };
}
