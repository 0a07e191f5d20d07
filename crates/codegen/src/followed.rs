//! Where made code reads and writes, in tests: it is run with all numbers left out but those that addresses are made of.

use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    BlockType, ContType, ExternalKind, FrameKind, FuncType, MemArg, ModuleArity, Operator, Parser,
    Payload, RefType, SubType,
};

/// A piece of memory that a function is given, with nothing that it may touch before or behind it.
pub(crate) struct Piece {
    /// Where it begins.
    pub at: u32,
    /// Its length in bytes.
    pub length: u32,
    /// Whether it may be written.
    pub is_written: bool,
    /// The words that it holds, where addresses or counts are made of them.
    pub words: Vec<u32>,
}

/// Memory, handed out piece by piece.
#[derive(Default)]
pub(crate) struct Memory {
    pieces: Vec<Piece>,
    end: u32,
}

impl Memory {
    fn hand_out(&mut self, length: u32, is_written: bool, words: Vec<u32>) -> u32 {
        // Far from each other, and not at places that vectors would be at.
        let at = self.end + 1000 + 4;
        self.end = at + length;
        self.pieces.push(Piece {
            at,
            length,
            is_written,
            words,
        });
        at
    }

    /// A piece of so many bytes that is only read; where it begins.
    pub(crate) fn read(&mut self, length: usize) -> u32 {
        self.hand_out(length as u32, false, Vec::new())
    }

    /// A piece of so many bytes that may be written; where it begins.
    pub(crate) fn written(&mut self, length: usize) -> u32 {
        self.hand_out(length as u32, true, Vec::new())
    }

    /// A piece that holds these words and is only read; where it begins.
    pub(crate) fn words(&mut self, words: Vec<u32>) -> u32 {
        self.hand_out(4 * words.len() as u32, false, words)
    }

    /// Holds that a module's function, called with these numbers, touches nothing else, and comes to its end.
    pub(crate) fn follow(&self, module: &[u8], name: &str, arguments: &[u32]) {
        let (body, locals) = function(module, name);
        let mut run = Run {
            memory: self,
            code: &body,
            jumps: jumps(&body),
            locals: arguments.iter().copied().map(Some).collect(),
            stack: Vec::new(),
            blocks: Vec::new(),
        };
        run.locals.resize(arguments.len() + locals, None);
        run.go();
    }

    fn touch(&self, start: u64, length: u64, writes: bool) -> Option<u32> {
        let inside = |it: &&Piece| {
            let own: Range<u64> = u64::from(it.at)..u64::from(it.at) + u64::from(it.length);
            own.start <= start && start + length <= own.end
        };
        let piece = self.pieces.iter().find(inside);
        let piece = piece.unwrap_or_else(|| panic!("{length} bytes at {start}, which nobody gave"));
        assert!(piece.is_written || !writes, "{start} is not to be written");
        let word = (start - u64::from(piece.at)) / 4;
        piece.words.get(word as usize).copied()
    }
}

/// The instructions of an exported function, and how many locals it has besides its parameters.
fn function<'a>(module: &'a [u8], name: &str) -> (Vec<Operator<'a>>, usize) {
    let (mut which, mut bodies) = (None, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload.expect("a section") {
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export.expect("an export");
                    if export.name == name && export.kind == ExternalKind::Func {
                        which = Some(export.index as usize);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let body = &bodies[which.expect("the function")];
    let locals = body.get_locals_reader().expect("locals").into_iter();
    let locals = locals.map(|it| it.expect("locals").0 as usize).sum();
    let code = body.get_operators_reader().expect("code").into_iter();
    (code.map(|it| it.expect("an instruction")).collect(), locals)
}

/// For each instruction that begins a block, where its `else` is, if it has one, and its end.
fn jumps(code: &[Operator<'_>]) -> BTreeMap<usize, (Option<usize>, usize)> {
    let (mut open, mut jumps) = (Vec::new(), BTreeMap::new());
    for (at, it) in code.iter().enumerate() {
        match it {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => {
                open.push((at, None));
            }
            Operator::Else => open.last_mut().expect("an if").1 = Some(at),
            Operator::End => {
                if let Some((start, other)) = open.pop() {
                    jumps.insert(start, (other, at));
                }
            }
            _ => {}
        }
    }
    jumps
}

/// A number, or something else, of which nothing is known.
type Known = Option<u32>;

/// More instructions than this are never done.
const MOST: usize = 2_000_000;

struct Run<'a> {
    memory: &'a Memory,
    code: &'a [Operator<'a>],
    jumps: BTreeMap<usize, (Option<usize>, usize)>,
    locals: Vec<Known>,
    stack: Vec<Known>,
    /// Where each open block begins, and how much was on the stack.
    blocks: Vec<(usize, usize)>,
}

impl Run<'_> {
    fn go(&mut self) {
        let mut at = 0;
        for _ in 0..MOST {
            let Some(it) = self.code.get(at) else {
                return;
            };
            match self.step(at, it) {
                Some(next) => at = next,
                None => return,
            }
        }
        panic!("it does not come to its end");
    }

    fn pop(&mut self) -> Known {
        self.stack.pop().expect("something on the stack")
    }

    fn number(&mut self) -> u32 {
        self.pop().expect("a number that is known")
    }

    /// Does an instruction, and says which is next; nothing at the function's end.
    fn step(&mut self, at: usize, it: &Operator<'_>) -> Option<usize> {
        use Operator as O;
        match it {
            O::Block { blockty } | O::Loop { blockty } => {
                assert_eq!(*blockty, BlockType::Empty);
                self.blocks.push((at, self.stack.len()));
            }
            O::If { blockty } => {
                assert_eq!(*blockty, BlockType::Empty);
                let (other, end) = self.jumps[&at];
                let is_true = self.number() != 0;
                if !is_true && other.is_none() {
                    return Some(end + 1);
                }
                self.blocks.push((at, self.stack.len()));
                if let (false, Some(other)) = (is_true, other) {
                    return Some(other + 1);
                }
            }
            // The first branch is done.
            O::Else => {
                let (start, _) = self.blocks.pop().expect("an if");
                return Some(self.jumps[&start].1 + 1);
            }
            O::End => {
                self.blocks.pop()?;
            }
            O::Return => return None,
            O::Br { relative_depth } => return Some(self.branch(*relative_depth)),
            O::BrIf { relative_depth } => {
                if self.number() != 0 {
                    return Some(self.branch(*relative_depth));
                }
            }
            O::LocalGet { local_index } => self.stack.push(self.locals[*local_index as usize]),
            O::LocalSet { local_index } => self.locals[*local_index as usize] = self.pop(),
            O::LocalTee { local_index } => {
                self.locals[*local_index as usize] = *self.stack.last().expect("something");
            }
            O::I32Const { value } => self.stack.push(Some(*value as u32)),
            // What is demanded is there.
            O::I32x4AllTrue => *self.stack.last_mut().expect("a vector") = Some(1),
            _ => match access(it) {
                Some((place, length, writes)) => self.access(it, place, length, writes),
                None => self.compute(it),
            },
        }
        Some(at + 1)
    }

    /// Leaves blocks, or begins a loop anew.
    fn branch(&mut self, depth: u32) -> usize {
        let at = self.blocks.len() - 1 - depth as usize;
        let (start, height) = self.blocks[at];
        self.stack.truncate(height);
        if let Operator::Loop { .. } = self.code[start] {
            self.blocks.truncate(at + 1);
            return start + 1;
        }
        self.blocks.truncate(at);
        self.jumps[&start].1 + 1
    }

    fn access(&mut self, it: &Operator<'_>, place: MemArg, length: u64, writes: bool) {
        let (pops, pushes) = it.operator_arity(&Nothing).expect("an arity");
        let height = self.stack.len() - pops as usize;
        let address = self.stack[height].expect("an address that is known");
        self.stack.truncate(height);
        let found = self
            .memory
            .touch(u64::from(address) + place.offset, length, writes);
        if pushes > 0 {
            let is_number = matches!(it, Operator::I32Load { .. });
            self.stack.push(found.filter(|_| is_number));
        }
    }

    /// What becomes of numbers that are known; of all else nothing is known.
    fn compute(&mut self, it: &Operator<'_>) {
        use Operator as O;
        let (pops, pushes) = it.operator_arity(&Nothing).expect("an arity");
        let height = self.stack.len() - pops as usize;
        let known: Option<Vec<u32>> = self.stack[height..].iter().copied().collect();
        self.stack.truncate(height);
        let found = match (it, known.as_deref()) {
            (O::I32Add, Some(&[x, y])) => Some(x.wrapping_add(y)),
            (O::I32Sub, Some(&[x, y])) => Some(x.wrapping_sub(y)),
            (O::I32Mul, Some(&[x, y])) => Some(x.wrapping_mul(y)),
            (O::I32And, Some(&[x, y])) => Some(x & y),
            (O::I32Shl, Some(&[x, y])) => Some(x << (y & 31)),
            (O::I32ShrU, Some(&[x, y])) => Some(x >> (y & 31)),
            (O::I32Eq, Some(&[x, y])) => Some(u32::from(x == y)),
            (O::I32Ne, Some(&[x, y])) => Some(u32::from(x != y)),
            (O::I32GeU, Some(&[x, y])) => Some(u32::from(x >= y)),
            (O::I32Eqz, Some(&[x])) => Some(u32::from(x == 0)),
            _ => None,
        };
        self.stack.extend((0..pushes).map(|_| found));
    }
}

/// Where an instruction reads or writes, how many bytes, and whether it writes.
fn access(it: &Operator<'_>) -> Option<(MemArg, u64, bool)> {
    use Operator as O;
    Some(match *it {
        O::I32Load { memarg } | O::F32Load { memarg } => (memarg, 4, false),
        O::V128Load32Splat { memarg } | O::V128Load32Zero { memarg } => (memarg, 4, false),
        O::V128Load32Lane { memarg, .. } => (memarg, 4, false),
        O::V128Load8Splat { memarg } | O::I32Load8U { memarg } => (memarg, 1, false),
        O::V128Load8Lane { memarg, .. } => (memarg, 1, false),
        O::I64Load { memarg } => (memarg, 8, false),
        O::V128Load { memarg } => (memarg, 16, false),
        O::I32Store { memarg } | O::F32Store { memarg } => (memarg, 4, true),
        O::V128Store32Lane { memarg, .. } => (memarg, 4, true),
        O::V128Store8Lane { memarg, .. } | O::I32Store8 { memarg } => (memarg, 1, true),
        O::I64Store { memarg } | O::V128Store64Lane { memarg, .. } => (memarg, 8, true),
        O::V128Store { memarg } => (memarg, 16, true),
        _ => return None,
    })
}

/// Made modules have no types that an instruction's arity hangs on.
struct Nothing;

impl ModuleArity for Nothing {
    fn sub_type_at(&self, _: u32) -> Option<&SubType> {
        None
    }

    fn tag_type_arity(&self, _: u32) -> Option<(u32, u32)> {
        None
    }

    fn type_index_of_function(&self, _: u32) -> Option<u32> {
        None
    }

    fn func_type_of_cont_type(&self, _: &ContType) -> Option<&FuncType> {
        None
    }

    fn sub_type_of_ref_type(&self, _: &RefType) -> Option<&SubType> {
        None
    }

    fn control_stack_height(&self) -> u32 {
        0
    }

    fn label_block(&self, _: u32) -> Option<(BlockType, FrameKind)> {
        None
    }
}
