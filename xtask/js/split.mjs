// Splits a module into a first part, which starts alone, and further parts, each loaded when one of its functions is called.
//
// The parts share memory, table and globals. Where a function of another part is called, a stand-in in the first part
// asks for that part if it is missing, and then calls through the function's place in the table, into which the part puts
// the function itself as it starts. What one further part alone calls has its stand-in there. So what runs is the same
// however the functions are divided: a function in the wrong part only costs time.
import {
  assembled,
  bodies,
  exported,
  grown,
  imports,
  KIND,
  listed,
  measured,
  numbers,
  Pass,
  renumbered,
  SECTION,
  sections,
  written,
} from "./wasm.mjs";

// A function of no more bytes than this stays in the first part: its stand-in would be no smaller.
const SMALL = 20;
const ORDER = ["type", "import", "function", "table", "memory", "global", "export", "start", "element", "dataCount", "code", "data"];
const FUNCREF = 0x70;
const I32 = 0x7f;
const END = 0x0b;

/** What a module is made of, as far as its functions can be told apart. Numbers of functions count the imported ones. */
class Source {
  constructor(bytes) {
    this.sections = new Map(sections(bytes).map(({ kind, bytes }) => [kind, bytes]));
    const known = ORDER.map((name) => SECTION[name]);
    const imported = imports(this.section("import"));
    if ([...this.sections.keys()].some((kind) => !known.includes(kind)) || imported.some(({ kind }) => kind !== KIND.function)) {
      throw new Error("a module that imports memory or has sections of another kind is not split");
    }
    this.imports = imported;
    this.types = types(this.section("type"));
    this.typeOf = [...imported.map(({ type }) => type), ...numbers(this.section("function"))];
    this.bodies = bodies(this.section("code"));
    this.exports = exported(this.section("export"));
    this.exported = this.exports.filter(({ kind }) => kind === KIND.function).map(({ number }) => number);
    // Functions that are named where nothing can stand in for them.
    this.bound = new Set();
    if (this.sections.has(SECTION.start)) this.bound.add(numbers([1, ...this.section("start")])[0]);
    this.globals = this.readGlobals();
    this.places = this.readTable();
    this.calls = this.bodies.map((body, at) => this.readCalls(body, imported.length + at));
  }

  /** A section's bytes; of one that is missing, those of an empty list. */
  section(name) {
    return this.sections.get(SECTION[name]) ?? Uint8Array.of(0);
  }

  /** The type of each global, and whether it changes: two bytes. */
  readGlobals() {
    const pass = new Pass(this.section("global"), 0, (number) => (this.bound.add(number), number));
    return Array.from({ length: pass.number() }, () => {
      const start = pass.at;
      pass.global();
      return pass.bytes.subarray(start, start + 2);
    });
  }

  /** The places at which functions stand in the first table. */
  readTable() {
    const places = new Map();
    const pass = new Pass(this.section("element"));
    for (let left = pass.number(); left > 0; left--) {
      const head = new Pass(pass.bytes, pass.at);
      const plain = head.number() === 0 && head.number() === 0x41;
      let place = plain ? head.number() : 0;
      pass.numbered = (number) => {
        if (plain) places.set(number, [...(places.get(number) ?? []), place++]);
        else this.bound.add(number);
        return number;
      };
      pass.element();
    }
    return places;
  }

  /** The functions that one function calls. */
  readCalls(body, number) {
    const called = new Set();
    const pass = new Pass(body, 0, (callee) => (called.add(callee), callee));
    pass.locals();
    pass.instructions(body.length);
    for (const held of pass.held) this.bound.add(held);
    if (pass.fixed) this.bound.add(number);
    return called;
  }
}

/** What each type of function takes; `key` tells types apart. */
function types(section) {
  const pass = new Pass(section);
  return Array.from({ length: pass.number() }, () => {
    const start = pass.at;
    pass.skip(1);
    const parameters = pass.number();
    pass.skip(parameters);
    pass.skip(pass.number());
    return { parameters, key: [...section.subarray(start, pass.at)].join() };
  });
}

/** Where each function of a module goes, and by what number each part knows it. */
class Plan {
  constructor(source, partOf, isLoader) {
    this.source = source;
    this.outside = source.imports.length;
    this.parts = source.bodies.map((body, at) => {
      return source.bound.has(this.outside + at) || body.length <= SMALL ? 0 : partOf(at);
    });
    this.last = this.parts.reduce((most, part) => Math.max(most, part), 0);
    this.loader = source.imports.findIndex(({ name }) => isLoader(name));
    if (this.loader < 0) throw new Error("the module imports nothing that loads its parts");
    this.placeCalls();
    this.placeStandIns();
  }

  partOf(number) {
    return number < this.outside ? 0 : this.parts[number - this.outside];
  }

  /** The numbers of a part's own functions. */
  own(part) {
    return this.parts.flatMap((it, at) => (it === part ? [this.outside + at] : []));
  }

  /** Finds which functions need a stand-in, and which a part takes from the first. */
  placeCalls() {
    const { calls, exported, places } = this.source;
    // For each function elsewhere, in which parts it is called; what is called by its place, in any.
    const callers = new Map([...places.keys(), ...exported].filter((it) => this.partOf(it) !== 0).map((it) => [it, new Set([0])]));
    const taken = Array.from({ length: this.last + 1 }, () => new Set());
    calls.forEach((called, at) => {
      for (const number of called) {
        if (this.partOf(number) === this.parts[at]) continue;
        if (this.partOf(number) !== 0) callers.set(number, (callers.get(number) ?? new Set()).add(this.parts[at]));
        if (this.parts[at] !== 0) taken[this.parts[at]].add(number);
      }
    });
    const standIns = [...callers.keys()].sort((a, b) => a - b);
    const placeOf = (number) => (callers.get(number).size === 1 ? [...callers.get(number)][0] : 0);
    this.standIns = standIns.filter((number) => placeOf(number) === 0);
    this.standInsOf = taken.map((_, part) => (part ? standIns.filter((number) => placeOf(number) === part) : this.standIns));
    this.standInsOf.forEach((numbers, part) => {
      if (part === 0 || numbers.length === 0) return;
      numbers.forEach((number) => taken[part].delete(number));
      taken[part].add(this.loader);
    });
    const names = [...this.own(0), ...this.standIns].map((number, at) => [number, this.outside + at]);
    this.inFirst = new Map([...this.source.imports.map((_, at) => [at, at]), ...names]);
    const byNumber = (a, b) => this.inFirst.get(a) - this.inFirst.get(b);
    this.taken = taken.map((numbers) => [...numbers].sort(byNumber));
    this.shared = [...new Set(this.taken.flat())].sort(byNumber);
  }

  /** Gives each function with a stand-in a place in the table. */
  placeStandIns() {
    const table = new Pass(this.source.section("table"));
    this.tableSize = table.number() > 0 ? (table.skip(1), table.number(), table.number()) : 0;
    this.places = new Map(this.source.places);
    this.filled = this.standIns.filter((number) => !this.places.has(number));
    this.added = [...this.filled, ...this.standInsOf.slice(1).flat()];
    this.added.forEach((number, at) => this.places.set(number, [this.tableSize + at]));
  }

  /** A type's number; one that the module does not have comes behind its own. */
  get plainType() {
    const found = this.source.types.findIndex(({ key }) => key === "96,0,0");
    return found < 0 ? this.source.types.length : found;
  }

  typeSection() {
    if (this.plainType < this.source.types.length) return this.source.section("type");
    return grown(this.source.section("type"), [[0x60, 0, 0]]);
  }
}

const nameOf = (at) => `$${at.toString(36)}`;

/** The name under which a global is shared; what changes as the module runs, but for its parts, is `$state`. */
function globalName(source, at) {
  return source.globals[at]?.[1] ? `$state${at}` : `$global${at}`;
}

/** Whether the first global is a stack's pointer, as linkers make it, and the stack lies below all data. */
function hasLowStack(source) {
  if (source.globals[0]?.join() !== `${I32},1`) return false;
  const global = new Pass(source.section("global"));
  global.number(), global.skip(3);
  const top = global.number();
  const data = new Pass(source.section("data"));
  for (let left = data.number(); left > 0; left--) {
    const flags = data.number();
    if (flags === 0 && (data.skip(1), data.number() < top)) return false;
    if (flags === 0) data.skip(1);
    data.skip(data.number());
  }
  return true;
}

/** What stands in for a function of another part; `loader`: the number of the function that loads a part. */
function standIn(plan, number, loader) {
  const { parameters } = plan.source.types[plan.source.typeOf[number]];
  return written((pass) => {
    pass.put(0); // No variables of its own.
    pass.out.push(0x23), pass.put(plan.source.globals.length + plan.partOf(number) - 1);
    pass.out.push(0x04, 0x40, 0x41), pass.putConstant(plan.partOf(number));
    pass.out.push(0x10), pass.put(loader), pass.out.push(END);
    for (let at = 0; at < parameters; at++) pass.out.push(0x20), pass.put(at);
    pass.out.push(0x41), pass.putConstant(plan.places.get(number)[0]);
    pass.out.push(0x11), pass.put(plan.source.typeOf[number]), pass.put(0), pass.out.push(END);
  });
}

/** The first table with room for the functions that had no place in it. */
function grownTable(plan) {
  const section = plan.source.section("table");
  const pass = new Pass(section);
  if (pass.pass() === 0) return written((table) => (table.put(1), table.out.push(FUNCREF, 0), table.put(plan.added.length)));
  pass.copy(1);
  const limits = pass.pass();
  for (let left = limits & 1 ? 2 : 1; left > 0; left--) pass.put(pass.number() + plan.added.length);
  pass.copy(section.length - pass.at);
  return pass.out;
}

/** Functions at places of the table from `place` on. */
function segment(place, numbers) {
  return written((pass) => {
    pass.out.push(0, 0x41), pass.putConstant(place), pass.out.push(END), pass.put(numbers.length);
    for (const number of numbers) pass.put(number);
  });
}

/** The part that starts alone: what the module was, with stand-ins for what is elsewhere. */
function firstPart(plan) {
  const { source } = plan;
  const numbered = (number) => plan.inFirst.get(number);
  const through = (name, item) => {
    const pass = new Pass(source.section(name), 0, numbered);
    item(pass);
    return pass.out;
  };
  const own = plan.own(0);
  const missing = Array.from({ length: plan.last }, () => [I32, 1, 0x41, 1, END]);
  const shares = [
    ["$table", KIND.table, 0],
    ["$memory", KIND.memory, 0],
    ...Array.from({ length: source.globals.length + plan.last }, (_, at) => [globalName(source, at), KIND.global, at]),
    ...(hasLowStack(source) ? [["$stack", KIND.global, 0]] : []),
    ...plan.shared.map((number, at) => [nameOf(at), KIND.function, numbered(number)]),
  ].filter(([, kind]) => kind !== KIND.memory || source.sections.has(SECTION.memory));
  const exports = shares.map(([name, kind, number]) => written((pass) => (pass.putText(name), pass.put(kind), pass.put(number))));
  const functions = [...own, ...plan.standIns];
  const code = [
    ...own.map((number) => renumbered(source.bodies[number - plan.outside], numbered)),
    ...plan.standIns.map((number) => standIn(plan, number, plan.loader)),
  ];
  return module(source, {
    type: plan.typeSection(),
    function: listed(functions.map((number) => written((pass) => pass.put(source.typeOf[number])))),
    table: grownTable(plan),
    global: grown(through("global", (pass) => pass.list(() => pass.global())), missing),
    export: grown(through("export", (pass) => pass.list(() => pass.exported())), exports),
    start: source.sections.has(SECTION.start) ? through("start", (pass) => pass.func()) : undefined,
    element: grown(through("element", (pass) => pass.list(() => pass.element())), [segment(plan.tableSize, plan.filled.map(numbered))]),
    code: listed(code.map(measured)),
  });
}

/** A part that is loaded later: functions, what they take from the first part, and where they go in the table. */
function laterPart(plan, part) {
  const { source } = plan;
  const own = plan.own(part);
  const standIns = plan.standInsOf[part];
  const taken = plan.taken[part];
  const inPart = new Map([...taken, ...own, ...standIns].map((number, at) => [number, at]));
  const start = inPart.size;
  const imported = (name, kind, type) => written((pass) => (pass.putText("0"), pass.putText(name), pass.out.push(kind), type(pass)));
  const limits = (pass, minimum) => (pass.put(0), pass.put(minimum));
  const share = new Map(plan.shared.map((number, at) => [number, nameOf(at)]));
  const globals = [...source.globals, ...Array.from({ length: plan.last }, () => [I32, 1])];
  const bringsIn = [
    ...taken.map((number) => imported(share.get(number), KIND.function, (pass) => pass.put(source.typeOf[number]))),
    imported("$table", KIND.table, (pass) => (pass.out.push(FUNCREF), limits(pass, 0))),
    ...(source.sections.has(SECTION.memory) ? [imported("$memory", KIND.memory, (pass) => limits(pass, 0))] : []),
    ...globals.map((type, at) => imported(globalName(source, at), KIND.global, (pass) => pass.putBytes(type))),
  ];
  // What stood in for this part is not asked to load it again.
  const found = written((pass) => {
    pass.out.push(0, 0x41, 0, 0x24), pass.put(source.globals.length + part - 1), pass.out.push(END);
  });
  const code = [
    ...own.map((number) => renumbered(source.bodies[number - plan.outside], (it) => inPart.get(it))),
    ...standIns.map((number) => standIn(plan, number, inPart.get(plan.loader))),
  ];
  return module(undefined, {
    type: plan.typeSection(),
    import: listed(bringsIn),
    function: listed([...[...own, ...standIns].map((number) => source.typeOf[number]), plan.plainType].map((type) => written((pass) => pass.put(type)))),
    start: written((pass) => pass.put(start)),
    element: listed(segments(plan, own, inPart)),
    code: listed([...code, found].map(measured)),
  });
}

/** A part's functions at their places, in runs. */
function segments(plan, own, inPart) {
  const places = own.flatMap((number) => (plan.places.get(number) ?? []).map((place) => [place, inPart.get(number)]));
  places.sort(([a], [b]) => a - b);
  const runs = [];
  for (const [place, number] of places) {
    const run = runs.at(-1);
    if (run && run.place + run.numbers.length === place) run.numbers.push(number);
    else runs.push({ place, numbers: [number] });
  }
  return runs.map(({ place, numbers }) => segment(place, numbers));
}

/** A module of named sections; those that are not given are `source`'s. */
function module(source, given) {
  const found = ORDER.map((name) => ({
    kind: SECTION[name],
    bytes: name in given ? given[name] : source?.sections.get(SECTION[name]),
  }));
  return assembled(found.filter(({ bytes }) => bytes !== undefined));
}

/**
 * The parts of a module, the first one first.
 * `partOf`: the part in which the function with this number among the module's own belongs, 0 for the first;
 * `isLoader`: whether the import of this name is the function that loads the part whose number it is given.
 */
export function split(bytes, partOf, isLoader) {
  const plan = new Plan(new Source(bytes), partOf, isLoader);
  const parts = [firstPart(plan), ...Array.from({ length: plan.last }, (_, at) => laterPart(plan, at + 1))];
  parts.forEach((part, at) => {
    if (!WebAssembly.validate(part)) throw new Error(`part ${at} of the module is not valid`);
  });
  return parts;
}
