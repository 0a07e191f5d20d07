//! Imports: modules are registered by name and filled when first imported.

use super::{Exc, Vm};
use crate::bytecode::ImportSite;
use crate::object::*;
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
        let Some(init) = self.module_inits.get(name).copied() else {
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

    /// True if a module has registered submodules.
    pub fn is_package(&self, name: &str) -> bool {
        let prefix = format!("{name}.");
        self.module_inits.keys().any(|key| key.starts_with(&prefix))
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
        if site.level > 0 {
            return Err(self.error(
                Exc::ImportError,
                "attempted relative import with no known parent package",
            ));
        }
        let name = site.module.as_str().to_string();
        let module = self.import(&name)?;
        match &site.from {
            Some(names) => {
                for wanted in names {
                    let full = format!("{name}.{wanted}");
                    if module.dict.get_name(wanted).is_none()
                        && self.module_inits.contains_key(full.as_str())
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

    pub(super) fn import_from(&mut self, module: &Value, name: &Name) -> Result<Value, Raise> {
        match self.find_attr(module, name)? {
            Some(value) => Ok(value),
            None => {
                let shown = match module {
                    Value::Module(module) => module.name.as_str().to_string(),
                    _ => "<unknown module name>".into(),
                };
                let raise = self.error(
                    Exc::ImportError,
                    format_args!("cannot import name '{name}' from '{shown}' (unknown location)"),
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
