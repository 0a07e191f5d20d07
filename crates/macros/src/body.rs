//! The body of a row: reads the arguments, calls the Rust function, gives its result to Python.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{
    Error, Expr, FnArg, ItemFn, Pat, Result, ReturnType, Type, TypeReference, ext::IdentExt,
};

/// What goes into one parameter of a Rust function.
enum Passed {
    /// The machine.
    Vm,
    /// The row.
    Row,
    /// What differs from one member of a family to the next.
    Member,
    /// What a closure keeps.
    State,
    /// The argument for the Python parameter that stands there in the signature.
    Argument(usize),
}

/// How a Rust function is called: where each of its parameters comes from, and their types.
pub struct Shape<'f> {
    parameters: Vec<(Passed, &'f Type)>,
    output: &'f ReturnType,
    scope: &'f Type,
}

impl<'f> Shape<'f> {
    /// The shape of a function whose Python parameters have these names, in the order of the values that a body sees.
    pub fn of(function: &'f ItemFn, slots: &[String], scope: &'f Type) -> Result<Self> {
        let mut parameters = Vec::new();
        for input in &function.sig.inputs {
            let (name, ty) = name_and_type(input)?;
            let passed = match name.unraw().to_string().as_str() {
                "vm" => Passed::Vm,
                "row" => Passed::Row,
                "member" | "_member" => Passed::Member,
                // A parameter of the signature goes before the name that is taken.
                "state" | "_state" if !slots.iter().any(|slot| slot == "state") => Passed::State,
                text => {
                    let wanted = if text == "this" { "self" } else { text };
                    let wanted = wanted.trim_start_matches('_');
                    let index = slots.iter().position(|it| it == wanted);
                    Passed::Argument(index.ok_or_else(|| {
                        let message = format!("the signature has no parameter `{wanted}`");
                        Error::new(name.span(), message)
                    })?)
                }
            };
            parameters.push((passed, ty));
        }
        Ok(Self {
            parameters,
            output: &function.sig.output,
            scope,
        })
    }

    /// A bit for each of the first values that a body sees and the function reads nothing of.
    pub fn unread(&self, count: usize) -> u32 {
        let reads = self
            .parameters
            .iter()
            .filter_map(|(passed, _)| match passed {
                Passed::Argument(index) => 1_u32.checked_shl(u32::try_from(*index).ok()?),
                _ => None,
            });
        let all = u32::try_from(count)
            .ok()
            .and_then(|count| 1_u32.checked_shl(count));
        all.map_or(u32::MAX, |bit| bit - 1) & !reads.fold(0, |seen, bit| seen | bit)
    }

    /// The type of what a closure keeps.
    pub fn state(&self) -> Option<&'f Type> {
        let mut parameters = self.parameters.iter();
        parameters.find_map(|(passed, ty)| match (passed, ty) {
            (Passed::State, Type::Reference(TypeReference { elem, .. })) => Some(&**elem),
            (Passed::State, ty) => Some(*ty),
            _ => None,
        })
    }

    fn member(&self) -> Option<&'f Type> {
        let mut parameters = self.parameters.iter();
        parameters.find_map(|(passed, ty)| matches!(passed, Passed::Member).then_some(*ty))
    }

    /// Two functions of one text are called alike.
    pub fn text(&self) -> String {
        let parameters = self.parameters.iter().map(|(passed, ty)| {
            let from = match passed {
                Passed::Vm => "vm".to_owned(),
                Passed::Row => "row".to_owned(),
                Passed::Member => "member".to_owned(),
                Passed::State => "state".to_owned(),
                Passed::Argument(index) => index.to_string(),
            };
            format!("{from}: {}", quote!(#ty))
        });
        let (parameters, output) = (parameters.collect::<Vec<_>>().join(", "), self.output);
        format!("{parameters} {}", quote!(#output))
    }

    /// Reads the arguments, calls `function`, and gives its result to Python.
    fn call(&self, function: &TokenStream, row: &TokenStream, member: &TokenStream) -> TokenStream {
        let scope = self.scope;
        let (mut reads, mut passed) = (Vec::new(), Vec::new());
        for (from, ty) in &self.parameters {
            passed.push(match from {
                Passed::Vm => quote!(vm),
                Passed::Row => row.clone(),
                Passed::Member => member.clone(),
                Passed::State => quote!(state),
                Passed::Argument(index) => {
                    let held = format_ident!("held_{}", index);
                    reads.push(read(&held, *index, ty, row, scope));
                    match ty {
                        Type::Reference(TypeReference { elem, .. }) => {
                            quote!(::std::borrow::Borrow::<#elem>::borrow(&#held))
                        }
                        _ => quote!(#held),
                    }
                }
            });
        }
        quote! {
            #[allow(unused_mut, reason = "not every function has arguments that the call keeps")]
            let mut __call = <#scope as ::std::default::Default>::default();
            #(#reads)*
            let __within = ::freezeframe_python::CallScope::enter(__call, vm);
            let __result = #function(#(#passed),*);
            ::std::mem::drop(__within);
            ::freezeframe_python::Returned::<#scope>::returned(__result, vm)
        }
    }

    /// The body of one row as an expression of type `Body`.
    pub fn body(
        &self,
        row: &Ident,
        member: Option<&Expr>,
        function: &Ident,
    ) -> Result<TokenStream> {
        self.check(member, function)?;
        let call = self.call(&quote!(#function), &quote!(&#row), &quote!(#member));
        Ok(quote! {{
            fn body(
                vm: &mut ::freezeframe_python::Vm,
                __args: ::freezeframe_python::Args,
            ) -> ::std::result::Result<::freezeframe_python::Value, ::freezeframe_python::Raise> {
                #call
            }
            body
        }})
    }

    /// The body of one row by [`Shape::shared`] of this name.
    pub fn body_by(
        &self,
        shared: &Ident,
        row: &Ident,
        member: Option<&Expr>,
        function: &Ident,
    ) -> Result<TokenStream> {
        self.check(member, function)?;
        let member = self.member().and(member).into_iter();
        Ok(quote!(|vm, __args| #shared(vm, __args, &#row, #function, #(#member)*)))
    }

    /// What the bodies of functions of this shape share: a function that takes the function.
    pub fn shared(&self, name: &Ident) -> TokenStream {
        let types = self.parameters.iter().map(|(passed, ty)| match passed {
            Passed::Vm => quote!(&mut ::freezeframe_python::Vm),
            Passed::Row => quote!(&'static ::freezeframe_python::Entry),
            _ => quote!(#ty),
        });
        let (output, member) = (self.output, self.member().into_iter());
        let call = self.call(&quote!(function), &quote!(row), &quote!(member));
        quote! {
            fn #name(
                vm: &mut ::freezeframe_python::Vm,
                __args: ::freezeframe_python::Args,
                row: &'static ::freezeframe_python::Entry,
                function: fn(#(#types),*) #output,
                #(member: #member,)*
            ) -> ::std::result::Result<::freezeframe_python::Value, ::freezeframe_python::Raise> {
                #call
            }
        }
    }

    /// A function that makes the closure of a row over what it keeps.
    pub fn closure(&self, row: &Ident, function: &Ident, state: &Type) -> TokenStream {
        let call = self.call(&quote!(super::#function), &quote!(&rows::#row), &quote!());
        quote! {
            /// The function over what it keeps.
            pub fn #function(state: #state) -> ::freezeframe_python::Value {
                ::freezeframe_python::closure_of(&rows::#row, move |vm, __args| {
                    let state = &state;
                    #call
                })
            }
        }
    }

    fn check(&self, member: Option<&Expr>, function: &Ident) -> Result<()> {
        match (self.member(), member) {
            (Some(_), None) => Err(Error::new(
                function.span(),
                "`member` needs `#[member(name = value, \"doc\")]`",
            )),
            _ => Ok(()),
        }
    }
}

fn name_and_type(input: &FnArg) -> Result<(&Ident, &Type)> {
    if let FnArg::Typed(typed) = input
        && let Pat::Ident(name) = &*typed.pat
    {
        return Ok((&name.ident, &typed.ty));
    }
    Err(Error::new_spanned(input, "a parameter has a name"))
}

/// Reads one argument into a variable.
fn read(held: &Ident, index: usize, ty: &Type, row: &TokenStream, scope: &Type) -> TokenStream {
    let arg = quote!(::freezeframe_python::Arg::new(__args, #index, #row));
    match ty {
        Type::Reference(TypeReference { elem, .. }) => quote! {
            let #held = <#elem as ::freezeframe_python::ArgRef<#scope>>::held(vm, #arg, &mut __call)?;
        },
        _ => quote! {
            let #held: #ty = ::freezeframe_python::FromArg::<#scope>::from_arg(vm, #arg, &mut __call)?;
        },
    }
}
