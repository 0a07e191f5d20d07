// Python for the editor: colors and indentation from a scanner, as src/text/python.rs colors before the editor is there.
// The grammar that CodeMirror offers would be a fifth of the page.
import { StreamLanguage } from "@codemirror/language";

const KEYWORDS = new Set(
  ("and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield").split(" "),
);
const ATOMS = new Set(["True", "False", "None"]);
const LEAVES = new Set(["return", "pass", "break", "continue", "raise"]);

const state = () => ({
  quote: "", // The quotes of a string that goes on in the next line.
  before: "", // The last word or sign of this line.
  brackets: [], // For each open bracket the indentation of its line.
  indent: 0, // The indentation of this logical line.
  opens: false, // The line ends with a colon: a block begins.
  leaves: false, // The line ends its block.
});

/** Reads on in a string until it ends, or the line does. */
function string(stream, it) {
  while (!stream.eol()) {
    if (stream.match(it.quote)) {
      it.quote = "";
      break;
    }
    if (stream.next() === "\\") stream.next();
  }
  if (it.quote.length === 1) it.quote = "";
  return "string";
}

function name(word, it, stream) {
  if (it.before === "def") return "variableName.function";
  if (it.before === "class") return "className.definition";
  if (KEYWORDS.has(word)) return "keyword";
  if (ATOMS.has(word)) return "atom";
  if (stream.peek() === "(") return "variableName.function";
  return it.before === "." ? "propertyName" : "variableName";
}

function sign(stream, it) {
  const character = stream.next();
  if ("([{".includes(character)) it.brackets.push(stream.indentation());
  if (")]}".includes(character)) it.brackets.pop();
  it.opens = character === ":" && !it.brackets.length;
  it.before = character;
  return "+-*/%=<>!&|^~".includes(character) ? "operator" : null;
}

function token(stream, it) {
  if (it.quote) return string(stream, it);
  if (stream.sol() && !it.brackets.length) {
    it.indent = stream.indentation();
    it.before = "";
    it.opens = it.leaves = false;
  }
  if (stream.eatSpace()) return null;
  if (stream.peek() === "#") return stream.skipToEnd(), "comment";
  const opened = stream.match(/^[rbfut]{0,2}("""|'''|"|')/i);
  if (opened) {
    it.quote = opened[1];
    it.before = "string";
    it.opens = false;
    return string(stream, it);
  }
  if (stream.match(/^\d(?:[eE][+-]|[\w.])*/)) return (it.opens = false), (it.before = "number");
  if (!it.before && stream.match(/^@[\w.]*/)) return (it.before = "meta");
  const word = stream.match(/^[\p{L}\p{Nl}_][\p{L}\p{N}_]*/u)?.[0];
  if (!word) return sign(stream, it);
  const style = name(word, it, stream);
  if (!it.before) it.leaves = LEAVES.has(word);
  it.before = word;
  it.opens = false;
  return style;
}

/** The indentation of the line that follows what was read. */
function indent(it, text, context) {
  if (it.quote) return null;
  const bracket = it.brackets.at(-1);
  if (bracket !== undefined) return /^[)\]}]/.test(text) ? bracket : bracket + context.unit;
  if (/^(else|elif|except|finally)\b/.test(text)) {
    // A line that was moved further out belongs to an outer block.
    return Math.max(0, Math.min(context.lineIndent(context.pos), it.indent - (it.opens ? 0 : context.unit)));
  }
  return Math.max(0, it.indent + (it.opens ? context.unit : it.leaves ? -context.unit : 0));
}

export const python = StreamLanguage.define({
  name: "python",
  startState: state,
  copyState: (it) => ({ ...it, brackets: [...it.brackets] }),
  token,
  indent,
  languageData: {
    closeBrackets: { brackets: ["(", "[", "{", "'", '"', "'''", '"""'], stringPrefixes: ["f", "r", "b", "u", "F", "R", "B", "U", "rb", "fr"] },
    commentTokens: { line: "#" },
    indentOnInput: /^\s*([}\])]|else:|elif |except |finally:)$/,
  },
});
