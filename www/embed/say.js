// Sentences of cells in pages of others, in the language of the notebooks once their texts are there (www/boot.js).

/** A text with what stands in braces filled in. */
export const say = (english, filled = {}) => {
  const spoken = globalThis.freezeframe?.say?.(english, filled);
  return spoken ?? english.replace(/\{(\w+)\}/g, (_, name) => filled[name]);
};
