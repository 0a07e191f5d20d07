//! Imports from wheels: those that the host offers, and those among the program's files.

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_python::{Host, Vm, Wheel};
use std::cell::RefCell;
use std::rc::Rc;

/// What is written gathers; the packages are these.
struct Offering {
    out: Rc<RefCell<String>>,
    wheels: Vec<Wheel>,
}

impl Host for Offering {
    fn write(&mut self, _: Stream, text: &str, _: Option<Span>) {
        self.out.borrow_mut().push_str(text);
    }

    fn now(&mut self) -> f64 {
        1.0e9
    }

    fn entropy(&mut self) -> u64 {
        7
    }

    fn wheels(&mut self) -> Vec<Wheel> {
        std::mem::take(&mut self.wheels)
    }
}

/// The files of a small package.
const FILES: &[(&str, &str)] = &[
    (
        "poems/__init__.py",
        "'Poems.'\nfrom .lines import count\nfrom . import cycle_a\n__version__ = '1.5'\n\
         def __getattr__(name):\n    if name == 'late':\n        return 'late!'\n    raise AttributeError(name)\n",
    ),
    (
        "poems/lines.py",
        "def count(text):\n    return len(text.splitlines())\n",
    ),
    ("poems/cycle_a.py", "from . import cycle_b\nA = 1\n"),
    (
        "poems/cycle_b.py",
        "from . import cycle_a\ndef a():\n    return cycle_a.A\n",
    ),
    (
        "poems/inner/__init__.py",
        "from ..lines import count as counted\n",
    ),
    (
        "poems/inner/deep.py",
        "from . import counted\nprint('deep is run as', __name__)\n",
    ),
    ("poems/__main__.py", "print('main', __name__)\n"),
    ("poems/data/one.txt", "a\nb\nc\n"),
    ("poems/fast.cpython-313-x86_64-linux-gnu.so", "\u{7f}ELF"),
    ("poems/py.typed", ""),
    (
        "poems-1.5.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: poems\nVersion: 1.5\nRequires-Dist: rhymes>=2\n\
         Requires-Dist: pytest; extra == \"test\"\n\nAbout poems.\n",
    ),
    (
        "poems-1.5.dist-info/entry_points.txt",
        "[console_scripts]\ncount = poems.lines:count\n",
    ),
    (
        "poems-1.5.dist-info/RECORD",
        "poems/__init__.py,,\npoems/lines.py,,\n",
    ),
];

fn number(bytes: &mut Vec<u8>, value: usize, width: usize) {
    bytes.extend(&(value as u64).to_le_bytes()[..width]);
}

/// An archive of files, every second of them packed.
fn wheel(name: &str, files: &[(&str, &str)]) -> Wheel {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (at, (path, text)) in files.iter().enumerate() {
        let is_packed = at % 2 == 1;
        let data = match is_packed {
            true => miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6),
            false => text.as_bytes().to_vec(),
        };
        let mut common = Vec::new();
        for (value, width) in [
            (20, 2),
            (0, 2),
            (if is_packed { 8 } else { 0 }, 2),
            (0, 4),
            (0, 4),
            (data.len(), 4),
            (text.len(), 4),
            (path.len(), 2),
            (0, 2),
        ] {
            number(&mut common, value, width);
        }
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(&common);
        for (value, width) in [(0, 2), (0, 2), (0, 2), (0, 4), (bytes.len(), 4)] {
            number(&mut list, value, width);
        }
        list.extend(path.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(path.as_bytes());
        bytes.extend(&data);
    }
    let start = bytes.len();
    bytes.extend(&list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    for (value, width) in [
        (files.len(), 2),
        (files.len(), 2),
        (list.len(), 4),
        (start, 4),
        (0, 2),
    ] {
        number(&mut bytes, value, width);
    }
    Wheel {
        name: name.into(),
        bytes: bytes.into(),
    }
}

fn output_of(wheels: Vec<Wheel>, source: &str) -> String {
    let out = Rc::new(RefCell::new(String::new()));
    let host = Offering {
        out: out.clone(),
        wheels,
    };
    let mut vm = Vm::new(Box::new(host));
    let globals = vm.new_globals();
    let outcome = vm
        .compile_cell(source, CellId(0), Revision(0), "<string>")
        .and_then(|code| vm.run(&code, &globals));
    if let Err(raise) = outcome {
        let text = vm.format_exception(&raise);
        vm.write_err(&text);
    }
    out.take()
}

fn poems() -> Vec<Wheel> {
    vec![wheel("poems-1.5-py3-none-any.whl", FILES)]
}

#[test]
fn a_package_is_imported() {
    // The outputs are those of CPython 3.13 with this wheel installed, but for the folder.
    let table = [
        (
            "import poems; print(poems.__doc__, poems.__version__, poems.count('a\\nb'), poems.late)",
            "Poems. 1.5 2 late!\n",
        ),
        (
            "import poems; print(poems.__file__, poems.__path__, poems.__package__)",
            "/site-packages/poems/__init__.py ['/site-packages/poems'] poems\n",
        ),
        ("from poems import cycle_b; print(cycle_b.a())", "1\n"),
        (
            "from poems.inner import deep; print(deep.counted('x'))",
            "deep is run as poems.inner.deep\n1\n",
        ),
        (
            "import poems.inner as i; print(i.__name__)",
            "poems.inner\n",
        ),
        (
            "import runpy; runpy.run_module('poems', run_name='__main__')",
            "main __main__\n",
        ),
        (
            "import importlib, poems.inner.deep as d; importlib.reload(d)",
            "deep is run as poems.inner.deep\ndeep is run as poems.inner.deep\n",
        ),
        (
            "try:\n    import poems.nothing\nexcept ImportError as e: print(e)",
            "No module named 'poems.nothing'\n",
        ),
        (
            "import pkgutil, poems; print([(m.name, m.ispkg) for m in pkgutil.iter_modules(poems.__path__)])",
            "[('__main__', False), ('cycle_a', False), ('cycle_b', False), ('inner', True), ('lines', False)]\n",
        ),
        (
            "import importlib.resources as r; print(r.read_text('poems.data', 'one.txt').split(), (r.files('poems') / 'py.typed').is_file())",
            "['a', 'b', 'c'] True\n",
        ),
        (
            "import os; print(open('/site-packages/poems/data/one.txt').read().count('\\n'), os.listdir('.'))",
            "3 []\n",
        ),
        (
            "import importlib.util as u; s = u.find_spec('poems.inner'); print(s.name, s.origin, s.parent)",
            "poems.inner /site-packages/poems/inner/__init__.py poems.inner\n",
        ),
    ];
    for (program, expected) in table {
        assert_eq!(output_of(poems(), program), expected, "{program}");
    }
}

#[test]
fn a_package_tells_of_itself() {
    let program = "\
from importlib import metadata as m
print(m.version('Poems'), m.requires('poems'), m.metadata('poems')['Name'], m.metadata('poems').get_all('Requires-Dist') == m.requires('poems'))
print([str(f) for f in m.files('poems')], m.entry_points(group='console_scripts')['count'].load()('a'))
print(m.distribution('poems').name, [d.version for d in m.distributions()], m.packages_distributions())
try: m.version('other')
except m.PackageNotFoundError as e: print(e)
";
    let expected = "\
1.5 ['rhymes>=2', 'pytest; extra == \"test\"'] poems True
['poems/__init__.py', 'poems/lines.py'] 1
poems ['1.5'] {'poems': ['poems']}
No package metadata was found for other
";
    assert_eq!(output_of(poems(), program), expected);
}

#[test]
fn machine_code_is_named() {
    let program = "try:\n    import poems.fast\nexcept ImportError as e: print(e)";
    let expected = "'poems.fast' is the file poems/fast.cpython-313-x86_64-linux-gnu.so, which is machine code: \
                    Freezeframe runs packages of Python only\n";
    assert_eq!(output_of(poems(), program), expected);
}

#[test]
fn machine_code_that_python_stands_in_for_is_passed_by() {
    let files = [
        ("tree/__init__.py", "from tree import _tree\n"),
        ("tree/_tree.cpython-313-x86_64-linux-gnu.so", "\u{7f}ELF"),
    ];
    let program = "\
import collections
from tree import _tree as t
P = collections.namedtuple('P', 'a b')
print([t.is_sequence(it) for it in ([1], 'a', {1: 2}, {1}, P(1, 2), 1, {1: 2}.values(), range(2))])
print(t.flatten({'b': 1, 'a': [2, (3, None)]}), t.flatten(3), t.is_namedtuple(P(1, 2), True), t.is_attrs(P))
for a, b in (([1], [1, 2]), ({'a': 1}, {'b': 1}), ([1, [2]], [1, 2]), ([1], [2])):
    try:
        print(t.assert_same_structure(a, b, True))
    except ValueError as e:
        print(str(e).splitlines()[-1])
";
    let expected = "\
[True, False, True, False, True, False, True, True]
[2, 3, None, 1] [3] True False
More specifically: The two structures don't have the same number of elements. First structure: type=list str=[1]. \
Second structure: type=list str=[1, 2]
More specifically: The two dictionaries don't have the same set of keys. First structure has keys type=list str=['a'], \
while second structure has keys type=list str=['b']
More specifically: Substructure \"type=list str=[2]\" is a sequence, while substructure \"type=int str=2\" is not
None
";
    let wheel = wheel("dm_tree-0.1.10-cp313-cp313-linux_x86_64.whl", &files);
    assert_eq!(output_of(vec![wheel], program), expected);
}

#[test]
fn a_wheel_among_the_files_is_a_package_too() {
    let bytes = wheel("poems-1.5-py3-none-any.whl", FILES).bytes;
    let list: Vec<String> = bytes.iter().map(u8::to_string).collect();
    let program = format!(
        "try:\n    import poems\nexcept ImportError as e: print(e)\n\
         with open('poems-1.5-py3-none-any.whl', 'wb') as f: f.write(bytes([{}]))\n\
         import poems\nprint(poems.count('a'))",
        list.join(",")
    );
    assert_eq!(
        output_of(Vec::new(), &program),
        "No module named 'poems'\n1\n"
    );
}

#[test]
fn a_package_goes_before_what_stands_in_for_it() {
    let own = wheel(
        "tqdm-9-py3-none-any.whl",
        &[("tqdm/__init__.py", "own = True\n")],
    );
    assert_eq!(
        output_of(vec![own], "import tqdm; print(tqdm.own)"),
        "True\n"
    );
    let json = wheel(
        "json-9-py3-none-any.whl",
        &[("json/__init__.py", "own = True\n")],
    );
    assert_eq!(
        output_of(vec![json], "import json; print(hasattr(json, 'own'))"),
        "False\n"
    );
}

#[test]
fn damaged_wheels_do_no_harm() {
    let whole = wheel("poems-1.5-py3-none-any.whl", FILES).bytes;
    let program = "try:\n    import poems\n    print(poems.count('a'))\nexcept (ImportError, OSError) as e: print('no')";
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        let bytes = whole[..length].into();
        let name = "poems-1.5-py3-none-any.whl".into();
        assert_eq!(
            output_of(vec![Wheel { name, bytes }], program),
            "no\n",
            "{length}"
        );
    }
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 0xff;
        let name = "poems-1.5-py3-none-any.whl".into();
        output_of(
            vec![Wheel {
                name,
                bytes: bytes.into(),
            }],
            "try:\n    import poems\nexcept Exception: pass",
        );
    }
}
