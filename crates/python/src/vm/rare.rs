//! The instructions that no loop lives by. They stand apart from the loop over instructions, which is quicker the less there is
//! in it.

use super::call::Flow;
use super::{Exc, Vm};
use crate::bytecode::*;
use crate::object::*;
use std::rc::Rc;

impl Vm {
    /// Executes such an instruction, the one before `ip`, which is noted.
    #[inline(never)]
    pub(super) fn run_rare(
        &mut self,
        code: &Rc<Code>,
        op: Op,
        base: usize,
        ip: usize,
    ) -> Result<Flow, Raise> {
        match op {
            Op::DeleteGlobal(index) => {
                let name = &code.globals[index as usize].name;
                let removed = self
                    .frames
                    .last()
                    .and_then(|frame| frame.globals.remove_name(name));
                if removed.is_none() {
                    return Err(self.name_error(name));
                }
                drop(removed);
                if self.ends.get() {
                    self.tell_ends();
                }
            }
            Op::DeleteFast(slot) => {
                let old = std::mem::take(&mut self.stack[base + slot as usize]);
                if old.is_unset() {
                    return Err(self.unbound_local(&code.slots[slot as usize]));
                }
                drop(old);
                if self.ends.get() {
                    self.tell_ends();
                }
            }
            Op::ClearFast(slot) => self.stack[base + slot as usize] = Value::Unset,
            Op::MakeCell(slot) => {
                let value = std::mem::take(&mut self.stack[base + slot as usize]);
                self.stack[base + slot as usize] = Value::Cell(Value::cell(value));
            }
            Op::DeleteDeref(slot) => {
                let old = match &self.stack[base + slot as usize] {
                    Value::Cell(cell) => cell.value.take(),
                    _ => Value::Unset,
                };
                if old.is_unset() {
                    return Err(self.unbound_cell(code, slot as usize));
                }
            }
            Op::LoadClassDeref(slot, name) => {
                let name = &code.names[name as usize];
                let found = self.namespace_get(name)?;
                let value = match (found, &self.stack[base + slot as usize]) {
                    (Some(value), _) => value,
                    (None, Value::Cell(cell)) => cell.value.borrow().clone(),
                    _ => Value::Unset,
                };
                if value.is_unset() {
                    return Err(self.unbound_cell(code, slot as usize));
                }
                self.stack.push(value);
            }
            Op::LoadName(index) => {
                let site = &code.globals[index as usize];
                let value = match self.namespace_get(&site.name)? {
                    Some(value) => Some(value),
                    None => self.load_global(site),
                };
                match value {
                    Some(value) => self.stack.push(value),
                    None => {
                        let value = self.missing_global(&site.name)?;
                        self.stack.push(value);
                    }
                }
            }
            Op::StoreName(index) => {
                let value = self.pop();
                self.namespace_set(&code.globals[index as usize].name, value)?;
            }
            Op::DeleteName(index) => {
                let name = &code.globals[index as usize].name;
                self.namespace_delete(name)?;
            }
            Op::DeleteAttr(index) => {
                let object = self.pop();
                let name = code.attrs[index as usize].name.clone();
                self.delete_attr(&object, &name)?;
                if self.ends.get() {
                    self.tell_ends();
                }
            }
            Op::LoadSuperAttr(index) => {
                let (class, receiver) = {
                    let receiver = self.pop();
                    (self.pop(), receiver)
                };
                let name = code.attrs[index as usize].name.clone();
                let value = self.super_attr(&class, &receiver, &name)?;
                self.stack.push(value);
            }
            Op::LoadSuperMethod(index) => {
                let (class, receiver) = {
                    let receiver = self.pop();
                    (self.pop(), receiver)
                };
                let name = code.attrs[index as usize].name.clone();
                self.super_method(&class, receiver, &name)?;
            }
            Op::DeleteItem => {
                let key = self.pop();
                let container = self.pop();
                return self.delete_item_flow(container, key);
            }
            Op::BuildSet(count) => {
                let items = self.stack.split_off(self.stack.len() - count as usize);
                let set = self.set_display(items, &code.ops[..=ip])?;
                self.stack.push(set);
            }
            Op::BuildDict(count) => {
                let items = self.stack.split_off(self.stack.len() - 2 * count as usize);
                let dict = self.build_dict(items)?;
                self.stack.push(dict);
            }
            Op::BuildSlice(count) => {
                let step = if count == 3 { self.pop() } else { Value::None };
                let stop = self.pop();
                let start = self.pop();
                self.stack.push(Value::Slice(Rc::new(crate::object::Slice {
                    start,
                    stop,
                    step,
                })));
            }
            Op::BuildString(count) => {
                let parts = self.stack.split_off(self.stack.len() - count as usize);
                let text: String = parts.iter().filter_map(Value::as_str).collect();
                self.stack.push(Value::str(text));
            }
            Op::SetAdd(below) => {
                let item = self.pop();
                if let Value::Set(set) = self.stack[self.stack.len() - below as usize].clone() {
                    self.set_add(&set, item)?;
                }
            }
            Op::DictSet(below) => {
                let value = self.pop();
                let key = self.pop();
                if let Value::Dict(dict) = self.stack[self.stack.len() - below as usize].clone() {
                    self.dict_set(&dict, key, value)?;
                }
            }
            Op::ListExtend => self.list_extend()?,
            Op::SetUpdate => self.set_update()?,
            Op::DictUpdate => self.dict_update()?,
            Op::DictMerge => self.dict_merge()?,
            Op::ListToTuple => {
                let list = self.pop();
                let items = match list {
                    Value::List(list) => list.items.take(),
                    _ => Vec::new(),
                };
                self.stack.push(Value::tuple(items));
            }
            Op::UnpackEx(before, after) => {
                let value = self.pop();
                self.unpack_starred(&value, before as usize, after as usize)?;
            }
            Op::MakeFunction(index) => {
                let function = self.make_function(code, &code.functions[index as usize], base);
                self.stack.push(function);
            }
            Op::BuildClass(index) => {
                return self.build_class_op(&code.calls[index as usize]);
            }
            Op::BuildClassEx => return self.build_class_ex_op(),
            Op::GetYieldFromIter => {
                let value = self.pop();
                return self.iter_flow(value);
            }
            Op::PushExc => {
                let exception = match self.stack.last() {
                    Some(Value::Object(instance)) => Some(instance.clone()),
                    _ => None,
                };
                let previous = std::mem::replace(&mut self.handled, exception);
                let previous = previous.map_or(Value::None, Value::Object);
                let at = self.stack.len().saturating_sub(1);
                self.stack.insert(at, previous);
            }
            Op::PopExc => {
                self.handled = match self.pop() {
                    Value::Object(instance) => Some(instance),
                    _ => None,
                };
            }
            Op::MatchExc => {
                let class = self.pop();
                let exception = self.stack.last().cloned().unwrap_or_default();
                let matches = self.exception_matches(&exception, &class)?;
                self.stack.push(Value::Bool(matches));
            }
            Op::WithEnter => return self.with_enter(),
            Op::WithExit => return self.with_exit(),
            Op::WithExitAsync => return self.with_exit_async(),
            Op::GetAwaitable => self.get_awaitable()?,
            Op::LoadHelper(index) => {
                self.load_helper(&code.consts[index as usize])?;
            }
            Op::FormatSimple(conversion) => {
                let value = self.pop();
                let text = self.format_value(&value, conversion, "")?;
                self.stack.push(text);
            }
            Op::FormatSpec(conversion) => {
                let spec = self.pop();
                let value = self.pop();
                let text = self.format_value(&value, conversion, spec.as_str().unwrap_or(""))?;
                self.stack.push(text);
            }
            Op::Import(index) => {
                let module = self.import_site(&code.imports[index as usize])?;
                self.stack.push(module);
            }
            Op::ImportFrom(index) => {
                let module = self.stack.last().cloned().unwrap_or_default();
                let name = code.attrs[index as usize].name.clone();
                let value = self.import_from(&module, &name)?;
                self.stack.push(value);
            }
            Op::ImportStar => {
                let module = self.pop();
                if let Some(into) = self.current_globals() {
                    self.import_star(&module, &into)?;
                }
            }
            Op::SetResult => self.result = self.pop(),
            Op::AssertFail(count) => {
                let args = if count == 1 {
                    vec![self.pop()]
                } else {
                    Vec::new()
                };
                let class = self.types.exception(Exc::AssertionError).clone();
                return Err(self.error_with(&class, args));
            }
            Op::MatchSequence => {
                let answer = self
                    .stack
                    .last()
                    .is_some_and(|subject| self.matches_sequence(subject));
                self.stack.push(Value::Bool(answer));
            }
            Op::MatchMapping => {
                let answer = self
                    .stack
                    .last()
                    .is_some_and(|subject| self.matches_mapping(subject));
                self.stack.push(Value::Bool(answer));
            }
            Op::MatchKeys => {
                let at = self.stack.len() - 2;
                let (subject, keys) = (self.stack[at].clone(), self.stack[at + 1].clone());
                let values = self.match_keys(&subject, &keys)?;
                self.stack.push(values);
            }
            Op::MatchRest => {
                let keys = self.pop();
                let subject = self.pop();
                let rest = self.match_rest(&subject, &keys)?;
                self.stack.push(rest);
            }
            Op::MatchClass(index) => {
                let class = self.pop();
                let subject = self.pop();
                let values = self.match_class(&subject, &class, &code.matches[index as usize])?;
                self.stack.push(values);
            }
            Op::GetLen => {
                let subject = self.stack.last().cloned().unwrap_or_default();
                let length = self.len(&subject)?;
                self.stack.push(Value::from(length));
            }
            Op::LoadLocals => {
                let locals = self
                    .frames
                    .last()
                    .and_then(|frame| frame.namespace().cloned());
                self.stack.push(locals.unwrap_or(Value::None));
            }
            Op::SetupAnnotations => self.setup_annotations()?,
            Op::Unsupported(index) => {
                let text = code.consts[index as usize]
                    .as_str()
                    .unwrap_or("this feature")
                    .to_string();
                return Err(self.not_implemented(text));
            }
            Op::ReturnGenerator => return self.return_generator(),
            // The loop itself has these.
            Op::Nop
            | Op::LoadFast(..)
            | Op::StoreFast(..)
            | Op::Const(..)
            | Op::Int(..)
            | Op::None
            | Op::Pop
            | Op::PopIter
            | Op::Binary(..)
            | Op::Inplace(..)
            | Op::BinaryFastFast(..)
            | Op::BinaryFastInt(..)
            | Op::Compare(..)
            | Op::CompareJump(..) => {}
            Op::CompareFastIntJump(..)
            | Op::PopJumpIfFalse(..)
            | Op::PopJumpIfTrue(..)
            | Op::PopJumpIfNone(..)
            | Op::JumpIfFalseOrPop(..)
            | Op::JumpIfTrueOrPop(..)
            | Op::Jump(..)
            | Op::JumpBack(..)
            | Op::ForIterStore(..)
            | Op::ForIter(..)
            | Op::LoadGlobal(..)
            | Op::StoreGlobal(..)
            | Op::LoadAttr(..)
            | Op::LoadFastAttr(..)
            | Op::StoreAttr(..) => {}
            Op::LoadMethod(..)
            | Op::Call(..)
            | Op::CallMethod(..)
            | Op::CallKw(..)
            | Op::CallEx
            | Op::Return
            | Op::ReturnNone
            | Op::Dup
            | Op::Dup2
            | Op::Swap
            | Op::Rot(..)
            | Op::Copy(..)
            | Op::LoadDeref(..)
            | Op::StoreDeref(..)
            | Op::LoadClosure(..) => {}
            Op::LoadItem
            | Op::StoreItem
            | Op::Unary(..)
            | Op::Not
            | Op::Is
            | Op::IsNot
            | Op::In
            | Op::NotIn
            | Op::GetIter
            | Op::BuildTuple(..)
            | Op::BuildList(..)
            | Op::ListAppend(..)
            | Op::Unpack(..)
            | Op::Yield
            | Op::Send(..) => {}
            Op::Raise(..) | Op::Reraise | Op::Task => {}
            Op::LoadFast2(..)
            | Op::ReturnFast(..)
            | Op::ReturnFastAttr(..)
            | Op::ReturnBinary(..)
            | Op::BinaryInt(..)
            | Op::BinaryFast(..)
            | Op::InplaceStore(..)
            | Op::StoreFastAttr(..)
            | Op::LoadFastMethod(..) => {}
        }
        Ok(Flow::Next)
    }
}
