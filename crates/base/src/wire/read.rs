//! Reading: a tree into values.

use super::Malformed;
use crate::json::Json;
use crate::number::float;
use serde::Deserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess,
    Visitor,
};

/// The value that a text says.
///
/// # Errors
/// Where the text says no such value.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Malformed> {
    T::deserialize(&Json::parse(text)?)
}

impl Json {
    fn text(&self) -> Result<&str, Malformed> {
        self.as_str().ok_or(Malformed)
    }

    fn unsigned(&self) -> Result<u64, Malformed> {
        self.number().ok_or(Malformed)
    }

    fn signed(&self) -> Result<i64, Malformed> {
        self.number().ok_or(Malformed)
    }

    fn float(&self) -> Result<f64, Malformed> {
        match self {
            Self::Number(text) => float(text).ok_or(Malformed),
            _ => Err(Malformed),
        }
    }

    fn truth(&self) -> Result<bool, Malformed> {
        match self {
            Self::Bool(truth) => Ok(*truth),
            _ => Err(Malformed),
        }
    }

    fn list(&self) -> Result<Items<'_>, Malformed> {
        let items = self.as_array().ok_or(Malformed)?.iter();
        Ok(Items { items })
    }

    /// Which of `variants` it is, and the value that goes with it.
    fn variant(&self, variants: &[&str]) -> Result<Variant<'_>, Malformed> {
        let (name, value) = match self {
            Self::String(name) => (name.as_str(), &Json::Null),
            Self::Object(entries) => match (self.get("type"), entries.as_slice()) {
                (Some(name), _) => (name.text()?, self),
                (None, [(name, value)]) => (name.as_str(), value),
                (None, _) => return Err(Malformed),
            },
            _ => return Err(Malformed),
        };
        let index = variants.iter().position(|variant| *variant == name);
        index.map(|index| Variant { index, value }).ok_or(Malformed)
    }
}

macro_rules! read {
    ($($method:ident $visit:ident $get:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
            visitor.$visit(self.$get()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for &Json {
    type Error = Malformed;

    read! {
        deserialize_bool visit_bool truth;
        deserialize_u8 visit_u64 unsigned;
        deserialize_u16 visit_u64 unsigned;
        deserialize_u32 visit_u64 unsigned;
        deserialize_u64 visit_u64 unsigned;
        deserialize_i32 visit_i64 signed;
        deserialize_i64 visit_i64 signed;
        deserialize_f64 visit_f64 float;
        deserialize_str visit_str text;
        deserialize_string visit_str text;
        deserialize_seq visit_seq list;
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Malformed> {
        Err(Malformed)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        match self {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_seq(Fields {
            object: self,
            names: names.iter(),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_enum(self.variant(variants)?)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i128 u128 f32 char bytes byte_buf unit unit_struct tuple_struct map identifier ignored_any
    }
}

/// A list, item by item.
struct Items<'t> {
    items: std::slice::Iter<'t, Json>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Malformed> {
        self.items
            .next()
            .map(|item| seed.deserialize(item))
            .transpose()
    }
}

/// An object's fields in the order of their declaration, whatever the order in the text. A field that is not there is null.
struct Fields<'t> {
    object: &'t Json,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields<'_> {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Malformed> {
        match self.names.next() {
            Some(name) => seed
                .deserialize(self.object.get(name).unwrap_or(&Json::Null))
                .map(Some),
            None => Ok(None),
        }
    }
}

/// One variant of an enum.
struct Variant<'t> {
    index: usize,
    value: &'t Json,
}

impl<'de, 't> EnumAccess<'de> for Variant<'t> {
    type Error = Malformed;
    type Variant = &'t Json;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, &'t Json), Malformed> {
        let index: serde::de::value::U64Deserializer<Malformed> =
            (self.index as u64).into_deserializer();
        Ok((seed.deserialize(index)?, self.value))
    }
}

impl<'de> VariantAccess<'de> for &Json {
    type Error = Malformed;

    fn unit_variant(self) -> Result<(), Malformed> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Malformed> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_seq(self.list()?)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        self.deserialize_struct("", names, visitor)
    }
}
