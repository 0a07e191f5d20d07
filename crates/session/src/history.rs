//! What a notebook remembers of its cells, under IPython's names: `In`, `Out`, `_`, `__`, `___`, `_3`, `_i` and their like.

use freezeframe_python::{Dict, Name, Raise, Value, Vm};
use std::rc::Rc;

/// `_` and the two before it.
const RESULTS: [&str; 3] = ["_", "__", "___"];
/// The texts of the cells before.
const TEXTS: [&str; 3] = ["_i", "_ii", "_iii"];

/// The texts and results of one notebook.
pub(crate) struct History {
    globals: Rc<Dict>,
    /// Texts by number; the first is empty.
    inputs: Value,
    /// Results by number.
    outputs: Rc<Dict>,
    /// The last results, the newest first.
    results: [Value; 3],
    /// What was put into [`RESULTS`] last: a name that holds something else now is the user's.
    named: [Value; 3],
    /// The number of the cell that runs, or ran last.
    number: usize,
}

impl History {
    /// That of a notebook without cells.
    pub(crate) fn new(globals: &Rc<Dict>) -> Self {
        Self {
            globals: globals.clone(),
            inputs: Value::list(vec![Value::str("")]),
            outputs: Value::new_dict(),
            results: [(); 3].map(|()| Value::str("")),
            named: [(); 3].map(|()| Value::None),
            number: 0,
        }
    }

    /// A cell begins. It has the number that its name says, `Cell In[3]`, or else the one behind the last.
    pub(crate) fn begin(&mut self, filename: &str, text: &str) {
        if self.number == 0 {
            self.globals.set_str("In", self.inputs.clone());
            self.globals.set_str("Out", self.outputs.clone());
            self.named = self.results.clone();
            for (name, value) in RESULTS.iter().zip(&self.named) {
                if self.globals.get_str(name).is_none() {
                    self.globals.set_str(name, value.clone());
                }
            }
        }
        for at in (0..TEXTS.len()).rev() {
            let before = match at.checked_sub(1).and_then(|at| TEXTS.get(at)) {
                Some(name) => self.globals.get_str(name),
                None => self.input(self.number),
            };
            let before = before.unwrap_or_else(|| Value::str(""));
            self.globals.set_str(TEXTS[at], before);
        }
        self.number = number_in(filename).unwrap_or(self.number + 1);
        let text = Value::str(text.trim_end_matches('\n'));
        self.keep_input(text.clone());
        self.globals.set_str(&format!("_i{}", self.number), text);
    }

    fn input(&self, number: usize) -> Option<Value> {
        match &self.inputs {
            Value::List(list) => list.items.borrow().get(number).cloned(),
            _ => None,
        }
    }

    fn keep_input(&self, text: Value) {
        /// A notebook numbers its cells; a name may say any number.
        const MOST: usize = 1 << 16;
        if let Value::List(list) = &self.inputs
            && self.number < MOST
        {
            let mut list = list.items.borrow_mut();
            while list.len() <= self.number {
                list.push(Value::str(""));
            }
            list[self.number] = text;
        }
    }

    /// A cell had a result.
    pub(crate) fn keep(&mut self, vm: &mut Vm, value: &Value) -> Result<(), Raise> {
        if matches!(value, Value::Dict(dict) if Rc::ptr_eq(dict, &self.outputs)) {
            return Ok(());
        }
        let is_ours = RESULTS.iter().zip(&self.named).all(|(name, ours)| {
            let now = self.globals.get_str(name);
            now.is_none_or(|now| now.is(ours))
        });
        self.results.rotate_right(1);
        self.results[0] = value.clone();
        if is_ours {
            self.named = self.results.clone();
            for (name, value) in RESULTS.iter().zip(&self.named) {
                self.globals.set_str(name, value.clone());
            }
        }
        let name = format!("_{}", self.number);
        self.globals.set_name(&Name::new(&name), value.clone());
        vm.dict_set(&self.outputs, Value::Int(self.number as i64), value.clone())
    }
}

/// The number in a cell's name.
fn number_in(filename: &str) -> Option<usize> {
    filename
        .strip_prefix("Cell In[")?
        .strip_suffix(']')?
        .parse()
        .ok()
}
