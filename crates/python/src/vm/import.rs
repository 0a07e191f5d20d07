//! Imports: modules are registered by name and filled when first imported; others are files that the program wrote.

use super::{Exc, ModuleInit, Vm};
use crate::bytecode::ImportSite;
use crate::object::*;
use crate::{builtins, stdlib};
use freezeframe_base::Lists;
use std::rc::Rc;

impl Vm {
    /// Imports a module by its full name, with its parents.
    pub fn import(&mut self, name: &str) -> Result<Rc<Module>, Raise> {
        let mut parent: Option<Rc<Module>> = None;
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
        parent: Option<&Rc<Module>>,
        wanted: &str,
    ) -> Result<Rc<Module>, Raise> {
        match self.modules.get_str(name) {
            Some(Value::Module(module)) => return Ok(module),
            Some(Value::None) | None => {}
            Some(_) => {
                return Err(self.error(
                    Exc::ImportError,
                    format_args!("sys.modules['{name}'] is not a module"),
                ));
            }
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        let file = self.file_of(name).is_some();
        let registered = self.module_inits.get(name).copied();
        let fill = registered.filter(|_| !file);
        let Some(init) = fill.or(file.then_some(Self::fill_from_file as ModuleInit)) else {
            if let Some(parent) = parent {
                if let Some(Value::Module(module)) = parent.get(last) {
                    return Ok(module);
                }
                let text = if self.is_package(parent.name.as_str()) {
                    format!("No module named '{name}'")
                } else {
                    format!(
                        "No module named '{wanted}'; '{}' is not a package",
                        parent.name
                    )
                };
                return Err(self.module_not_found(text, name));
            }
            return Err(self.module_not_found(format!("No module named '{name}'"), name));
        };
        let module = self.new_module(name);
        self.modules.set_str(name, module.clone());
        if let Err(raise) = init(self, &module) {
            self.modules.remove_name(&Name::new(name));
            return Err(raise);
        }
        if let Some(parent) = parent {
            parent.set(last, module.clone());
        }
        Ok(module)
    }

    /// True if a module can be imported that is below no other.
    pub fn has_module(&mut self, name: &str) -> bool {
        self.modules.get_str(name).is_some()
            || self.file_of(name).is_some()
            || (self.module_inits.contains_key(name) && !stdlib::is_missing(name))
    }

    /// The file of a module that the program wrote: its path and text. What Freezeframe has goes before it.
    fn file_of(&mut self, name: &str) -> Option<(String, String)> {
        let is_here = self.module_inits.contains_key(name) && !stdlib::is_missing(name);
        match is_here {
            true => None,
            false => builtins::module_file(self, name),
        }
    }

    /// Runs a module's file in it, if it has one.
    pub(crate) fn fill_from_file(&mut self, module: &Rc<Module>) -> Result<(), Raise> {
        match self.file_of(module.name.as_str()) {
            Some((path, text)) => builtins::run_file(self, module, &path, &text),
            None => Ok(()),
        }
    }

    /// True if a module has registered submodules, or is a folder.
    pub fn is_package(&mut self, name: &str) -> bool {
        let prefix = format!("{name}.");
        self.module_inits.keys().any(|key| key.starts_with(&prefix))
            || builtins::is_folder(self, &name.replace('.', "/"))
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
        let module = self.import(&name)?;
        match &site.from {
            Some(names) => {
                for wanted in names {
                    let full = format!("{name}.{wanted}");
                    if module.dict.get_name(wanted).is_none()
                        && (self.module_inits.contains_key(full.as_str())
                            || self.file_of(&full).is_some())
                    {
                        self.import(&full)?;
                    }
                }
                Ok(Value::Module(module))
            }
            None if site.innermost => Ok(Value::Module(module)),
            None => {
                let first = name.split('.').next().unwrap_or(&name).to_string();
                self.import(&first).map(Value::Module)
            }
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
        match self.find_attr(module, name)? {
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
