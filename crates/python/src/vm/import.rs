//! Imports: modules are registered by name and filled when first imported; others are files that the program wrote.

use super::{Exc, ModuleInit, Vm};
use crate::builtins::files::{ModuleFile, module_file};
use crate::bytecode::ImportSite;
use crate::object::*;
use crate::{builtins, stdlib};
use freezeframe_base::Lists;
use std::rc::Rc;

impl Vm {
    /// Imports a module by its full name, with its parents.
    pub fn import(&mut self, name: &str) -> Result<Rc<Module>, Raise> {
        match self.import_any(name)? {
            Value::Module(module) => Ok(module),
            _ => Err(self.error(
                Exc::ImportError,
                format_args!("sys.modules['{name}'] is not a module"),
            )),
        }
    }

    /// What stands for a module in `sys.modules` once it is imported, with its parents: any object can.
    pub fn import_any(&mut self, name: &str) -> Result<Value, Raise> {
        let mut parent: Option<Value> = None;
        let mut end = 0;
        loop {
            end = name[end..].find('.').map_or(name.len(), |at| end + at);
            let prefix = &name[..end];
            let module = self.import_one(prefix, parent.as_ref(), name)?;
            if end == name.len() {
                return Ok(module);
            }
            parent = Some(module);
            end += 1;
        }
    }

    fn import_one(
        &mut self,
        name: &str,
        parent: Option<&Value>,
        wanted: &str,
    ) -> Result<Value, Raise> {
        match self.modules.get_str(name) {
            Some(Value::None) => {
                let text = format!("import of {name} halted; None in sys.modules");
                return Err(self.module_not_found(text, name));
            }
            Some(module) => return Ok(module),
            None => {}
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        if let Some(module) = self.ask_finders(name, parent)? {
            if let Some(parent) = parent {
                self.set_attr(parent, &Name::new(last), module.clone())?;
            }
            return Ok(module);
        }
        let file = self.file_of(name)?.is_some();
        let registered = self.module_inits.get(name).copied();
        let fill = registered.filter(|_| !file);
        let Some(init) = fill.or(file.then_some(Self::fill_from_file as ModuleInit)) else {
            return self.inside(name, last, parent, wanted);
        };
        let module = self.new_module(name);
        self.modules.set_str(name, module.clone());
        if let Err(raise) = init(self, &module) {
            self.modules.remove_name(&Name::new(name));
            return Err(raise);
        }
        // A module may put something else into its own place.
        let made = self.modules.get_str(name);
        let made = made.unwrap_or(Value::Module(module));
        if let Some(parent) = parent {
            self.set_attr(parent, &Name::new(last), made.clone())?;
        }
        Ok(made)
    }

    /// What a finder that a program has put into `sys.meta_path` has for a name. What is built in is not asked for there.
    #[inline(never)]
    fn ask_finders(&mut self, name: &str, parent: Option<&Value>) -> Result<Option<Value>, Raise> {
        let finders = match self.modules.get_str("sys") {
            Some(Value::Module(sys)) => sys.get("meta_path"),
            _ => None,
        };
        let is_none =
            !matches!(&finders, Some(Value::List(list)) if !list.items.borrow().is_empty());
        if is_none || self.is_built_in(name) {
            return Ok(None);
        }
        let path = match parent {
            Some(parent) => self.attr_or_none(parent, "__path__")?,
            None => None,
        };
        let load = self.import("importlib.util")?.get("_from_finders");
        let load = load.unwrap_or(Value::None);
        let args = [Value::str(name), path.unwrap_or(Value::None)];
        let found = self.call(&load, &args)?;
        Ok(Some(found).filter(|it| !it.is_none()))
    }

    /// A module that neither is registered nor has a file: one that its parent holds.
    fn inside(
        &mut self,
        name: &str,
        last: &str,
        parent: Option<&Value>,
        wanted: &str,
    ) -> Result<Value, Raise> {
        let Some(parent) = parent else {
            return Err(self.module_not_found(format!("No module named '{name}'"), name));
        };
        if let Value::Module(module) = parent
            && let Some(inner @ Value::Module(_)) = module.get(last)
        {
            return Ok(inner);
        }
        let above = name.rsplit_once('.').map_or("", |(above, _)| above);
        let text = match self.is_package(above) {
            true => format!("No module named '{name}'"),
            false => format!("No module named '{wanted}'; '{above}' is not a package"),
        };
        Err(self.module_not_found(text, name))
    }

    /// True if a module can be imported that is below no other.
    pub fn has_module(&mut self, name: &str) -> bool {
        self.modules.get_str(name).is_some()
            || matches!(self.file_of(name), Ok(Some(_)))
            || self.is_built_in(name)
    }

    /// True for a module that is here whatever files there are.
    pub(crate) fn is_built_in(&self, name: &str) -> bool {
        self.module_inits.contains_key(name) && !stdlib::is_missing(name)
    }

    /// The file of a module that the program wrote or that a package has. What Freezeframe has goes before it, but for
    /// what stands in for packages.
    pub(crate) fn file_of(&mut self, name: &str) -> Result<Option<ModuleFile>, Raise> {
        let (is_here, is_stood_in) = (self.is_built_in(name), stdlib::stands_in(name));
        match is_here && !is_stood_in {
            true => Ok(None),
            false => module_file(self, name, is_here),
        }
    }

    /// Runs a module's file in it, if it has one.
    pub(crate) fn fill_from_file(&mut self, module: &Rc<Module>) -> Result<(), Raise> {
        let Some(file) = self.file_of(module.name.as_str())? else {
            return Ok(());
        };
        if let Some(folder) = &file.folder {
            let path = Value::list(vec![Value::str(folder.as_str())]);
            module.set("__path__", path);
        }
        builtins::run_file(self, module, &file.path, &file.text)
    }

    /// True if a module has registered submodules, or is a folder.
    pub(crate) fn is_package(&mut self, name: &str) -> bool {
        let prefix = format!("{name}.");
        let file = self.file_of(name).ok().flatten();
        file.is_some_and(|file| file.folder.is_some())
            || self.module_inits.keys().any(|key| key.starts_with(&prefix))
    }

    /// An empty module, not registered.
    pub fn new_module(&mut self, name: &str) -> Rc<Module> {
        let dict = Value::new_dict();
        dict.set_name(&self.names.name, Value::name(name));
        dict.set_name(&self.names.doc, Value::None);
        let package = if self.is_package(name) {
            name
        } else {
            name.rsplit_once('.').map_or("", |(parent, _)| parent)
        };
        dict.set_str("__package__", Value::str(package));
        Rc::new(Module {
            name: Name::new(name),
            dict,
        })
    }

    /// `__spec__` and `__loader__` of a module, which are made when they are asked for.
    #[cold]
    pub(super) fn place_of_module(
        &mut self,
        module: &Rc<Module>,
        name: &Name,
    ) -> Result<Option<Value>, Raise> {
        let known = self.modules.get_str(module.name.as_str());
        let is_known = matches!(known, Some(Value::Module(it)) if Rc::ptr_eq(&it, module));
        if !is_known || !matches!(name.as_str(), "__spec__" | "__loader__") {
            return Ok(None);
        }
        let find = self.import("importlib.util")?.get("_place");
        self.call(&find.unwrap_or_default(), &[Value::Module(module.clone())])?;
        Ok(module.dict.get_name(name))
    }

    fn module_not_found(&self, text: String, name: &str) -> Raise {
        let raise = self.error(Exc::ModuleNotFoundError, text);
        raise
            .0
            .attrs
            .borrow_mut()
            .set(&Name::new("name"), Value::str(name));
        raise
    }

    pub(super) fn import_site(&mut self, site: &ImportSite) -> Result<Value, Raise> {
        let name = match site.level {
            0 => site.module.as_str().to_string(),
            level => self.relative(level as usize, site.module.as_str())?,
        };
        let module = self.import_any(&name)?;
        match &site.from {
            Some(names) => {
                for wanted in names {
                    self.import_wanted(&module, &name, wanted)?;
                }
                Ok(module)
            }
            None if site.innermost => Ok(module),
            None => {
                let first = name.split('.').next().unwrap_or(&name).to_string();
                self.import_any(&first)
            }
        }
    }

    /// Imports what `from name import wanted` names, where that is a module.
    fn import_wanted(&mut self, module: &Value, name: &str, wanted: &Name) -> Result<(), Raise> {
        if let Value::Module(module) = module
            && module.dict.get_name(wanted).is_some()
        {
            return Ok(());
        }
        let full = format!("{name}.{wanted}");
        let is_module = self.module_inits.contains_key(full.as_str())
            || (wanted.as_str() != "*" && self.file_of(&full)?.is_some());
        match is_module {
            true => self.import_any(&full).map(drop),
            false => Ok(()),
        }
    }

    /// The full name of what `from ..name import x` means.
    fn relative(&self, level: usize, name: &str) -> Result<String, Raise> {
        let globals = self.current_globals();
        let package = globals.and_then(|it| it.get_str("__package__"));
        let package = package.as_ref().and_then(Value::as_str).unwrap_or_default();
        if package.is_empty() {
            return Err(self.error(
                Exc::ImportError,
                "attempted relative import with no known parent package",
            ));
        }
        let words: Vec<&str> = package.split('.').collect();
        if level > words.len() {
            return Err(self.error(
                Exc::ImportError,
                "attempted relative import beyond top-level package",
            ));
        }
        let mut full = words[..=words.len() - level].join(".");
        if !name.is_empty() {
            full = full + "." + name;
        }
        Ok(full)
    }

    pub(super) fn import_from(&mut self, module: &Value, name: &Name) -> Result<Value, Raise> {
        // A module that is being imported is in its package only once that is done.
        let found = match self.find_attr(module, name) {
            Err(raise) if self.is_exception(&raise, Exc::AttributeError) => None,
            found => found?,
        };
        match found.or_else(|| self.inner_module(module, name)) {
            Some(value) => Ok(value),
            None => {
                let (shown, file) = match module {
                    Value::Module(module) => {
                        (module.name.as_str().to_string(), module.get("__file__"))
                    }
                    _ => ("<unknown module name>".into(), None),
                };
                let place = file.as_ref().and_then(Value::as_str);
                let place = place.unwrap_or("unknown location");
                let raise = self.error(
                    Exc::ImportError,
                    format_args!("cannot import name '{name}' from '{shown}' ({place})"),
                );
                raise
                    .0
                    .attrs
                    .borrow_mut()
                    .set(&Name::new("name"), Value::str(shown));
                raise
                    .0
                    .attrs
                    .borrow_mut()
                    .set(&Name::new("name_from"), Value::from(name));
                Err(raise)
            }
        }
    }

    fn inner_module(&self, module: &Value, name: &Name) -> Option<Value> {
        match module {
            Value::Module(module) => self.modules.get_str(&format!("{}.{name}", module.name)),
            _ => None,
        }
    }

    /// `from module import *` into a namespace.
    pub(super) fn import_star(&mut self, module: &Value, into: &Rc<Dict>) -> Result<(), Raise> {
        let Value::Module(module) = module else {
            return Ok(());
        };
        let names = match module.dict.get_name(&self.names.all) {
            Some(all) => self.iterate(&all)?,
            None => module
                .dict
                .keys()
                .into_iter()
                .filter(|key| key.as_str().is_some_and(|key| !key.starts_with('_')))
                .list(),
        };
        for name in names {
            if let Value::Str(name) = &name {
                let name = Name::of(name);
                let value = self.get_attr(&Value::Module(module.clone()), &name)?;
                into.set_name(&name, value);
            }
        }
        Ok(())
    }
}
