//! The files that a program has: what it wrote, in memory, and what is in wheels, which cannot be written.

pub(crate) mod archive;
pub(crate) mod modes;
mod packages;
mod written;

use self::packages::{Packages, SITE};
use self::written::{Contents, Written, from_root};
use crate::object::*;
use crate::vm::{Exc, Vm};
use freezeframe_base::{Lists, Order};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub use self::packages::Wheel;
pub use self::written::FileChange;

/// What is said where files would hold more than they may.
const NO_ROOM: &str = "No space left on device";

/// What the name of a wheel ends with.
const WHEEL: &str = ".whl";

/// What the names of files with machine code end with, which Python loads as modules.
const MACHINE_CODE: [&str; 3] = [".so", ".pyd", ".dylib"];

/// The files of one machine.
#[derive(Default)]
struct Files {
    written: Written,
    /// Where the program stands: a path from the root.
    here: RefCell<String>,
    packages: RefCell<Packages>,
    host_was_asked: Cell<bool>,
}

/// A module's place among the files.
pub(crate) struct ModuleFile {
    /// The path of its text; that of the folder for a folder without one.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
    /// The folder of what is below it, if it is a package.
    pub(crate) folder: Option<String>,
}

/// The files, with the wheels that the host offers and those that have come among what the program wrote.
fn files(vm: &mut Vm) -> Rc<Files> {
    let files = vm.extension::<Files>();
    let mut packages = files.packages.borrow_mut();
    if !files.host_was_asked.replace(true) {
        vm.host.wheels().into_iter().for_each(|it| packages.add(it));
    }
    for (path, data) in &*files.written.each() {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.ends_with(WHEEL) && !packages.knows(name) {
            let (name, bytes) = (name.to_owned(), data.borrow().as_slice().into());
            packages.add(Wheel { name, bytes });
        }
    }
    drop(packages);
    files
}

impl Files {
    /// A path from the root, for one that a program gives.
    fn place(&self, path: &str) -> String {
        let here = self.here.borrow();
        if here.is_empty() || path.starts_with('/') {
            return from_root(path);
        }
        from_root(&format!("{here}/{path}"))
    }
}

/// Where the program stands; with a path, from now on there.
pub(crate) fn here(vm: &mut Vm, path: Option<&str>) -> String {
    let files = vm.extension::<Files>();
    if let Some(path) = path {
        let place = files.place(path);
        files.here.replace(place);
    }
    let here = files.here.borrow();
    format!("/{here}")
}

/// The contents of a file, by its path from the root.
fn contents(vm: &mut Vm, path: &str) -> Result<Option<Contents>, Raise> {
    if let Some(data) = vm.extension::<Files>().written.find(path) {
        return Ok(Some(data));
    }
    packaged(vm, path)
}

/// The contents of a file of a package, by its path from the root.
fn packaged(vm: &mut Vm, path: &str) -> Result<Option<Contents>, Raise> {
    if !path.starts_with(SITE) {
        return Ok(None);
    }
    let found = files(vm).packages.borrow().file(path);
    match found {
        None => Ok(None),
        Some(Ok(bytes)) => Ok(Some(Rc::new(RefCell::new(bytes)))),
        Some(Err(reason)) => Err(vm.error(Exc::OSError, reason)),
    }
}

/// Where a module's text is among the files, by its full name. A folder without one is a module without a text.
///
/// Machine code is passed by where a module in Python stands in for it.
pub(crate) fn module_file(
    vm: &mut Vm,
    name: &str,
    is_stood_in: bool,
) -> Result<Option<ModuleFile>, Raise> {
    let last = name.rsplit('.').next().unwrap_or(name);
    let mut is_folder_only = None;
    for place in places(vm, name) {
        let path = from_root(&format!("{place}/{last}"));
        for (file, is_package) in [
            (format!("{path}/__init__.py"), true),
            (format!("{path}.py"), false),
        ] {
            if let Some(data) = contents(vm, &file)? {
                return Ok(Some(ModuleFile {
                    path: format!("/{file}"),
                    text: String::from_utf8_lossy(&data.borrow()).into_owned(),
                    folder: is_package.then(|| format!("/{path}")),
                }));
            }
        }
        if !is_stood_in {
            refuse_machine_code(vm, name, &place, last)?;
        }
        if is_folder_only.is_none() && is_folder(vm, &path) {
            is_folder_only = Some(path);
        }
    }
    Ok(is_folder_only.map(|path| ModuleFile {
        path: format!("/{path}/"),
        text: String::new(),
        folder: Some(format!("/{path}")),
    }))
}

/// The folders in which a module is looked for: those that its package names, or the root, `sys.path` and the packages.
fn places(vm: &mut Vm, name: &str) -> Vec<String> {
    let parent = name.rsplit_once('.').map(|(parent, _)| parent);
    let holder = vm.modules.get_str(parent.unwrap_or("sys"));
    let list = match &holder {
        Some(Value::Module(module)) => module.get(parent.map_or("path", |_| "__path__")),
        _ => None,
    };
    let list = list.map_or_else(Vec::new, |list| vm.iterate(&list).unwrap_or_default());
    let named = list.iter().filter_map(Value::as_str).map(str::to_owned);
    match parent {
        Some(parent) if list.is_empty() => vec![parent.replace('.', "/")],
        Some(_) => named.list(),
        None => std::iter::once(String::new())
            .chain(named)
            .chain([SITE.to_owned()])
            .list(),
    }
}

/// An ImportError where a module is machine code.
fn refuse_machine_code(vm: &mut Vm, name: &str, place: &str, last: &str) -> Result<(), Raise> {
    let start = from_root(&format!("{place}/{last}")) + ".";
    if !start.starts_with(SITE) {
        return Ok(());
    }
    let is_machine_code = |it: &String| {
        it.starts_with(&start) && MACHINE_CODE.iter().any(|ending| it.ends_with(ending))
    };
    let found = files(vm).packages.borrow().paths().find(is_machine_code);
    found.map_or(Ok(()), |path| {
        let path = path.trim_start_matches(SITE).trim_start_matches('/');
        Err(vm.error(
            Exc::ImportError,
            format_args!(
                "'{name}' is the file {path}, which is machine code: Freezeframe runs packages of Python only"
            ),
        ))
    })
}

/// True if there are files in a folder of this path.
pub(crate) fn is_folder(vm: &mut Vm, path: &str) -> bool {
    let path = from_root(path);
    let inside = format!("{path}/");
    let files = files(vm);
    let written = files.written.each();
    let mut written = written.iter();
    written.any(|(name, _)| name.starts_with(&inside)) || files.packages.borrow().has_folder(&path)
}

/// True if the folder is there in which a file is to be made; `posixpath` knows the empty ones.
fn has_folder_of(vm: &mut Vm, place: &str) -> Result<bool, Raise> {
    let Some((folder, _)) = place.rsplit_once('/') else {
        return Ok(true);
    };
    if is_folder(vm, folder) {
        return Ok(true);
    }
    let is_dir = vm.import("posixpath")?.get("isdir").unwrap_or_default();
    let found = vm.call(&is_dir, &[Value::str(format!("/{folder}"))])?;
    vm.truth(&found)
}

/// The data of a file that is to be opened.
pub(crate) fn opened(vm: &mut Vm, path: &str, mode: &str) -> Result<Contents, Raise> {
    if path == "/dev/null" {
        return Ok(Contents::default());
    }
    let files = vm.extension::<Files>();
    let place = files.place(path);
    let data = match files.written.find(&place) {
        Some(_) if mode.contains('x') => return Err(there_already(vm, path)),
        Some(data) => {
            if mode.contains('w') {
                data.borrow_mut().clear();
            }
            data
        }
        None => match packaged(vm, &place)? {
            Some(_) if mode.contains('x') => return Err(there_already(vm, path)),
            Some(_) if !mode.contains('r') || mode.contains('+') => {
                let kind = Exc::PermissionError;
                return Err(os_error(vm, kind, 13, "Permission denied", path));
            }
            Some(data) => return Ok(data),
            None if is_folder(vm, &place) => {
                let kind = Exc::IsADirectoryError;
                return Err(os_error(vm, kind, 21, "Is a directory", path));
            }
            None if mode.contains('r') => {
                let kind = Exc::FileNotFoundError;
                return Err(os_error(vm, kind, 2, "No such file or directory", path));
            }
            None if !has_folder_of(vm, &place)? => {
                let kind = Exc::FileNotFoundError;
                return Err(os_error(vm, kind, 2, "No such file or directory", path));
            }
            None => {
                let made = files.written.create(&place);
                made.ok_or_else(|| os_error(vm, Exc::OSError, 28, NO_ROOM, path))?
            }
        },
    };
    if !mode.contains('r') {
        files.written.mark(&place);
    }
    Ok(data)
}

fn there_already(vm: &Vm, path: &str) -> Raise {
    os_error(vm, Exc::FileExistsError, 17, "File exists", path)
}

/// Takes note that a file is written to, which makes it longer by so many bytes; an OSError where there is no room for them.
pub(crate) fn change(vm: &mut Vm, path: &str, more: usize) -> Result<(), Raise> {
    let files = vm.extension::<Files>();
    if more > 0 && !files.written.has_room(more) {
        let said = vec![Value::Int(28), Value::str(NO_ROOM)];
        return Err(vm.error_with(&vm.types.exception(Exc::OSError).clone(), said));
    }
    files.written.mark(&files.place(path));
    Ok(())
}

/// An `OSError` about a path.
pub(crate) fn os_error(vm: &Vm, kind: Exc, number: i64, text: &str, path: &str) -> Raise {
    vm.error_with(
        &vm.types.exception(kind).clone(),
        vec![Value::Int(number), Value::str(text), Value::str(path)],
    )
}

/// The paths of all files, those of packages too.
pub(crate) fn paths(vm: &mut Vm) -> Vec<String> {
    let files = files(vm);
    let written = files.written.each();
    let written = written.iter().map(|(name, _)| name.clone());
    let mut paths = written.chain(files.packages.borrow().paths()).list();
    paths.order();
    paths
}

/// The wheels that cannot be read, and why.
pub(crate) fn damaged_wheels(vm: &mut Vm) -> Vec<(String, String)> {
    let files = files(vm);
    let packages = files.packages.borrow();
    let damaged = packages.damaged();
    damaged.map(|(name, why)| (name.into(), why.into())).list()
}

/// Removes a file; false if there is none.
pub(crate) fn remove(vm: &mut Vm, path: &str) -> bool {
    let files = vm.extension::<Files>();
    let path = files.place(path);
    let removed = files.written.remove(&path);
    if removed {
        files.written.mark(&path);
    }
    removed
}

impl Vm {
    /// Puts a file there, in place of one of this path; without bytes it is taken away. False where there is no room.
    pub fn put_file(&mut self, path: &str, bytes: Option<&[u8]>) -> bool {
        self.extension::<Files>().written.put(path, bytes)
    }

    /// All files that can be written, in the order in which they were made.
    pub fn files(&mut self) -> Vec<FileChange> {
        self.extension::<Files>().written.all()
    }

    /// The files that the program has changed since this was asked last, in the order in which it did.
    pub fn take_file_changes(&mut self) -> Vec<FileChange> {
        self.extension::<Files>().written.take_changes()
    }
}
