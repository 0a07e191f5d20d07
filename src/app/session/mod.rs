//! A session as the page sees it: the engines of its lanes, what they have told, and the notebooks that use it.
//!
//! A notebook has a session of its own unless it names one. Those that name the same one share its variables, and cells
//! and runs are numbered over all of them, so that the engine's words mean one cell.

mod asked;
mod asking;
mod hearing;
mod help;
mod lane;
mod lanes;
mod member;
mod order;
mod real;
mod rewriting;

use crate::cells::CellState;
use crate::engine::{ALL_LANES, EngineState, LANES, LaneQueue};
use crate::inspector::findings::Findings;
use crate::inspector::scene::{Opened, Scene, Texts};
use crate::lanes::Server;
use crate::notebook::CellKind;
use asked::Rewriting;
use freezeframe_base::{CellId, CellText, FrameReport, JaxCompat, Lane, RunId, SessionConfig};
use help::Help;
use lane::LaneControl;
use leptos::prelude::*;
use order::Order;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node, ShadowRoot};

pub use member::Member;

/// A frame of a traceback of the last run of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorFrame {
    /// The cell that ran.
    pub ran: CellId,
    /// In which lane.
    pub lane: Lane,
    /// Where the frame stood, maybe in another cell.
    pub frame: FrameReport,
}

/// A session. Cheap to copy: it holds handles of signals, which live until the [pool](super::pool::Pool) ends it.
#[derive(Clone, Copy)]
pub struct Session {
    /// Tells sessions of one page apart.
    pub id: u32,
    inner: StoredValue<Inner, LocalStorage>,
    /// The notebooks, in the order in which they stand on the page.
    members: RwSignal<Vec<Arc<dyn Member>>>,
    /// The code cells of all notebooks.
    order: Memo<Order>,
    /// How the engine of each lane stands.
    pub engines: RwSignal<Vec<EngineState>>,
    /// The frames of the tracebacks on the page.
    pub error_frames: RwSignal<Vec<ErrorFrame>>,
    /// What the jit lane's inspector has told.
    pub findings: RwSignal<Findings>,
    /// The texts that ran.
    pub texts: RwSignal<Texts>,
    /// The request to make a cell stateless.
    pub rewriting: Rewriting,
    /// The Jupyter server on which cells run too, once the reader has named one.
    pub server: RwSignal<Option<Server>>,
}

/// What nothing on the page follows by itself.
struct Inner {
    lanes: Vec<LaneControl>,
    help: Help,
    next_cell: u32,
    next_run: u32,
    /// The runs that were asked for together, the latest last.
    together: Vec<Range<u32>>,
    /// The cells of which it is still to be told that they have ended.
    ended: Vec<CellId>,
    entropy: (u64, f64),
    /// Whose printed text the engines follow.
    compat: JaxCompat,
}

impl Inner {
    /// How an engine of this lane is configured.
    fn config(&self, lane: Lane) -> SessionConfig {
        let (entropy, clock_start) = self.entropy;
        SessionConfig {
            lane,
            compat: self.compat,
            entropy,
            clock_start,
        }
    }
}

impl Session {
    /// A session whose engines are started when they are needed, to be made within the owner that ends it.
    pub fn new(id: u32) -> Self {
        let seed = (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64;
        let members = RwSignal::<Vec<Arc<dyn Member>>>::default();
        Self {
            id,
            inner: StoredValue::new_local(Inner {
                lanes: ALL_LANES.map(LaneControl::new).into(),
                help: Help::default(),
                next_cell: 0,
                next_run: 0,
                together: Vec::new(),
                ended: Vec::new(),
                entropy: (seed, js_sys::Date::now() / 1000.0),
                compat: JaxCompat::default(),
            }),
            members,
            order: Memo::new(move |_| Order::of(&code_cells(members))),
            engines: RwSignal::new(vec![LaneQueue::default().engine(); LANES.len()]),
            error_frames: RwSignal::default(),
            findings: RwSignal::default(),
            texts: RwSignal::default(),
            rewriting: Rewriting::default(),
            server: RwSignal::default(),
        }
    }

    /// Takes a notebook in, at its place on the page.
    pub fn attach(self, member: Arc<dyn Member>) {
        let host = member.host();
        self.members.update(|members| {
            let is_behind = |it: &Arc<dyn Member>| stands_before(&host, &it.host());
            let place = members.iter().position(is_behind);
            members.insert(place.unwrap_or(members.len()), member);
        });
    }

    /// Lets a notebook go; what its cells defined stays.
    pub fn detach(self, id: u32) {
        self.members
            .update(|members| members.retain(|it| it.id() != id));
        self.forget_request_for_gone_cell();
    }

    /// True if no notebook uses it.
    pub fn is_unused(self) -> bool {
        self.members.with_untracked(Vec::is_empty)
    }

    fn each_member(self, act: impl Fn(&dyn Member)) {
        let members = self.members.get_untracked();
        members.iter().for_each(|member| act(&**member));
    }

    /// The code cells of all notebooks in order, tracked.
    pub fn code_cells(self) -> Vec<CellState> {
        code_cells(self.members)
    }

    /// The 1-based number of a code cell, tracked; 0 for what is none.
    pub fn number(self, id: CellId) -> usize {
        self.order.with(|order| order.number(id))
    }

    /// A cell of any of the notebooks, and the notebook that it is in.
    fn find(self, id: CellId) -> Option<(Arc<dyn Member>, CellState)> {
        let members = self.members.get_untracked();
        members.into_iter().find_map(|member| {
            let own = |cells: &Vec<CellState>| cells.iter().find(|cell| cell.id == id).copied();
            let cell = member.cells().with_untracked(own)?;
            Some((member, cell))
        })
    }

    /// A cell of any of the notebooks.
    pub fn cell(self, id: CellId) -> Option<CellState> {
        self.find(id).map(|(_, cell)| cell)
    }

    /// The notebook that a cell is in.
    pub fn home(self, id: CellId) -> Option<Arc<dyn Member>> {
        self.find(id).map(|(member, _)| member)
    }

    /// A number that no cell had.
    pub fn fresh_cell(self) -> CellId {
        CellId(self.change(|inner| next(&mut inner.next_cell)))
    }

    /// Cells that will not be on the page again.
    pub fn forget_cells(self, gone: &[CellId]) {
        if gone.is_empty() {
            return;
        }
        let is_gone = |cell: &CellId| gone.contains(cell);
        self.findings.update(|findings| findings.forget(&is_gone));
        self.error_frames
            .update(|frames| frames.retain(|it| !is_gone(&it.ran)));
        self.change(|inner| inner.help.known.retain(|cell, _| !is_gone(cell)));
    }

    fn fresh_run(self) -> RunId {
        RunId(self.change(|inner| next(&mut inner.next_run)))
    }

    /// Only timers and workers may come after the end of a session, and they ask first.
    fn change<T: Default>(self, change: impl FnOnce(&mut Inner) -> T) -> T {
        self.inner.try_update_value(change).unwrap_or_default()
    }

    /// A code cell's text as an engine takes it.
    fn text_of(self, cell: CellState) -> CellText {
        CellText {
            cell: cell.id,
            revision: cell.revision.get_untracked(),
            filename: format!("Cell In[{}]", untrack(|| self.number(cell.id))),
            source: cell.source.get_untracked(),
        }
    }

    /// Calls `tell` with all that a cell's section is made from, tracked; `opened` is what the reader has opened.
    pub fn scene<T>(
        self,
        opened: RwSignal<Opened>,
        cell: CellId,
        tell: impl FnOnce(&Scene) -> T,
    ) -> T {
        self.order.with(|order| {
            self.findings.with(|findings| {
                self.texts.with(|texts| {
                    self.rewriting.request.with(|request| {
                        opened.with(|opened| {
                            tell(&Scene {
                                findings,
                                texts,
                                order: order.ids(),
                                opened,
                                request: request.as_ref(),
                                replays: &[],
                                cell,
                            })
                        })
                    })
                })
            })
        })
    }
}

/// True if an element stands before another on the page, wherever shadow roots are around them. Those in different frames
/// say by `data-place` where they stand.
fn stands_before(one: &HtmlElement, other: &HtmlElement) -> bool {
    let mut position = one.compare_document_position(other);
    if position & Node::DOCUMENT_POSITION_DISCONNECTED != 0 {
        let place = |it: &HtmlElement| it.get_attribute("data-place")?.parse::<f64>().ok();
        if let (Some(one), Some(other)) = (place(one), place(other)) {
            return one < other;
        }
        position = outermost(one).compare_document_position(&outermost(other));
    }
    position & Node::DOCUMENT_POSITION_FOLLOWING != 0
}

/// What of the page itself holds a node.
fn outermost(node: &Node) -> Node {
    let mut node = node.clone();
    while let Ok(shadow) = node.get_root_node().dyn_into::<ShadowRoot>() {
        node = shadow.host().into();
    }
    node
}

/// The code cells of notebooks in order, tracked.
fn code_cells(members: RwSignal<Vec<Arc<dyn Member>>>) -> Vec<CellState> {
    let mut all = Vec::new();
    for member in members.get() {
        let code = |cell: &&CellState| cell.kind == CellKind::Code;
        member
            .cells()
            .with(|cells| all.extend(cells.iter().filter(code).copied()));
    }
    all
}

/// The number that is next, which then is taken.
fn next(counter: &mut u32) -> u32 {
    *counter += 1;
    *counter - 1
}
