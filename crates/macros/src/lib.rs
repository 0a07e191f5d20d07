//! `#[natives]`: the one declaration of a function that Python sees.
//!
//! ```ignore
//! #[natives]
//! pub(crate) mod functions {
//!     use super::*;
//!
//!     /// Removes axes of length one.
//!     ///
//!     /// >>> jnp.squeeze(jnp.zeros((1, 3))).shape
//!     /// (3,)
//!     #[native("(a, axis=None)")]
//!     fn squeeze(a: &Value, axis: Option<Axes>) -> R {
//!         shape::squeeze(a, axis)
//!     }
//! }
//! ```
//!
//! The module stays what it is, and gets `pub static TABLE: &[&Entry]`, a row for each `#[native]` function in it: its
//! name, the signature in Python's notation, its doc comment, what it does beyond computing, and a body that reads the
//! arguments. A parameter of the Rust function gets the value of the parameter of that name in the signature, converted
//! by its type (`FromArg`, or `ArgRef` for a reference); those that it does not name are accepted and have no effect. Some
//! names are taken: `vm` is the machine, `row` the row itself, `this` what Python calls `self`, `member` and `state` see below.
//! Arguments are read in the order of the Rust function's parameters.
//!
//! What `#[native]` takes after the signature, each at most once:
//!
//! - `name = "sum"`: the name, where it is not the Rust function's;
//! - `purity = Output`: what it does beyond computing, a variant of `Purity`;
//! - `reads = Length` and `again = Repeatable`: what an observer knows of it, variants of `Reads` and `Again`;
//! - `method = "(self, axis=None)"`: there is a method of this name too, with this signature: the module gets a second table,
//!   `METHODS`; the function's first parameter is what the method calls `self`;
//! - `slot`: a dunder method that does what the machine does anyway for this built-in class;
//! - `special = Next`: how the machine runs it, a variant of `Special`;
//! - `aliases("absolute", "jax.lax.abs")`: other names, in this module or with a module before them;
//! - `bound = Class`: in a class it is a class method, or with `Nothing` a static one; `__new__` is static by itself;
//! - `facts = EXPR`: what the crate that declares it knows besides, a `&'static` value that the row keeps as `dyn Any`.
//!
//! A family of functions that differ in one value is one function with a row for each `#[member(sin = EXPR, "doc")]`; its
//! parameter `member` gets the value, and so does `member` in `facts`. Options after the doc are those of this member alone;
//! a member without a doc has that of the function.
//!
//! A function with a parameter `state: &T` is made while the program runs, over a `T`: it is in no table, and the module gets
//! `closures::NAME(state: T) -> Value`.
//!
//! `#[natives(scope = Call)]` names the type that lives as long as one call and sees its arguments; without it that is
//! `freezeframe_python::Plain`. With a scope, functions whose parameters and results are of the same types share the code
//! around them. `#[natives(purity = Output)]` is what all functions of the module do that do not say otherwise.
//!
//! `#[natives(class = "numpy.dtype")]`: the functions are methods of this class, and the module's doc comment is the class's
//! `__doc__`; the module gets `CLASS` too, which says all of that, and from which `ClassBuilder::of` begins.
//!
//! Invariant: knows Rust's syntax and the signature's notation, and nothing of what the functions compute.

mod attributes;
mod body;
mod signature;

use attributes::{Defaults, Member, Options};
use body::Shape;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::HashMap;
use syn::{Expr, Item, ItemFn, ItemMod, LitStr, Result, ext::IdentExt, spanned::Spanned};

/// See the crate's own documentation.
#[proc_macro_attribute]
pub fn natives(
    arguments: proc_macro::TokenStream,
    module: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    let defaults = syn::parse::<Defaults>(arguments);
    let expanded = defaults.and_then(|defaults| module_with_table(syn::parse(module)?, &defaults));
    expanded
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

/// The module with its table.
fn module_with_table(mut module: ItemMod, defaults: &Defaults) -> Result<TokenStream> {
    let Some((_, items)) = &mut module.content else {
        return Err(syn::Error::new(
            module.span(),
            "the functions stand in the module's braces",
        ));
    };
    let mut rows = Rows::default();
    for item in items.iter_mut() {
        if let Item::Fn(function) = item {
            rows.take(function, defaults)?;
        }
    }
    if let Some(name) = &defaults.class {
        items.push(class(name, &attributes::doc(&module.attrs))?);
    }
    let Rows {
        statics,
        names,
        methods,
        shared,
        closures,
        ..
    } = rows;
    let shared = shared.into_iter().map(|(_, item)| item);
    items.push(syn::parse_quote! {
        /// The rows, in the order in which they stand here.
        pub static TABLE: &[&::freezeframe_python::Entry] = &[#(&rows::#names),*];
    });
    if !methods.is_empty() {
        items.push(syn::parse_quote! {
            /// The rows of the methods, in the order in which their functions stand here.
            pub static METHODS: &[&::freezeframe_python::Entry] = &[#(&rows::#methods),*];
        });
    }
    items.push(syn::parse_quote! {
        mod rows {
            use super::*;
            #(#statics)*
            #(#shared)*
        }
    });
    if !closures.is_empty() {
        items.push(syn::parse_quote! {
            /// Functions that are made while the program runs.
            pub mod closures {
                use super::*;
                #(#closures)*
            }
        });
    }
    Ok(quote!(#module))
}

/// What is known of the class whose methods the functions are.
fn class(name: &LitStr, doc: &str) -> Result<Item> {
    let full = name.value();
    let Some((module, name)) = full.rsplit_once('.') else {
        return Err(syn::Error::new(
            name.span(),
            "the class's module stands before its name",
        ));
    };
    let doc = doc_text("", name, doc);
    Ok(syn::parse_quote! {
        /// The class whose methods these are.
        pub static CLASS: ::freezeframe_python::ClassRow = ::freezeframe_python::ClassRow {
            module: #module,
            name: #name,
            doc: #doc,
            methods: TABLE,
        };
    })
}

/// A doc as an expression of type `Doc`.
fn doc_text(below: &str, name: &str, doc: &str) -> TokenStream {
    match doc {
        "" => quote!(::freezeframe_python::Doc::Text("")),
        doc => quote!(::freezeframe_python::doc_text!(#below, #name, #doc)),
    }
}

/// The name of a row's static.
fn row_name(parts: &[&str]) -> Ident {
    format_ident!("{}_ROW", parts.join("_").to_uppercase())
}

#[derive(Default)]
struct Rows {
    statics: Vec<TokenStream>,
    names: Vec<Ident>,
    methods: Vec<Ident>,
    /// The docs by name.
    docs: HashMap<String, String>,
    /// What functions of one shape share, with the shape's text.
    shared: Vec<(String, TokenStream)>,
    closures: Vec<TokenStream>,
}

/// What is said of one function.
struct Said<'f> {
    options: &'f Options,
    function: &'f ItemFn,
    defaults: &'f Defaults,
}

impl Rows {
    /// Makes the rows of one function and takes our attributes off it.
    fn take(&mut self, function: &mut ItemFn, defaults: &Defaults) -> Result<()> {
        let Some(options) = Options::take(function)? else {
            return Ok(());
        };
        let members = Member::take_all(function)?;
        let own = attributes::doc(&function.attrs);
        function.attrs.push(syn::parse_quote!(#[inline]));
        function.attrs.push(syn::parse_quote! {
            #[allow(clippy::too_many_arguments, reason = "it has what the Python function has")]
        });
        let said = Said {
            options: &options,
            function,
            defaults,
        };
        let rust_name = &function.sig.ident;
        if members.is_empty() {
            let ident = row_name(&[&rust_name.unraw().to_string()]);
            return self.add(ident, &options.python_name(rust_name), &own, None, &said);
        }
        for member in &members {
            let ident = row_name(&[&rust_name.unraw().to_string(), &member.name]);
            let options = options.of_member(member)?;
            let said = Said {
                options: &options,
                ..said
            };
            let doc = member.doc.as_ref().unwrap_or(&own);
            self.add(ident, &member.name, doc, Some(&member.value), &said)?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        ident: Ident,
        name: &str,
        doc: &str,
        member: Option<&Expr>,
        said: &Said,
    ) -> Result<()> {
        let signature = &said.options.signature;
        let slots = signature::slots(&signature.value());
        let first = slots.first().cloned();
        let text = self.doc(name, doc, said)?;
        let is_closure = self.row(&ident, (name, text, signature), &slots, member, said)?;
        if let Some(method) = &said.options.method {
            let text = quote!(#ident.doc);
            let ident = format_ident!("{}_METHOD", ident);
            let mut slots = signature::slots(&method.value());
            if let (Some(slot), Some(first)) = (slots.first_mut(), first) {
                *slot = first;
            }
            // The other names are those of the function.
            let options = Options {
                aliases: Vec::new(),
                ..said.options.clone()
            };
            let said = Said {
                options: &options,
                ..*said
            };
            self.row(&ident, (name, text, method), &slots, member, &said)?;
            self.methods.push(ident);
        }
        if !is_closure {
            self.names.push(ident);
        }
        Ok(())
    }

    /// The doc of a row. Where docs are a part of their own, it is found by its module and its name; where the module has
    /// another of the name already, by the function in the module.
    fn doc(&mut self, name: &str, doc: &str, said: &Said) -> Result<TokenStream> {
        if doc.is_empty() {
            return Ok(doc_text("", name, doc));
        }
        let known = self.docs.entry(name.to_owned());
        let is_first = *known.or_insert_with(|| doc.to_owned()) == doc;
        let below = if is_first {
            String::new()
        } else {
            format!("::{}", said.function.sig.ident)
        };
        if doc.lines().any(|line| line.starts_with("#: ")) {
            let message = "a line of the doc looks like the beginning of the next one";
            return Err(syn::Error::new(said.function.span(), message));
        }
        Ok(doc_text(&below, name, doc))
    }

    /// Makes one row; true if it is that of closures.
    fn row(
        &mut self,
        ident: &Ident,
        (name, doc, signature): (&str, TokenStream, &syn::LitStr),
        slots: &[String],
        member: Option<&Expr>,
        said: &Said,
    ) -> Result<bool> {
        let plain = syn::parse_quote!(::freezeframe_python::Plain);
        let scope = said.defaults.scope.as_ref().unwrap_or(&plain);
        let shape = Shape::of(said.function, slots, scope)?;
        let function = &said.function.sig.ident;
        let body = match shape.state() {
            Some(state) => {
                self.closures.push(shape.closure(ident, function, state));
                quote!(::freezeframe_python::Entry::PLAIN.body)
            }
            None if said.defaults.scope.is_none() => shape.body(ident, member, function)?,
            None => shape.body_by(&self.shared(&shape), ident, member, function)?,
        };
        let Options {
            purity,
            reads,
            again,
            is_slot,
            special,
            bound,
            aliases,
            facts,
            ..
        } = said.options;
        let pure = format_ident!("Pure");
        let purity = purity.as_ref().or(said.defaults.purity.as_ref());
        let purity = purity.unwrap_or(&pure);
        // What a special method is given is the machine's matter.
        let unread = match name.starts_with("__") {
            true => 0,
            false => shape.unread(slots.len()),
        };
        let reads = match reads {
            Some(reads) => quote! {{
                #[allow(unused_imports, reason = "only one of the variants takes a value")]
                use ::freezeframe_python::{Access::*, Reads::*};
                #reads
            }},
            None => quote!(<#scope as ::freezeframe_python::CallScope>::READS),
        };
        self.statics.push(quote! {
            pub static #ident: ::freezeframe_python::Entry = ::freezeframe_python::Entry {
                name: #name,
                signature: #signature,
                purity: ::freezeframe_python::Purity::#purity,
                doc: #doc,
                body: #body,
                is_slot: #is_slot,
                special: ::freezeframe_python::Special::#special,
                observed: ::freezeframe_python::Observed {
                    reads: #reads,
                    again: ::freezeframe_python::Again::#again,
                },
                bound: ::freezeframe_python::Bound::#bound,
                aliases: &[#(#aliases),*],
                facts: #facts,
                unread: #unread,
            };
        });
        Ok(shape.state().is_some())
    }

    /// The name of what functions of this shape share.
    fn shared(&mut self, shape: &Shape) -> Ident {
        let text = shape.text();
        let found = self.shared.iter().position(|(other, _)| *other == text);
        let at = found.unwrap_or(self.shared.len());
        let name = format_ident!("shared_{}", at);
        if found.is_none() {
            self.shared.push((text, shape.shared(&name)));
        }
        name
    }
}
