//! The body of a row: reads the arguments, calls the Rust function, gives its result to Python.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Error, Expr, FnArg, ItemFn, Pat, Result, Type, TypeReference, ext::IdentExt};

/// The body as an expression of type `Body`.
pub fn body(
    row: &Ident,
    member: Option<&Expr>,
    slots: &[String],
    function: &ItemFn,
    scope: &Type,
) -> Result<TokenStream> {
    let (mut reads, mut passed) = (Vec::new(), Vec::new());
    for input in &function.sig.inputs {
        let (name, ty) = name_and_type(input)?;
        let text = name.unraw().to_string();
        match text.as_str() {
            "vm" => passed.push(quote!(vm)),
            "row" => passed.push(quote!(&#row)),
            "member" => {
                let value = member.ok_or_else(|| {
                    Error::new(
                        name.span(),
                        "`member` needs `#[member(name = value, \"doc\")]`",
                    )
                })?;
                passed.push(quote!(#value));
            }
            _ => {
                let wanted = if text == "this" {
                    "self"
                } else {
                    text.as_str()
                };
                let wanted = wanted.trim_start_matches('_');
                let index = slots.iter().position(|it| it == wanted).ok_or_else(|| {
                    Error::new(
                        name.span(),
                        format!("the signature has no parameter `{wanted}`"),
                    )
                })?;
                let held = format_ident!("held_{}", index);
                reads.push(read(&held, index, ty, row, scope));
                passed.push(match ty {
                    Type::Reference(TypeReference { elem, .. }) => {
                        quote!(::std::borrow::Borrow::<#elem>::borrow(&#held))
                    }
                    _ => quote!(#held),
                });
            }
        }
    }
    let name = &function.sig.ident;
    Ok(quote! {{
        fn body(
            vm: &mut ::freezeframe_python::Vm,
            args: ::freezeframe_python::Args,
        ) -> ::std::result::Result<::freezeframe_python::Value, ::freezeframe_python::Raise> {
            #[allow(unused_mut, reason = "not every function has arguments that the call keeps")]
            let mut call = <#scope as ::std::default::Default>::default();
            #(#reads)*
            let within = ::freezeframe_python::CallScope::enter(call, vm);
            let result = #name(#(#passed),*);
            ::std::mem::drop(within);
            ::freezeframe_python::Returned::<#scope>::returned(result, vm)
        }
        body
    }})
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
fn read(held: &Ident, index: usize, ty: &Type, row: &Ident, scope: &Type) -> TokenStream {
    let arg = quote!(::freezeframe_python::Arg::new(args, #index, &#row));
    match ty {
        Type::Reference(TypeReference { elem, .. }) => quote! {
            let #held = <#elem as ::freezeframe_python::ArgRef<#scope>>::held(vm, #arg, &mut call)?;
        },
        _ => quote! {
            let #held: #ty = ::freezeframe_python::FromArg::<#scope>::from_arg(vm, #arg, &mut call)?;
        },
    }
}
