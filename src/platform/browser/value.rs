//! Deserializes the data model from JavaScript values, so that the browser's own parser reads the JSON.
//!
//! `serde-wasm-bindgen` supports all JavaScript values; the model only has strings, unsigned integers, booleans, arrays
//! and objects. Errors omit the offending value: formatting floats alone would add 12 KB before compression.

use js_sys::{Array, Object, Reflect};
use serde::{
    Deserialize,
    de::{
        self, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected,
        VariantAccess, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// Deserializes a value.
///
/// # Errors
/// The value does not have the shape of `T`.
pub fn read<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, Mismatch> {
    T::deserialize(Value(value))
}

/// Why a value could not be deserialized.
#[derive(Debug)]
pub struct Mismatch(String);

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self("a value is of another kind than expected".to_owned())
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::invalid_type(Unexpected::Seq, expected)
    }

    fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
        Self(["`", variant, "` is not known"].concat())
    }

    fn missing_field(field: &'static str) -> Self {
        Self(["`", field, "` is missing"].concat())
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::missing_field(field)
    }
}

struct Value(JsValue);

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let Self(value) = self;
        if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if let Some(truth) = value.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = value.as_f64() {
            let whole = number as u32;
            if f64::from(whole) == number { visitor.visit_u32(whole) } else { other_kind() }
        } else if let Ok(list) = value.dyn_into::<Array>() {
            visitor.visit_seq(Items { list, next: 0 })
        } else {
            other_kind()
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if self.0.is_object() {
            visitor.visit_map(Fields { object: self.0, names: fields.iter(), value: JsValue::UNDEFINED })
        } else {
            other_kind()
        }
    }

    /// Enums are externally tagged: an object whose only key names the variant.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let names = self.0.dyn_ref::<Object>().map(Object::keys);
        match names.and_then(|names| names.get(0).as_string()) {
            Some(name) => {
                let value = Reflect::get(&self.0, &name.as_str().into()).unwrap_or_default();
                visitor.visit_enum(Variant { name, value })
            }
            None => other_kind(),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier
    }
}

fn other_kind<T>() -> Result<T, Mismatch> {
    Err(de::Error::invalid_type(Unexpected::Unit, &"another"))
}

struct Items {
    list: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        let at = self.next;
        if at == self.list.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Value(self.list.get(at))).map(Some)
    }
}

/// The known fields of a struct that the object has.
struct Fields {
    object: JsValue,
    names: std::slice::Iter<'static, &'static str>,
    value: JsValue,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mismatch> {
        for name in self.names.by_ref() {
            self.value = Reflect::get(&self.object, &(*name).into()).unwrap_or_default();
            if !self.value.is_undefined() {
                return seed.deserialize(StrDeserializer::new(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(Value(std::mem::take(&mut self.value)))
    }
}

struct Variant {
    name: String,
    value: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Value), Mismatch> {
        Ok((seed.deserialize(StrDeserializer::new(&self.name))?, Value(self.value)))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_struct("", fields, visitor)
    }
}
