// What windows over a notebook are made with.
const { locale } = globalThis.freezeframe;

/** An element with properties, and what is in it. */
export function el(name, properties = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) key in element ? (element[key] = value) : element.setAttribute(key, value);
  element.append(...inside.flat().filter(Boolean));
  return element;
}

const number = (value, digits) => value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** So many bytes, or characters, for people. */
export const size = (units) => (units < 10_000 ? `${number(units / 1000, 1)} kB` : units < 1e6 ? `${number(units / 1000, 0)} kB` : `${number(units / 1e6, 1)} MB`);
