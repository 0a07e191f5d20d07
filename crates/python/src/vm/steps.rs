//! The longer steps of the loop: names, loops, unpacking, building, raising, `with`.

use super::call::Flow;
use super::run::Step;
use super::{After, Exc, Frame, Vm};
use crate::bytecode::{CallSite, Code, CodeKind, FunctionSite, GlobalSite, Op};
use crate::gc;
use crate::object::*;
use std::cell::RefCell;
use std::rc::Rc;

impl Vm {
    /// The value of a global or builtin name.
    #[inline]
    pub(super) fn load_global(&self, site: &GlobalSite) -> Option<Value> {
        let frame = self.frames.last()?;
        let globals = frame.globals.map.borrow();
        let hint = site.hint.get() as usize;
        if let Some(value) = globals.value_if_named(hint, &site.name) {
            return Some(value.clone());
        }
        if site.absent_version.get() == globals.keys_version()
            && site.absent_dict.get() == Rc::as_ptr(&frame.globals) as usize
            && let Some(value) = self.builtins.map.borrow().value_if_named(hint, &site.name)
        {
            return Some(value.clone());
        }
        self.load_global_slow(site)
    }

    fn load_global_slow(&self, site: &GlobalSite) -> Option<Value> {
        let frame = self.frames.last()?;
        let globals = frame.globals.map.borrow();
        if let Some(index) = globals.find_name(&site.name) {
            site.hint.set(index as u32);
            return globals.entry(index).map(|entry| entry.value.clone());
        }
        // A program may give code that it runs other built-in names.
        let own = globals.find_name(&self.names.builtins);
        if let Some(Value::Dict(own)) = own.and_then(|at| globals.entry(at)).map(|it| &it.value)
            && !Rc::ptr_eq(own, &self.builtins)
        {
            return own.get_name(&site.name);
        }
        let builtins = self.builtins.map.borrow();
        let index = builtins.find_name(&site.name)?;
        site.hint.set(index as u32);
        site.absent_version.set(globals.keys_version());
        site.absent_dict.set(Rc::as_ptr(&frame.globals) as usize);
        builtins.entry(index).map(|entry| entry.value.clone())
    }

    #[inline]
    pub(super) fn store_global(&self, site: &GlobalSite, value: Value) {
        let Some(frame) = self.frames.last() else {
            return;
        };
        let outcome = frame.globals.map.borrow_mut().set_if_named(
            site.hint.get() as usize,
            &site.name,
            value,
        );
        if let Err(value) = outcome {
            frame.globals.set_name(&site.name, value);
            if let Some(index) = frame.globals.map.borrow().find_name(&site.name) {
                site.hint.set(index as u32);
            }
        }
    }

    #[cold]
    pub(super) fn unbound_local(&self, name: &Name) -> Raise {
        self.error(
            Exc::UnboundLocalError,
            format_args!(
                "cannot access local variable '{name}' where it is not associated with a value"
            ),
        )
    }

    #[cold]
    pub(super) fn unbound_cell(&self, code: &Code, slot: usize) -> Raise {
        let Some(name) = code.slots.get(slot) else {
            return self.runtime_error("unknown variable");
        };
        if slot >= code.slots.len() - code.free {
            let text = format!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            );
            return self.error(Exc::NameError, text);
        }
        self.unbound_local(name)
    }

    /// What a name means that is no global: a built-in object that few programs need, which is loaded now.
    #[cold]
    #[inline(never)]
    pub(super) fn missing_global(&mut self, name: &Name) -> Result<Value, Raise> {
        const LATE: [&str; 8] = [
            "BaseExceptionGroup",
            "ExceptionGroup",
            "aiter",
            "anext",
            "breakpoint",
            "exit",
            "memoryview",
            "quit",
        ];
        if LATE.contains(&name.as_str())
            && let Some(Value::Module(builtins)) = self.modules.get_str("builtins")
        {
            self.fill_module(&builtins)?;
            if let Some(found) = builtins.get(name.as_str()) {
                return Ok(found);
            }
        }
        Err(self.name_error(name))
    }

    #[cold]
    pub(super) fn name_error(&self, name: &Name) -> Raise {
        let raise = self.error(Exc::NameError, format_args!("name '{name}' is not defined"));
        raise
            .0
            .attrs
            .borrow_mut()
            .set(&self.names.name_attr, Value::from(name));
        let suggestion = self.suggest_name(name);
        if let (Some(suggestion), Some(data)) = (suggestion, raise.0.exception()) {
            data.borrow_mut().suggestion = Some(suggestion);
        }
        raise
    }

    fn suggest_name(&self, name: &Name) -> Option<String> {
        let frame = self.frames.last()?;
        if let (Some(first), Some(Value::Object(instance))) =
            (frame.code.slots.first(), self.stack.get(frame.base))
            && first.as_str() == "self"
            && frame.code.params.positional > 0
            && (instance.attrs.borrow().contains(name) || instance.class.lookup(name).is_some())
        {
            return Some(format!("Did you mean: 'self.{name}'?"));
        }
        let mut names: Vec<Name> = Vec::new();
        for (slot, local) in frame.code.slots.iter().enumerate() {
            match self.stack.get(frame.base + slot) {
                None | Some(Value::Unset) => {}
                Some(_) => names.push(local.clone()),
            }
        }
        let strings = |dict: &Rc<Dict>| {
            dict.keys().into_iter().filter_map(|key| {
                if let Value::Str(key) = key {
                    Some(Name::of(&key))
                } else {
                    None
                }
            })
        };
        names.extend(strings(&frame.globals));
        names.extend(strings(&self.builtins));
        let best = crate::suggest::closest(name.as_str(), names.iter().map(Name::as_str));
        let is_module = self.module_inits.contains_key(name.as_str())
            && crate::stdlib::is_standard(name.as_str());
        match (best, is_module) {
            (Some(best), false) => Some(format!("Did you mean: '{best}'?")),
            (Some(best), true) => Some(format!(
                "Did you mean: '{best}'? Or did you forget to import '{name}'?"
            )),
            (None, true) => Some(format!("Did you forget to import '{name}'?")),
            (None, false) => None,
        }
    }

    /// A name of the class body being run.
    pub(super) fn namespace_get(&mut self, name: &Name) -> Result<Option<Value>, Raise> {
        match self
            .frames
            .last()
            .and_then(|frame| frame.namespace().cloned())
        {
            Some(Value::Dict(dict)) => Ok(dict.get_name(name)),
            Some(other) => match self.get_item(&other, &Value::from(name)) {
                Ok(value) => Ok(Some(value)),
                Err(raise) if self.is_exception(&raise, Exc::KeyError) => Ok(None),
                Err(raise) => Err(raise),
            },
            None => Ok(self
                .current_globals()
                .and_then(|globals| globals.get_name(name))),
        }
    }

    pub(super) fn namespace_set(&mut self, name: &Name, value: Value) -> Result<(), Raise> {
        match self
            .frames
            .last()
            .and_then(|frame| frame.namespace().cloned())
        {
            Some(Value::Dict(dict)) => dict.set_name(name, value),
            Some(other) => return self.set_item(&other, &Value::from(name), value),
            None => {
                if let Some(globals) = self.current_globals() {
                    globals.set_name(name, value);
                }
            }
        }
        Ok(())
    }

    pub(super) fn namespace_delete(&mut self, name: &Name) -> Result<(), Raise> {
        let removed = match self
            .frames
            .last()
            .and_then(|frame| frame.namespace().cloned())
        {
            Some(Value::Dict(dict)) => dict.remove_name(name),
            Some(other) => return self.delete_item(&other, &Value::from(name)),
            None => self
                .current_globals()
                .and_then(|globals| globals.remove_name(name)),
        };
        if removed.is_none() {
            Err(self.name_error(name))
        } else {
            Ok(())
        }
    }

    pub(super) fn setup_annotations(&mut self) -> Result<(), Raise> {
        let name = self.names.annotations.clone();
        if self.namespace_get(&name)?.is_none() {
            self.namespace_set(&name, Value::Dict(Value::new_dict()))?;
        }
        Ok(())
    }

    /// The next value of the iterator on top; at the end the iterator goes away.
    pub(super) fn for_iter_step(&mut self, target: u32) -> Result<Step, Raise> {
        let iterator = self.stack.last().cloned().unwrap_or_default();
        let next = match &iterator {
            Value::Iter(iter) => self.iter_next(iter)?,
            Value::Generator(generator) => {
                let depth = self.frames.len();
                self.resume(generator, Value::None, After::ForIter(target))?;
                return Ok(if self.frames.len() > depth {
                    Step::Frame
                } else {
                    // The generator had ended before: its frame did not come back and the iterator is gone.
                    Step::Frame
                });
            }
            other => {
                let class = self.class_of(other);
                match class.lookup(&self.names.next) {
                    Some(function @ Value::Function(_)) => {
                        self.call_values(function, &[iterator], After::ForIter(target))?;
                        return Ok(Step::Frame);
                    }
                    _ => self.next(other)?,
                }
            }
        };
        match next {
            Some(value) => Ok(Step::Value(value)),
            None => {
                self.stack.pop();
                Ok(Step::End)
            }
        }
    }

    /// Returns `value` from a frame whose caller just wants it on the stack; any other frame gives it back.
    #[inline(always)]
    pub(super) fn return_plainly(&mut self, value: Value) -> Option<Value> {
        let Some(frame) = self.frames.last_mut() else {
            return Some(value);
        };
        if frame.extra.is_some() {
            return Some(value);
        }
        let value = match &mut frame.after {
            After::Push => value,
            After::Init(instance) if value.is_none() => std::mem::take(instance),
            After::Operands(_) if !matches!(value, Value::NotImplemented) => value,
            _ => return Some(value),
        };
        let height = frame.ret - frame.after.kept();
        for place in self.stack.get_mut(height..).unwrap_or_default() {
            if !place.is_plain() {
                *place = Value::Unset;
            }
        }
        while self.stack.len() > height {
            std::mem::forget(self.stack.pop());
        }
        self.stack.push(value);
        // Of a frame that returns so, nothing else holds anything.
        if let Some(frame) = self.frames.pop() {
            std::mem::forget((frame.after, frame.extra));
        }
        None
    }

    /// A frame has returned.
    pub(super) fn finish_frame(&mut self, frame: Frame, value: Value) -> Result<Flow, Raise> {
        if let Some(extra) = frame.extra
            && let Some(generator) = extra.generator
        {
            *generator.state.borrow_mut() = GeneratorState::Finished;
            self.handled = extra.outer_handled;
            return self.generator_end(frame.after, value);
        }
        self.finish(frame.after, value)
    }

    /// One step of `yield from`: `iterator sent -> iterator value`, or the result.
    pub(super) fn send_op(&mut self, target: u32) -> Result<Flow, Raise> {
        let sent = self.stack.pop().unwrap_or_default();
        let iterator = self.stack.last().cloned().unwrap_or_default();
        match &iterator {
            Value::Generator(generator) => {
                self.resume(&generator.clone(), sent, After::Send(target))
            }
            other => {
                let next = if sent.is_none() {
                    match other {
                        Value::Iter(iter) => Ok(self.iter_next(iter)?),
                        other => self.call_method(other, "__next__", &[]).map(Some),
                    }
                } else {
                    self.call_method(other, "send", &[sent]).map(Some)
                };
                match next {
                    Ok(Some(value)) => {
                        self.stack.push(value);
                        Ok(Flow::Next)
                    }
                    Ok(None) => {
                        self.end_send(target, Value::None);
                        Ok(Flow::Frame)
                    }
                    Err(raise) if self.is_exception(&raise, Exc::StopIteration) => {
                        let value = self.stop_value(&raise);
                        self.end_send(target, value);
                        Ok(Flow::Frame)
                    }
                    Err(raise) => Err(raise),
                }
            }
        }
    }

    /// `callable tuple dict -> result`
    pub(super) fn call_ex(&mut self) -> Result<Flow, Raise> {
        let kwargs = self.stack.pop().unwrap_or_default();
        let args = self.stack.pop().unwrap_or_default();
        let callee = self.stack.pop().unwrap_or_default();
        let ret = self.stack.len();
        let taint = self.observe_spread(ret);
        if let Value::Tuple(tuple) = &args {
            self.stack.extend(tuple.items.iter().cloned());
        }
        let mut keywords = Vec::new();
        if let Value::Dict(dict) = &kwargs {
            for (key, value) in dict.items() {
                let Value::Str(key) = &key else {
                    return Err(self.type_error("keywords must be strings"));
                };
                keywords.push(Name::of(key));
                self.stack.push(value);
            }
        }
        self.observe_spread_end(ret, taint);
        self.call_at(callee, ret, ret, &keywords, After::Push)
    }

    /// `super(class, receiver).name`.
    pub(super) fn super_attr(
        &mut self,
        class: &Value,
        receiver: &Value,
        name: &Name,
    ) -> Result<Value, Raise> {
        let of = self.make_super(class, receiver)?;
        self.get_attr(&Value::Super(of), name)
    }

    /// `super(class, receiver)`.
    pub fn make_super(&mut self, class: &Value, receiver: &Value) -> Result<Rc<Super>, Raise> {
        let Value::Class(class) = class else {
            let name = self.type_name(class);
            return Err(self.type_error(format_args!(
                "super() argument 1 must be a type, not {name}"
            )));
        };
        let start = match receiver {
            Value::Class(derived) if derived.is_subclass(class) => derived.clone(),
            other => self.class_of(other),
        };
        if !start.is_subclass(class) {
            let (kind, what) = match receiver {
                Value::Class(class) => ("type", class.name_text()),
                other => ("instance of", self.type_name(other)),
            };
            let wanted = class.name_text();
            return Err(self.type_error(format_args!(
                "super(type, obj): obj ({kind} {what}) is not an instance or subtype of type ({wanted})."
            )));
        }
        Ok(Rc::new(Super {
            class: class.clone(),
            receiver: receiver.clone(),
            start,
        }))
    }

    pub(super) fn super_method(
        &mut self,
        class: &Value,
        receiver: Value,
        name: &Name,
    ) -> Result<(), Raise> {
        if let (Value::Class(class), Value::Object(instance)) = (class, &receiver)
            && instance.class.is_subclass(class)
            && let Some(function) = instance.class.lookup_after(class, name)
        {
            let binds = matches!(&function, Value::Function(_))
                || matches!(&function, Value::Native(native) if native.is_method);
            if binds {
                self.stack.push(function);
                self.stack.push(receiver);
                return Ok(());
            }
        }
        let callable = self.super_attr(class, &receiver, name)?;
        self.stack.push(callable);
        self.stack.push(Value::Unset);
        Ok(())
    }

    pub(super) fn build_dict(&mut self, items: Vec<Value>) -> Result<Value, Raise> {
        let dict = Value::new_dict();
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            self.dict_set(&dict, key, value)?;
        }
        Ok(Value::Dict(dict))
    }

    pub(super) fn list_extend(&mut self) -> Result<(), Raise> {
        let iterable = self.stack.pop().unwrap_or_default();
        if !self.is_iterable(&iterable) {
            let name = self.type_name(&iterable);
            // Where nothing else is given to a call, the complaint is about that.
            let frame = self.frames.last();
            let next = frame.and_then(|it| it.code.ops.get(it.ip).copied());
            if let (Some(Op::ListToTuple), [.., callee, Value::List(list)]) =
                (next, &self.stack[..])
                && list.items.borrow().is_empty()
            {
                let shown = self.callable_name(callee);
                return Err(self.type_error(format_args!(
                    "{shown}() argument after * must be an iterable, not {name}"
                )));
            }
            return Err(self.type_error(format_args!(
                "Value after * must be an iterable, not {name}"
            )));
        }
        let items = self.iterate(&iterable)?;
        if let Some(Value::List(list)) = self.stack.last() {
            list.items.borrow_mut().extend(items);
        }
        Ok(())
    }

    pub(super) fn set_update(&mut self) -> Result<(), Raise> {
        let iterable = self.stack.pop().unwrap_or_default();
        let items = self.iterate(&iterable)?;
        if let Some(Value::Set(set)) = self.stack.last().cloned() {
            for item in items {
                self.set_add(&set, item)?;
            }
        }
        Ok(())
    }

    /// The items of a mapping.
    pub fn mapping_items(&mut self, mapping: &Value) -> Result<Option<Vec<(Value, Value)>>, Raise> {
        if let Value::Dict(dict) = mapping.unwrapped() {
            return Ok(Some(dict.items()));
        }
        let Some(keys) = self.attr_or_none(mapping, "keys")? else {
            return Ok(None);
        };
        let keys = self.call(&keys, &[])?;
        let mut items = Vec::new();
        for key in self.iterate(&keys)? {
            let value = self.get_item(mapping, &key)?;
            items.push((key, value));
        }
        Ok(Some(items))
    }

    pub(super) fn dict_update(&mut self) -> Result<(), Raise> {
        let mapping = self.stack.pop().unwrap_or_default();
        let Some(items) = self.mapping_items(&mapping)? else {
            let name = self.type_name(&mapping);
            return Err(self.type_error(format_args!("'{name}' object is not a mapping")));
        };
        if let Some(Value::Dict(dict)) = self.stack.last().cloned() {
            for (key, value) in items {
                self.dict_set(&dict, key, value)?;
            }
        }
        Ok(())
    }

    pub(super) fn dict_merge(&mut self) -> Result<(), Raise> {
        let mapping = self.stack.pop().unwrap_or_default();
        let callee = self
            .stack
            .get(self.stack.len().wrapping_sub(3))
            .cloned()
            .unwrap_or_default();
        let Some(items) = self.mapping_items(&mapping)? else {
            let (shown, name) = (self.callable_name(&callee), self.type_name(&mapping));
            return Err(self.type_error(format_args!(
                "{shown}() argument after ** must be a mapping, not {name}"
            )));
        };
        if let Some(Value::Dict(dict)) = self.stack.last().cloned() {
            for (key, value) in items {
                if !matches!(key, Value::Str(_)) {
                    return Err(self.type_error("keywords must be strings"));
                }
                if self.dict_get(&dict, &key)?.is_some() {
                    let shown = self.callable_name(&callee);
                    let key = key.as_str().unwrap_or_default();
                    return Err(self.type_error(format_args!(
                        "{shown}() got multiple values for keyword argument '{key}'"
                    )));
                }
                self.dict_set(&dict, key, value)?;
            }
        }
        Ok(())
    }

    fn callable_name(&self, callee: &Value) -> String {
        match callee {
            Value::Function(function) => format!(
                "{}.{}",
                self.module_text(function),
                function.qualname.borrow()
            ),
            Value::Native(native) => native.name.as_str().to_string(),
            Value::Class(class) => self.full_name(class),
            Value::Method(method) => self.callable_name(&method.function),
            other => format!("{} object", self.type_name(other)),
        }
    }

    fn module_text(&self, function: &Function) -> String {
        function
            .module
            .borrow()
            .as_str()
            .unwrap_or("builtins")
            .to_string()
    }

    pub(super) fn unpack(&mut self, value: &Value, count: usize) -> Result<(), Raise> {
        let items = self.unpack_items(value, Some(count))?;
        if items.len() != count {
            let text = if items.len() > count {
                format!("too many values to unpack (expected {count})")
            } else {
                format!(
                    "not enough values to unpack (expected {count}, got {})",
                    items.len()
                )
            };
            return Err(self.value_error(text));
        }
        self.stack.extend(items.into_iter().rev());
        Ok(())
    }

    fn unpack_items(&mut self, value: &Value, limit: Option<usize>) -> Result<Vec<Value>, Raise> {
        if !self.is_iterable(value) {
            let name = self.type_name(value);
            return Err(self.type_error(format_args!("cannot unpack non-iterable {name} object")));
        }
        let Some(limit) = limit else {
            return self.iterate(value);
        };
        if let Value::List(_) | Value::Tuple(_) = value {
            return self.iterate(value);
        }
        let iterator = self.iter(value)?;
        let mut items = Vec::new();
        while items.len() <= limit {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => break,
            }
        }
        Ok(items)
    }

    pub(super) fn unpack_starred(
        &mut self,
        value: &Value,
        before: usize,
        after: usize,
    ) -> Result<(), Raise> {
        let mut items = self.unpack_items(value, None)?;
        if items.len() < before + after {
            let text = format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            );
            return Err(self.value_error(text));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        self.stack.extend(tail.into_iter().rev());
        self.stack.push(Value::list(middle));
        self.stack.extend(items.into_iter().rev());
        Ok(())
    }

    pub(super) fn make_function(
        &mut self,
        code: &Rc<Code>,
        site: &FunctionSite,
        base: usize,
    ) -> Value {
        let annotations = if site.annotations.is_empty() {
            Value::Unset
        } else {
            let values = self
                .stack
                .split_off(self.stack.len() - site.annotations.len());
            let dict = Value::new_dict();
            for (name, value) in site.annotations.iter().zip(values) {
                dict.set_name(name, value);
            }
            Value::Dict(dict)
        };
        let keyword_values = self
            .stack
            .split_off(self.stack.len() - site.keyword_defaults.len());
        let defaults = self
            .stack
            .split_off(self.stack.len() - site.defaults as usize);
        let closure = site
            .closure
            .iter()
            .map(|slot| match self.stack.get(base + *slot as usize) {
                Some(Value::Cell(cell)) => cell.clone(),
                _ => Value::cell(Value::Unset),
            })
            .collect();
        let globals = self.current_globals().unwrap_or_else(Value::new_dict);
        let module = globals.get_name(&self.names.name).unwrap_or(Value::None);
        let _ = code;
        let function = Rc::new(Function {
            name: RefCell::new(site.code.name.clone()),
            qualname: RefCell::new(site.code.qualname.clone()),
            module: RefCell::new(module),
            doc: RefCell::new(site.code.doc.clone()),
            defaults: RefCell::new(Rc::new(defaults)),
            keyword_defaults: RefCell::new(
                site.keyword_defaults
                    .iter()
                    .cloned()
                    .zip(keyword_values)
                    .collect(),
            ),
            closure,
            annotations: RefCell::new(annotations),
            type_params: RefCell::default(),
            attrs: RefCell::default(),
            code: site.code.clone(),
            globals,
        });
        gc::register(gc::Tracked::Function(Rc::downgrade(&function)));
        Value::Function(function)
    }

    pub(super) fn build_class_op(&mut self, site: &CallSite) -> Result<Flow, Raise> {
        let mut values = self.stack.split_off(self.stack.len() - site.count as usize);
        let name = self.stack.pop().unwrap_or_default();
        let function = self.stack.pop().unwrap_or_default();
        let keyword_values = values.split_off(values.len() - site.keywords.len());
        let keywords = site.keywords.iter().cloned().zip(keyword_values).collect();
        self.build_class_flow(function, name, values, keywords)
    }

    /// The same where bases or keywords are spread: they are a tuple and a dict.
    pub(super) fn build_class_ex_op(&mut self) -> Result<Flow, Raise> {
        let keywords = match self.stack.pop() {
            Some(Value::Dict(keywords)) => keywords.items(),
            _ => Vec::new(),
        };
        let bases = match self.stack.pop() {
            Some(Value::Tuple(bases)) => bases.items.to_vec(),
            _ => Vec::new(),
        };
        let name = self.stack.pop().unwrap_or_default();
        let function = self.stack.pop().unwrap_or_default();
        let keywords = keywords.into_iter();
        let keywords = keywords.map(|(key, value)| (Name::new(key.as_str().unwrap_or("")), value));
        self.build_class_flow(function, name, bases, keywords.collect())
    }

    /// The exception of a `raise` statement, and whether it is newly raised.
    pub(super) fn raise_op(&mut self, count: u32) -> (Raise, bool) {
        if count == 0 {
            return match &self.handled {
                Some(handled) => (Raise(handled.clone()), false),
                None => (self.runtime_error("No active exception to reraise"), true),
            };
        }
        let cause = if count == 2 { self.stack.pop() } else { None };
        let exception = self.stack.pop().unwrap_or_default();
        let raise = match self.exception_from(&exception, "exceptions") {
            Ok(raise) => raise,
            Err(raise) => return (raise, true),
        };
        match cause {
            None => {}
            Some(Value::None) => {
                if let Some(data) = raise.0.exception() {
                    let mut data = data.borrow_mut();
                    data.cause = None;
                    data.suppress_context = true;
                }
            }
            Some(cause) => match self.exception_from(&cause, "exception causes") {
                Ok(cause) => {
                    if let Some(data) = raise.0.exception() {
                        let mut data = data.borrow_mut();
                        data.cause = Some(cause.value());
                        data.suppress_context = true;
                    }
                }
                Err(raise) => return (raise, true),
            },
        }
        (raise, true)
    }

    pub(super) fn exception_matches(
        &mut self,
        exception: &Value,
        class: &Value,
    ) -> Result<bool, Raise> {
        let base = self.types.exception(Exc::BaseException).clone();
        let fine = |value: &Value| matches!(value, Value::Class(class) if class.is_subclass(&base));
        let all_fine = match class {
            Value::Tuple(classes) => classes.items.iter().all(fine),
            other => fine(other),
        };
        if !all_fine {
            return Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            ));
        }
        let of = self.class_of(exception);
        Ok(match class {
            Value::Tuple(classes) => classes
                .items
                .iter()
                .any(|class| matches!(class, Value::Class(class) if of.is_subclass(class))),
            Value::Class(class) => of.is_subclass(class),
            _ => false,
        })
    }

    pub(super) fn with_enter(&mut self) -> Result<Flow, Raise> {
        let manager = self.stack.pop().unwrap_or_default();
        let class = self.class_of(&manager);
        let Some(enter) = class.lookup(&self.names.enter) else {
            let name = self.type_name(&manager);
            return Err(self.type_error(format_args!(
                "'{name}' object does not support the context manager protocol"
            )));
        };
        let Some(exit) = class.lookup(&self.names.exit) else {
            let name = self.type_name(&manager);
            return Err(self.type_error(format_args!(
                "'{name}' object does not support the context manager protocol (missed __exit__ method)"
            )));
        };
        let exit = self.bind(exit, &manager, &class)?;
        let enter = self.bind(enter, &manager, &class)?;
        self.stack.push(exit);
        self.call_values(enter, &[], After::Push)
    }

    /// `exit previous exception -> exit previous exception truth`
    pub(super) fn with_exit(&mut self) -> Result<Flow, Raise> {
        self.call_exit(After::Truth)
    }

    /// `exit previous exception -> exit previous exception awaitable`
    pub(super) fn with_exit_async(&mut self) -> Result<Flow, Raise> {
        self.call_exit(After::Push)
    }

    fn call_exit(&mut self, after: After) -> Result<Flow, Raise> {
        let height = self.stack.len();
        let exception = self.stack[height - 1].clone();
        let exit = self.stack[height - 3].clone();
        let class = Value::Class(self.class_of(&exception));
        let traceback = crate::builtins::traceback_object(self, &exception);
        self.call_values(exit, &[class, exception, traceback], after)
    }

    /// `value -> iterator`: what an `await` waits for.
    pub(super) fn get_awaitable(&mut self) -> Result<(), Raise> {
        let value = self.stack.pop().unwrap_or_default();
        if matches!(&value, Value::Generator(it) if it.kind == CodeKind::Coroutine) {
            self.stack.push(value);
            return Ok(());
        }
        let class = self.class_of(&value);
        let Some(method) = class.lookup(&Name::new("__await__")) else {
            let name = self.type_name(&value);
            return Err(self.type_error(format_args!(
                "object {name} can't be used in 'await' expression"
            )));
        };
        let method = self.bind(method, &value, &class)?;
        let iterator = self.call(&method, &[])?;
        if matches!(&iterator, Value::Generator(it) if it.kind == CodeKind::Coroutine) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let is_iterator = self.class_of(&iterator).lookup(&self.names.next).is_some();
        if !is_iterator && !matches!(iterator, Value::Iter(_)) {
            let name = self.type_name(&iterator);
            return Err(self.type_error(format_args!(
                "__await__() returned non-iterator of type '{name}'"
            )));
        }
        self.stack.push(iterator);
        Ok(())
    }

    /// `->` a function of the library, by its module and name.
    pub(super) fn load_helper(&mut self, place: &Value) -> Result<(), Raise> {
        let Value::Tuple(place) = place else {
            return Ok(());
        };
        let mut words = place.items.iter().filter_map(Value::as_str);
        let (module, name) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let module = Value::Module(self.import(module)?);
        let helper = self.get_attr(&module, &Name::new(name))?;
        self.stack.push(helper);
        Ok(())
    }

    pub(super) fn format_value(
        &mut self,
        value: &Value,
        conversion: u8,
        spec: &str,
    ) -> Result<Value, Raise> {
        let converted = match conversion {
            b'r' => Value::str(self.repr(value)?),
            b'a' => Value::str(crate::text::quote::escape_non_ascii(&self.repr(value)?)),
            b's' => self.str(value)?,
            _ => value.clone(),
        };
        if let (Value::Str(_), "") = (&converted, spec) {
            return Ok(converted);
        }
        self.format(&converted, spec).map(Value::str)
    }
}
