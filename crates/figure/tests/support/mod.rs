//! Runs plotting code.

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_figure::description::Figure;
use freezeframe_python::vm::Display;
use freezeframe_python::{Host, Vm};
use std::cell::RefCell;
use std::rc::Rc;

/// What was printed, with a line for each figure that was shown in between.
struct Collect(Rc<RefCell<String>>);

impl Host for Collect {
    fn write(&mut self, _stream: Stream, text: &str, _span: Option<Span>) {
        self.0.borrow_mut().push_str(text);
    }

    fn display(&mut self, display: Display) {
        if let Display::Picture { alt, .. } = display {
            self.0.borrow_mut().push_str(&format!("[{alt}]\n"));
        }
    }

    fn now(&mut self) -> f64 {
        0.0
    }

    fn entropy(&mut self) -> u64 {
        7
    }
}

/// What a cell printed, showed or raised, and the figures that are left at its end.
pub fn run(text: &str) -> (String, Vec<Figure>) {
    let out = Rc::new(RefCell::new(String::new()));
    let mut vm = Vm::new(Box::new(Collect(out.clone())));
    freezeframe_numpy::register(&mut vm);
    freezeframe_figure::register(&mut vm);
    let globals = vm.new_globals();
    let text = format!(
        "import numpy as np\nimport matplotlib.pyplot as plt\nx = np.linspace(0, 10, 50)\n{text}"
    );
    let ended = vm
        .compile_cell(&text, CellId(0), Revision(0), "cell")
        .and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = ended {
        let message = vm.message_of(&raise);
        out.borrow_mut()
            .push_str(&format!("{}: {message}\n", raise.class_name()));
    }
    (out.take(), freezeframe_figure::end_cell(&mut vm))
}
