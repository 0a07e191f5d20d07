//! Binding arguments to parameters, with CPython's complaints.

use super::Vm;
use crate::bytecode::Code;
use crate::native::{ArgValues, Signature};
use crate::object::*;
use freezeframe_base::Taint;
use std::rc::Rc;

/// `'a', 'b', and 'c'`.
pub fn quoted_list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("'{one}'"),
        [one, two] => format!("'{one}' and '{two}'"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|name| format!("'{name}'")).collect();
            format!("{}, and '{last}'", first.join(", "))
        }
    }
}

/// What a wrong keyword may have been meant for.
fn meant<'a>(given: &Name, names: impl Iterator<Item = &'a str>) -> String {
    let best = crate::suggest::closest(given.as_str(), names);
    best.map_or_else(String::new, |best| format!(". Did you mean '{best}'?"))
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The slots that a call fills, with the taint of each.
pub(super) struct Bound {
    pub slots: Vec<Value>,
    pub taints: Vec<Taint>,
}

impl Vm {
    /// Binds a call of a Python function that is not as simple as one argument for each parameter.
    pub(super) fn bind_function(
        &mut self,
        function: &Rc<Function>,
        values: Vec<Value>,
        taints: Vec<Taint>,
        keywords: &[Name],
    ) -> Result<Bound, Raise> {
        let code = function.code.clone();
        let params = &code.params;
        let observed = !taints.is_empty();
        let positional_count = values.len() - keywords.len();
        let slot_count = params.slots();
        let mut slots = vec![Value::Unset; slot_count];
        let mut slot_taints = vec![Taint::NONE; if observed { slot_count } else { 0 }];
        let named = params.positional + params.keyword_only;
        let mut extra = Vec::new();
        let mut extra_taint = Taint::NONE;
        let mut keyword_values = Vec::new();
        for (index, value) in values.into_iter().enumerate() {
            let taint = taints.get(index).cloned().unwrap_or(Taint::NONE);
            if index >= positional_count {
                keyword_values.push((value, taint));
            } else if index < params.positional {
                slots[index] = value;
                if observed {
                    slot_taints[index] = taint;
                }
            } else {
                extra_taint.join(&taint);
                extra.push(value);
            }
        }
        let mut rest = params.has_kwargs.then(DictMap::default);
        let mut rest_taint = Taint::NONE;
        let mut misplaced = Vec::new();
        for (name, (value, taint)) in keywords.iter().zip(keyword_values) {
            let place = code.slots[..named].iter().position(|slot| slot == name);
            match place {
                Some(index) if index >= params.positional_only => {
                    if !slots[index].is_unset() {
                        let text = format!(
                            "{}() got multiple values for argument '{name}'",
                            function.qualname.borrow()
                        );
                        return Err(self.type_error(text));
                    }
                    slots[index] = value;
                    if observed {
                        slot_taints[index] = taint;
                    }
                }
                _ => match &mut rest {
                    Some(map) => {
                        rest_taint.join(&taint);
                        map.set_name(name, value);
                    }
                    None if place.is_some() => misplaced.push(name.as_str().to_string()),
                    None => return Err(self.unexpected_keyword(function, name)),
                },
            }
        }
        if !misplaced.is_empty() {
            let text = format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                function.qualname.borrow(),
                misplaced.join(", ")
            );
            return Err(self.type_error(text));
        }
        if !extra.is_empty() && !params.has_args {
            return Err(self.too_many_arguments(function, &slots, positional_count));
        }
        self.fill_defaults(function, &code, &mut slots, &mut slot_taints)?;
        let mut at = named;
        if params.has_args {
            slots[at] = Value::tuple(extra);
            if observed {
                slot_taints[at] = extra_taint;
            }
            at += 1;
        }
        if let Some(map) = rest {
            slots[at] = Value::Dict(Value::dict_from(map));
            if observed {
                slot_taints[at] = rest_taint;
            }
        }
        Ok(Bound {
            slots,
            taints: slot_taints,
        })
    }

    fn fill_defaults(
        &mut self,
        function: &Rc<Function>,
        code: &Code,
        slots: &mut [Value],
        taints: &mut [Taint],
    ) -> Result<(), Raise> {
        let params = &code.params;
        let defaults = function.defaults.borrow().clone();
        let first_default = params.positional.saturating_sub(defaults.len());
        let mut missing = Vec::new();
        for (index, slot) in slots.iter_mut().enumerate().take(params.positional) {
            if slot.is_unset() {
                match index
                    .checked_sub(first_default)
                    .and_then(|at| defaults.get(at))
                {
                    Some(value) => {
                        *slot = value.clone();
                        if let Some(taint) = taints.get_mut(index) {
                            *taint = self.observe_default(function, &code.slots[index], value);
                        }
                    }
                    None => missing.push(code.slots[index].as_str().to_string()),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing_arguments(function, "positional", &missing));
        }
        let keyword_only = slots.iter_mut().enumerate().skip(params.positional);
        for (index, slot) in keyword_only.take(params.keyword_only) {
            if slot.is_unset() {
                let name = &code.slots[index];
                let default = function
                    .keyword_defaults
                    .borrow()
                    .iter()
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value.clone());
                match default {
                    Some(value) => {
                        if let Some(taint) = taints.get_mut(index) {
                            *taint = self.observe_default(function, name, &value);
                        }
                        *slot = value;
                    }
                    None => missing.push(name.as_str().to_string()),
                }
            }
        }
        if missing.is_empty() {
            Ok(())
        } else {
            Err(self.missing_arguments(function, "keyword-only", &missing))
        }
    }

    fn missing_arguments(&self, function: &Function, kind: &str, missing: &[String]) -> Raise {
        self.type_error(format_args!(
            "{}() missing {} required {kind} argument{}: {}",
            function.qualname.borrow(),
            missing.len(),
            plural(missing.len()),
            quoted_list(missing)
        ))
    }

    fn unexpected_keyword(&self, function: &Function, name: &Name) -> Raise {
        let code = &function.code;
        let named = &code.slots
            [code.params.positional_only..code.params.positional + code.params.keyword_only];
        self.type_error(format_args!(
            "{}() got an unexpected keyword argument '{name}'{}",
            function.qualname.borrow(),
            meant(name, named.iter().map(Name::as_str))
        ))
    }

    fn too_many_arguments(&self, function: &Function, slots: &[Value], given: usize) -> Raise {
        let params = &function.code.params;
        let (most, defaults) = (params.positional, function.defaults.borrow().len());
        let takes = if defaults > 0 {
            format!(
                "from {} to {most} positional arguments",
                most.saturating_sub(defaults)
            )
        } else {
            format!("{most} positional argument{}", plural(most))
        };
        let keyword_only = slots[params.positional..params.positional + params.keyword_only]
            .iter()
            .filter(|slot| !slot.is_unset())
            .count();
        let given = if keyword_only > 0 {
            format!(
                "{given} positional argument{} (and {keyword_only} keyword-only argument{}) were",
                plural(given),
                plural(keyword_only)
            )
        } else {
            format!("{given} {}", if given == 1 { "was" } else { "were" })
        };
        self.type_error(format_args!(
            "{}() takes {takes} but {given} given",
            function.qualname.borrow()
        ))
    }

    /// Binds a call of a native function whose arguments are on the stack from `args_at`, and cuts the stack to `ret`.
    pub(super) fn bind_native(
        &mut self,
        native: &NativeFunction,
        ret: usize,
        args_at: usize,
        keywords: &[Name],
        args: &mut ArgValues,
    ) -> Result<(), Raise> {
        let signature = native.signature();
        let given = self.stack.len() - args_at;
        if keywords.is_empty()
            && signature.simple
            && signature.required <= given
            && (given <= signature.positional || signature.args.is_some())
            && let Some((room, taints)) = args.room(signature.count())
        {
            let named = given.min(signature.positional);
            let extra_at = args_at + named;
            if signature.args.is_some() {
                room[signature.params.len()] = Value::tuple(self.stack.drain(extra_at..).collect());
            }
            let (values, defaults) = room.split_at_mut(named);
            for (slot, value) in values.iter_mut().zip(self.stack.drain(args_at..)) {
                *slot = value;
            }
            for (slot, param) in defaults.iter_mut().zip(&signature.params[named..]) {
                *slot = param.default.clone().unwrap_or_default();
            }
            if self.observing.is_some() {
                let mut extra = Taint::NONE;
                self.taints.resize(args_at + given, Taint::NONE);
                for taint in self.taints.drain(extra_at..) {
                    extra.join(&taint);
                }
                taints.extend(self.taints.drain(args_at..));
                taints.resize(signature.count(), Taint::NONE);
                if signature.args.is_some() {
                    taints[signature.params.len()] = extra;
                }
            }
            self.cut(ret);
            return Ok(());
        }
        let (values, taints) = self.take_args(args_at, ret);
        let (values, taints) = self.bind_any(native, signature, values, taints, keywords)?;
        args.fill(values, taints);
        Ok(())
    }

    /// Binds a call of a native function that is not as simple as an argument for each of the first parameters.
    fn bind_any(
        &mut self,
        native: &NativeFunction,
        signature: &Signature,
        mut values: Vec<Value>,
        mut taints: Vec<Taint>,
        keywords: &[Name],
    ) -> Result<(Vec<Value>, Vec<Taint>), Raise> {
        let given = values.len() - keywords.len();
        let observed = !taints.is_empty();
        let keyword_values = values.split_off(given);
        let keyword_taints = if observed {
            taints.split_off(given)
        } else {
            Vec::new()
        };
        let extra = if given > signature.positional {
            values.split_off(signature.positional)
        } else {
            Vec::new()
        };
        if !extra.is_empty() && signature.args.is_none() {
            return Err(self.native_count_error(native, signature, given));
        }
        let mut extra_taint = Taint::NONE;
        if observed {
            for taint in taints.drain(values.len().min(taints.len())..) {
                extra_taint.join(&taint);
            }
            taints.resize(signature.params.len(), Taint::NONE);
        }
        values.resize(signature.params.len(), Value::Unset);
        let mut rest = DictMap::default();
        let mut rest_taint = Taint::NONE;
        for (index, (name, value)) in keywords.iter().zip(keyword_values).enumerate() {
            let taint = keyword_taints.get(index).cloned().unwrap_or(Taint::NONE);
            let place = signature
                .params
                .iter()
                .position(|param| param.name == *name)
                .filter(|at| *at >= signature.positional_only);
            match place {
                Some(at) if !values[at].is_unset() => {
                    return Err(self.given_twice_error(native, name, at, at < given));
                }
                Some(at) => {
                    values[at] = value;
                    if observed {
                        taints[at] = taint;
                    }
                }
                None if signature.kwargs.is_some() => {
                    rest_taint.join(&taint);
                    rest.set_name(name, value);
                }
                None => return Err(self.native_keyword_error(native, signature, name)),
            }
        }
        let mut missing = Vec::new();
        for (param, value) in signature.params.iter().zip(&mut values) {
            if value.is_unset() {
                match &param.default {
                    Some(default) => *value = default.clone(),
                    None => missing.push(param.name.as_str().to_string()),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.native_missing_error(native, signature, given, &missing));
        }
        if signature.args.is_some() {
            values.push(Value::tuple(extra));
            if observed {
                taints.push(extra_taint);
            }
        }
        if signature.kwargs.is_some() {
            values.push(if rest.is_empty() {
                Value::Unset
            } else {
                Value::Dict(Value::dict_from(rest))
            });
            if observed {
                taints.push(rest_taint);
            }
        }
        Ok((values, taints))
    }

    /// That a name gives an argument which was given already, by its position or by name.
    fn given_twice_error(
        &self,
        native: &NativeFunction,
        name: &Name,
        at: usize,
        by_position: bool,
    ) -> Raise {
        let function = &native.qualname;
        self.type_error(if by_position && self.is_of_c(native) {
            let (shown, at) = (told(native), at + 1 - usize::from(native.is_method));
            format!("argument for {shown}() given by name ('{name}') and position ({at})")
        } else if by_position {
            format!("{function}() got multiple values for argument '{name}'")
        } else {
            format!("{function}() got multiple values for keyword argument '{name}'")
        })
    }

    fn native_keyword_error(
        &self,
        native: &NativeFunction,
        signature: &Signature,
        name: &Name,
    ) -> Raise {
        if signature.positional_only == signature.params.len() {
            let shown = match told(native) {
                name if name != native.name.as_str() => name.to_owned(),
                _ => self.shown(native),
            };
            return self.type_error(format_args!("{shown}() takes no keyword arguments"));
        }
        let named = &signature.params[signature.positional_only..];
        let named = named.iter().map(|param| param.name.as_str());
        self.type_error(format_args!(
            "{}() got an unexpected keyword argument '{name}'{}",
            told(native),
            meant(name, named)
        ))
    }

    /// True for a function that CPython has in C: what it says of its arguments is worded otherwise.
    #[inline(never)]
    fn is_of_c(&self, native: &NativeFunction) -> bool {
        match (
            native.module.as_str(),
            native.qualname.as_str().split_once('.'),
        ) {
            (Some(module), _) => crate::stdlib::is_native(module),
            (None, Some((owner, _))) => self
                .types
                .all()
                .iter()
                .any(|it| it.name.borrow().as_str() == owner),
            _ => false,
        }
    }

    /// The name that errors give a function that takes no names: with its class, or its module.
    fn shown(&self, native: &NativeFunction) -> String {
        match native.module.as_str() {
            _ if native.is_method => native.qualname.as_str().to_owned(),
            Some(module) if module != "builtins" && self.is_of_c(native) => {
                format!("{module}.{}", native.name)
            }
            _ => native.name.as_str().to_owned(),
        }
    }

    fn native_count_error(
        &self,
        native: &NativeFunction,
        signature: &Signature,
        given: usize,
    ) -> Raise {
        let own = usize::from(native.is_method);
        let by_name = signature.positional_only < signature.params.len();
        if by_name && native.name.as_str() != "sorted" && self.is_of_c(native) {
            let (all, most) = (signature.params.len() - own, signature.positional - own);
            let given = given - own;
            if most == 0 && given <= all {
                return self.type_error(format_args!(
                    "{}() takes no positional arguments",
                    told(native)
                ));
            }
            let (most, kind) = match given > all {
                true => (all, ""),
                false => (most, "positional "),
            };
            let exactly = given <= all && signature.required.saturating_sub(own) == most;
            return self.type_error(format_args!(
                "{}() takes {} {most} {kind}argument{} ({given} given)",
                told(native),
                if exactly { "exactly" } else { "at most" },
                plural(most)
            ));
        }
        if signature.positional_only < signature.positional {
            let takes = if signature.required < signature.positional {
                format!(
                    "from {} to {} positional arguments",
                    signature.required, signature.positional
                )
            } else {
                format!(
                    "{} positional argument{}",
                    signature.positional,
                    plural(signature.positional)
                )
            };
            if native.name.as_str() == "__new__" {
                let (shown, most) = (told(native), signature.positional - own);
                let given = given - own;
                return self.type_error(format_args!(
                    "{shown}() takes at most {most} argument{} ({given} given)",
                    plural(most)
                ));
            }
            let were = if given == 1 { "was" } else { "were" };
            return self.type_error(format_args!(
                "{}() takes {takes} but {given} {were} given",
                native.qualname
            ));
        }
        let (most, least, given) = (
            signature.positional - own.min(signature.positional),
            signature.required.saturating_sub(own),
            given - own,
        );
        let shown = self.shown(native);
        let text = match (most, least) {
            (0 | 1, _) if native.is_slot && most == least => {
                let s = if most == 1 { "" } else { "s" };
                format!("expected {most} argument{s}, got {given}")
            }
            (0, _) => format!("{shown}() takes no arguments ({given} given)"),
            (1, 1) if native.name.as_str() == "__new__" => {
                format!("{} expected 1 argument, got {given}", told(native))
            }
            (1, 1) if native.name.as_str() == "sorted" => {
                format!("sorted expected 1 argument, got {given}")
            }
            (1, 1) => format!("{shown}() takes exactly one argument ({given} given)"),
            (most, least) if most == least => {
                format!("{} expected {most} arguments, got {given}", told(native))
            }
            (most, _) => format!(
                "{} expected at most {most} argument{}, got {given}",
                told(native),
                plural(most)
            ),
        };
        self.type_error(text)
    }

    fn native_missing_error(
        &self,
        native: &NativeFunction,
        signature: &Signature,
        given: usize,
        missing: &[String],
    ) -> Raise {
        let own = usize::from(native.is_method);
        let is_method_alone = own == 1 && given == 0;
        if is_method_alone && let Some(text) = without_receiver(native) {
            return self.type_error(text);
        }
        if native.is_slot && signature.required == signature.positional {
            let (most, given) = (signature.positional - own, given - own);
            return self.type_error(format_args!(
                "expected {most} argument{}, got {given}",
                plural(most)
            ));
        }
        if !is_method_alone && native.name.as_str() != "sorted" && self.is_of_c(native) {
            let place = signature
                .params
                .iter()
                .position(|it| missing[0] == it.name.as_str());
            let at = place.unwrap_or(0) + 1 - own;
            if at + own > signature.positional_only {
                return self.type_error(format_args!(
                    "{}() missing required argument '{}' (pos {at})",
                    told(native),
                    missing[0]
                ));
            }
            if signature.positional_only < signature.params.len() {
                let least = signature.required.min(signature.positional_only) - own;
                let exactly = least == signature.positional - own;
                return self.type_error(format_args!(
                    "{}() takes {} {least} positional argument{} ({} given)",
                    told(native),
                    if exactly { "exactly" } else { "at least" },
                    plural(least),
                    given - own
                ));
            }
        }
        if signature.positional_only < signature.positional {
            let keyword_only = signature.params[signature.positional..]
                .iter()
                .any(|param| missing[0] == param.name.as_str());
            let kind = if keyword_only {
                "keyword-only"
            } else {
                "positional"
            };
            if native.name.as_str() == "__new__" && given > 0 {
                return self.type_error(format_args!(
                    "{}() missing required argument '{}' (pos {given})",
                    told(native),
                    missing[0]
                ));
            }
            return self.type_error(format_args!(
                "{}() missing {} required {kind} argument{}: {}",
                native.qualname,
                missing.len(),
                plural(missing.len()),
                quoted_list(missing)
            ));
        }
        if own == 1 && given == 0 {
            return self.type_error(format_args!(
                "unbound method {}() needs an argument",
                native.qualname
            ));
        }
        let (most, least, given) = (
            signature.positional.saturating_sub(own),
            signature.required.saturating_sub(own),
            given.saturating_sub(own),
        );
        let shown = self.shown(native);
        let text = match (most, least) {
            (1, 1) if native.name.as_str() == "sorted" => {
                format!("sorted expected 1 argument, got {given}")
            }
            (1, 1) if native.name.as_str() == "__new__" => {
                format!("{} expected 1 argument, got {given}", told(native))
            }
            (1, 1) => format!("{shown}() takes exactly one argument ({given} given)"),
            (most, least) if most == least => {
                format!("{} expected {least} arguments, got {given}", told(native))
            }
            (_, least) => format!(
                "{} expected at least {least} argument{}, got {given}",
                told(native),
                plural(least)
            ),
        };
        self.type_error(text)
    }
}

/// The name that errors give a native function: what makes an object is told by its class.
fn told(native: &NativeFunction) -> &str {
    match (
        native.name.as_str(),
        native.qualname.as_str().rsplit_once('.'),
    ) {
        ("__new__" | "__init__", Some((class, _))) => class,
        (name, _) => name,
    }
}

/// What is wrong with a call of a built-in class's own function without any argument.
fn without_receiver(native: &NativeFunction) -> Option<String> {
    let (class, name) = native.qualname.as_str().split_once('.')?;
    match name {
        "__new__" => Some(format!("{class}.__new__(): not enough arguments")),
        _ if native.is_wrapper() => Some(format!(
            "descriptor '{name}' of '{class}' object needs an argument"
        )),
        _ => Some(format!("unbound method {class}.{name}() needs an argument")),
    }
}
