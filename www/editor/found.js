// Where something was found in a text that is shown as it is rendered: a mark that changes nothing of the document.

const marks = globalThis.Highlight ? new Highlight() : undefined;
if (marks) CSS.highlights.set("found", marks);

/** The nodes of a text, each with where it begins in the whole. */
function nodesOf(element) {
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let from = 0; walker.nextNode(); from += walker.currentNode.data.length) nodes.push({ node: walker.currentNode, from });
  return nodes;
}

/** Where words stand in a text; occurrences do not overlap. */
function placesOf(words, text) {
  const places = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
  return places;
}

/**
 * Marks words in an element and brings them into view: of the places where they stand the one of this number, or the last.
 * Words that only the text's source has leave it at the element. Without words nothing is marked any more.
 */
export function markFound(element, words, exact, number) {
  marks?.clear();
  if (!words) return;
  const nodes = nodesOf(element);
  const text = nodes.map(({ node }) => node.data).join("");
  const places = exact ? placesOf(words, text) : placesOf(words.toLowerCase(), text.toLowerCase());
  const place = places[Math.min(number, places.length - 1)];
  if (place === undefined) return element.scrollIntoView({ block: "center" });
  const point = (offset) => {
    const { node, from } = nodes.findLast((it) => it.from <= offset);
    return [node, Math.min(offset - from, node.data.length)];
  };
  const range = new Range();
  range.setStart(...point(place));
  range.setEnd(...point(place + words.length));
  marks?.add(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
}
