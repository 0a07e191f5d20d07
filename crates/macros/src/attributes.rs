//! What stands in `#[natives]`, `#[native]` and `#[member]`.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Error, Expr, ItemFn, Lit, LitStr, Meta, Result, Token, Type, parenthesized};

/// What `#[natives(...)]` says of all functions of a module.
#[derive(Default)]
pub struct Defaults {
    /// The type that lives as long as one call.
    pub scope: Option<Type>,
    /// What a function does beyond computing if it does not say so itself.
    pub purity: Option<Ident>,
    /// The class whose methods they are, with its module before it.
    pub class: Option<LitStr>,
}

impl Parse for Defaults {
    fn parse(input: ParseStream) -> Result<Self> {
        let mut defaults = Self::default();
        while !input.is_empty() {
            let key: Ident = input.parse()?;
            input.parse::<Token![=]>()?;
            match key.to_string().as_str() {
                "scope" => defaults.scope = Some(input.parse()?),
                "purity" => defaults.purity = Some(input.parse()?),
                "class" => defaults.class = Some(input.parse()?),
                _ => return Err(Error::new(key.span(), "nothing of this name is known")),
            }
            let _: Option<Token![,]> = input.parse()?;
        }
        Ok(defaults)
    }
}

/// What `#[native(...)]` says.
#[derive(Clone)]
pub struct Options {
    pub signature: LitStr,
    pub name: Option<LitStr>,
    pub purity: Option<Ident>,
    /// `None` for what the scope says.
    pub reads: Option<Expr>,
    pub again: Ident,
    pub bound: Ident,
    pub aliases: Vec<LitStr>,
    pub method: Option<LitStr>,
    pub is_slot: bool,
    pub special: Ident,
    pub facts: TokenStream,
}

impl Options {
    /// Takes the attribute off a function; `None` for one that Python does not see.
    pub fn take(function: &mut ItemFn) -> Result<Option<Self>> {
        let Some(at) = position(function, "native") else {
            return Ok(None);
        };
        function.attrs.remove(at).parse_args().map(Some)
    }

    /// Reads the options that stand after a comma, over those that are known already.
    fn read(&mut self, input: ParseStream) -> Result<()> {
        while input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let key: Ident = input.parse()?;
            if key == "aliases" {
                let inner;
                parenthesized!(inner in input);
                let names = inner.parse_terminated(<LitStr as Parse>::parse, Token![,])?;
                self.aliases = names.into_iter().collect();
                continue;
            }
            if key == "slot" {
                self.is_slot = true;
                continue;
            }
            input.parse::<Token![=]>()?;
            match key.to_string().as_str() {
                "name" => self.name = Some(input.parse()?),
                "method" => self.method = Some(input.parse()?),
                "special" => self.special = input.parse()?,
                "purity" => self.purity = Some(input.parse()?),
                "bound" => self.bound = input.parse()?,
                "reads" => self.reads = Some(input.parse()?),
                "again" => self.again = input.parse()?,
                "facts" => {
                    let facts: Expr = input.parse()?;
                    self.facts = quote!(&#facts);
                }
                _ => return Err(Error::new(key.span(), "nothing of this name is known")),
            }
        }
        Ok(())
    }

    /// These options, and over them those that stand with a member.
    pub fn of_member(&self, member: &Member) -> Result<Self> {
        let mut options = self.clone();
        let read = |input: ParseStream| options.read(input);
        read.parse2(member.options.clone())?;
        options.facts = with_member(options.facts, &member.value);
        Ok(options)
    }

    /// `__name__`.
    pub fn python_name(&self, rust_name: &Ident) -> String {
        match &self.name {
            Some(name) => name.value(),
            None => rust_name.unraw().to_string(),
        }
    }
}

impl Parse for Options {
    fn parse(input: ParseStream) -> Result<Self> {
        let span = input.span();
        let mut options = Self {
            signature: input.parse()?,
            name: None,
            purity: None,
            reads: None,
            again: Ident::new("Unknown", span),
            bound: Ident::new("Instance", span),
            aliases: Vec::new(),
            method: None,
            is_slot: false,
            special: Ident::new("None", span),
            facts: quote!(&()),
        };
        options.read(input)?;
        Ok(options)
    }
}

/// One function of a family: its name, its value, its doc where that is not the function's, and options of its own.
pub struct Member {
    pub name: String,
    pub value: Expr,
    pub doc: Option<String>,
    options: TokenStream,
}

/// Tokens in which `member` is the value of a member.
fn with_member(tokens: TokenStream, value: &Expr) -> TokenStream {
    let each = |tree| match tree {
        TokenTree::Ident(ident) if ident == "member" => quote!((#value)),
        TokenTree::Group(group) => {
            let inner = with_member(group.stream(), value);
            TokenTree::Group(Group::new(group.delimiter(), inner)).into()
        }
        other => other.into(),
    };
    tokens.into_iter().map(each).collect::<TokenStream>()
}

impl Member {
    /// Takes the attributes off a function.
    pub fn take_all(function: &mut ItemFn) -> Result<Vec<Self>> {
        let mut members = Vec::new();
        while let Some(at) = position(function, "member") {
            members.push(function.attrs.remove(at).parse_args()?);
        }
        Ok(members)
    }
}

impl Parse for Member {
    fn parse(input: ParseStream) -> Result<Self> {
        let name = input.call(Ident::parse_any)?.unraw().to_string();
        input.parse::<Token![=]>()?;
        let value = input.parse()?;
        let has_doc = input.peek(Token![,]) && input.peek2(LitStr);
        let doc = if has_doc {
            input.parse::<Token![,]>()?;
            Some(dedented(&input.parse::<LitStr>()?.value()))
        } else {
            None
        };
        Ok(Self {
            name,
            value,
            doc,
            options: input.parse()?,
        })
    }
}

fn position(function: &ItemFn, name: &str) -> Option<usize> {
    let is_it = |attribute: &Attribute| attribute.path().is_ident(name);
    function.attrs.iter().position(is_it)
}

/// The doc comment as text.
pub fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else {
            return None;
        };
        match &pair.value {
            Expr::Lit(it) if pair.path.is_ident("doc") => match &it.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        }
    });
    let lines: Vec<String> = lines
        .map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned())
        .collect();
    lines.join("\n").trim().to_owned()
}

/// A text of several lines without the indentation that its place in the source gave it.
fn dedented(text: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().trim().to_owned();
    let rest: Vec<&str> = lines.collect();
    let indent = rest
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let rest = rest.iter().map(|line| line.get(indent..).unwrap_or(""));
    let all: Vec<&str> = std::iter::once(first.as_str()).chain(rest).collect();
    all.join("\n").trim().to_owned()
}
