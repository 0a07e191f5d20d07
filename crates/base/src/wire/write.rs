//! Writing: values into text.

use super::Malformed;
use crate::json::quote;
use serde::ser::{
    Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeStructVariant, Serializer,
};
use std::fmt::Write;

/// A value as text.
///
/// # Errors
/// Where the value holds what the protocol never does: a map, a tuple, a character, bytes.
pub fn to_text(value: &impl Serialize) -> Result<String, Malformed> {
    let mut text = String::new();
    value.serialize(&mut Writer { text: &mut text })?;
    Ok(text)
}

struct Writer<'a> {
    text: &'a mut String,
}

impl Writer<'_> {
    fn string(&mut self, value: &str) {
        quote(self.text, value);
    }

    fn number(&mut self, number: std::fmt::Arguments<'_>) {
        let written = self.text.write_fmt(number);
        debug_assert!(written.is_ok(), "a string takes all text");
    }

    /// `, "name": ` or, at the beginning, without the comma.
    fn name(&mut self, name: &str) {
        if !self.text.ends_with('{') {
            self.text.push(',');
        }
        self.string(name);
        self.text.push(':');
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Malformed> {
        self.name(name);
        value.serialize(self)
    }

    fn end(&mut self) {
        self.text.push('}');
    }
}

macro_rules! numbers {
    ($($method:ident $ty:ty,)*) => {$(
        fn $method(self, value: $ty) -> Result<(), Malformed> {
            self.number(format_args!("{value}"));
            Ok(())
        }
    )*};
}

type Never = Impossible<(), Malformed>;

impl Serializer for &mut Writer<'_> {
    type Ok = ();
    type Error = Malformed;
    type SerializeSeq = Self;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
    }

    fn serialize_bool(self, value: bool) -> Result<(), Malformed> {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Malformed> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Malformed> {
        if !value.is_finite() {
            return Err(Malformed);
        }
        self.number(format_args!("{value}"));
        Ok(())
    }

    fn serialize_char(self, _: char) -> Result<(), Malformed> {
        Err(Malformed)
    }

    fn serialize_str(self, value: &str) -> Result<(), Malformed> {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Malformed> {
        Err(Malformed)
    }

    fn serialize_none(self) -> Result<(), Malformed> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Malformed> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Malformed> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Malformed> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Malformed> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Malformed> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Malformed> {
        self.text.push('{');
        self.field(variant, value)?;
        self.end();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Malformed> {
        self.text.push('[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, Malformed> {
        Err(Malformed)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, Malformed> {
        Err(Malformed)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, Malformed> {
        Err(Malformed)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, Malformed> {
        Err(Malformed)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Malformed> {
        self.text.push('{');
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Malformed> {
        self.text.push('{');
        self.field("type", variant)?;
        Ok(self)
    }
}

impl SerializeSeq for &mut Writer<'_> {
    type Ok = ();
    type Error = Malformed;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Malformed> {
        if !self.text.ends_with('[') {
            self.text.push(',');
        }
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Malformed> {
        self.text.push(']');
        Ok(())
    }
}

impl SerializeStruct for &mut Writer<'_> {
    type Ok = ();
    type Error = Malformed;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Malformed> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), Malformed> {
        Writer::end(self);
        Ok(())
    }
}

impl SerializeStructVariant for &mut Writer<'_> {
    type Ok = ();
    type Error = Malformed;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Malformed> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), Malformed> {
        Writer::end(self);
        Ok(())
    }
}
