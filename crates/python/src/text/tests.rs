//! Compares every function with what CPython 3.13 answered: `tests/tables/text.tsv`, written by `make.py` beside it.

use num_bigint::BigInt;
use num_traits::Signed;

use super::strings::Side;
use super::*;
use crate::text::format_spec::IntRef;

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let kind = chars.next().unwrap();
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let hex: String = chars.by_ref().take(digits).collect();
        out.push(match kind {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' => '\\',
            _ => char::from_u32(u32::from_str_radix(&hex, 16).unwrap()).unwrap(),
        });
    }
    out
}

/// The arguments of one row.
struct Args(Vec<String>);

impl Args {
    fn text(&self, at: usize) -> &str {
        &self.0[at]
    }
    fn float(&self, at: usize) -> f64 {
        f64::from_bits(u64::from_str_radix(&self.0[at], 16).unwrap())
    }
    fn big(&self, at: usize) -> BigInt {
        self.0[at].parse().unwrap()
    }
    fn int(&self, at: usize) -> i64 {
        self.0[at].parse().unwrap()
    }
    fn size(&self, at: usize) -> usize {
        self.0[at].parse().unwrap()
    }
    fn floats(&self, at: usize) -> Vec<f64> {
        self.0[at]
            .split('|')
            .filter(|s| !s.is_empty())
            .map(|s| f64::from_bits(u64::from_str_radix(s, 16).unwrap()))
            .collect()
    }
    fn hashes(&self, at: usize) -> Vec<i64> {
        self.0[at]
            .split('|')
            .filter(|s| !s.is_empty())
            .map(|s| hash::big_int(&s.parse().unwrap()))
            .collect()
    }
}

/// How the table writes a result.
trait Show {
    fn show(&self) -> String;
}
impl Show for String {
    fn show(&self) -> String {
        self.clone()
    }
}
impl Show for &str {
    fn show(&self) -> String {
        (*self).to_owned()
    }
}
impl Show for f64 {
    fn show(&self) -> String {
        // The table has one bit pattern for all nans.
        if self.is_nan() {
            "7ff8000000000000".into()
        } else {
            format!("{:016x}", self.to_bits())
        }
    }
}
impl Show for bool {
    fn show(&self) -> String {
        if *self { "True".into() } else { "False".into() }
    }
}
impl Show for BigInt {
    fn show(&self) -> String {
        int::to_decimal(self).show()
    }
}
impl Show for i64 {
    fn show(&self) -> String {
        self.to_string()
    }
}
impl Show for usize {
    fn show(&self) -> String {
        self.to_string()
    }
}
impl Show for Option<usize> {
    fn show(&self) -> String {
        self.map_or("-1".into(), |at| at.to_string())
    }
}
impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        self.iter().map(Show::show).collect::<Vec<_>>().join("|")
    }
}
impl<A: Show, B: Show> Show for (A, B) {
    fn show(&self) -> String {
        [self.0.show(), self.1.show()].join("|")
    }
}
impl Show for (&str, &str, &str) {
    fn show(&self) -> String {
        [self.0, self.1, self.2].join("|")
    }
}
impl<T: Show> Show for TextResult<T> {
    fn show(&self) -> String {
        match self {
            Ok(value) => value.show(),
            Err(error) => format!("!{}: {}", error.class(), error.message()),
        }
    }
}

fn run(op: &str, args: &Args) -> String {
    numbers(op, args)
        .or_else(|| big_numbers(op, args))
        .or_else(|| texts(op, args))
        .or_else(|| searches(op, args))
        .unwrap_or_else(|| panic!("unknown operation {op}"))
}

fn int_ref(int: &BigInt) -> IntRef<'_> {
    i64::try_from(int).map_or(IntRef::Big(int), IntRef::Small)
}

fn numbers(op: &str, args: &Args) -> Option<String> {
    Some(match op {
        "format_float" => format_spec::format_float(args.float(0), args.text(1)).show(),
        "format_complex" => {
            format_spec::format_complex(args.float(0), args.float(1), args.text(2)).show()
        }
        "float_repr" => float::repr(args.float(0)),
        "float_hex" => float::hex(args.float(0)),
        "integer_ratio" => float::integer_ratio(args.float(0)).show(),
        "hash_float" => hash::float(args.float(0)).show(),
        "round" => float::round_digits(args.float(0), args.int(1)).show(),
        "round_int" => float::round_to_int(args.float(0)).show(),
        "float_parse" => match float::parse(args.text(0)) {
            Some(x) => x.show(),
            None => format!(
                "!ValueError: could not convert string to float: {}",
                quote::repr(args.text(0))
            ),
        },
        "complex_parse" => match float::parse_complex(args.text(0)) {
            Some(z) => z.show(),
            None => "!ValueError: complex() arg is a malformed string".into(),
        },
        "float_divmod" => float::divmod(args.float(0), args.float(1)).show(),
        "float_pow" => match float::power(args.float(0), args.float(1)) {
            Ok(Some(x)) => x.show(),
            Ok(None) => "complex".into(),
            Err(error) => Err::<bool, _>(error).show(),
        },
        "fsum" => {
            let mut sum = math::ExactSum::default();
            args.floats(0)
                .into_iter()
                .try_for_each(|x| sum.add(x))
                .and_then(|()| sum.total())
                .show()
        }
        "sum" => {
            let mut sum = math::CompensatedSum::default();
            args.floats(0).into_iter().for_each(|x| sum.add(x));
            sum.total().show()
        }
        "hypot" => math::hypot(&args.floats(0)).show(),
        "unary" | "unary_error" => {
            let function = math::UNARY.iter().find(|f| f.name == args.text(0)).unwrap();
            let result = function.call(args.float(1));
            if op == "unary" {
                result.show()
            } else {
                result.map(|_| "ok").show()
            }
        }
        "isclose" => math::isclose(args.float(0), args.float(1), 1e-9, 0.0).show(),
        "ulp" => math::ulp(args.float(0)).show(),
        "log" => math::log(args.float(0), log::log).show(),
        "lgamma" => math::lgamma(args.float(0)).show(),
        "random" => random_draws(args),
        _ => return None,
    })
}

fn big_numbers(op: &str, args: &Args) -> Option<String> {
    Some(match op {
        "format_int" => format_spec::format_int(int_ref(&args.big(0)), args.text(1), "int").show(),
        "int_parse" => int::parse(args.text(0), args.int(1) as u32).show(),
        "int_divmod" => int::divmod(&args.big(0), &args.big(1)).show(),
        "int_true_div" => int::true_div(&args.big(0), &args.big(1)).show(),
        "hash_int" => {
            let small = i64::try_from(&args.big(0)).ok().map(hash::small_int);
            let big = hash::big_int(&args.big(0));
            assert_eq!(small.unwrap_or(big), big);
            big.show()
        }
        "int_pow" => int::power(&args.big(0), &args.big(1)).show(),
        "int_shl" => int::shift_left(&args.big(0), &args.big(1)).show(),
        "int_shr" => int::shift_right(&args.big(0), &args.big(1)).show(),
        "int_round" => int::round_digits(&args.big(0), args.int(1)).show(),
        "int_powmod" => int::power_mod(&args.big(0), &args.big(1), &args.big(2)).show(),
        "hash_tuple" => hash::tuple(args.hashes(0).into_iter()).show(),
        "hash_frozenset" => {
            let mut items = args.hashes(0);
            items.sort_unstable();
            items.dedup();
            hash::frozenset(items.into_iter()).show()
        }
        "percent_int" => percent(args, |c| {
            c.int(int_ref(&args.big(1)), args.big(1).is_negative())
        }),
        "percent_float" => percent(args, |c| {
            if c.code.is_ascii_alphabetic() && c.code != 'z' {
                Ok(c.float(args.float(1)))
            } else {
                percent::unsupported(c)
            }
        }),
        "percent_str" => percent(args, |c| Ok(c.text(args.text(1)))),
        "factorial" => math::factorial(&args.big(0)).show(),
        "comb" => math::comb(&args.big(0), &args.big(1)).show(),
        "perm" => math::perm(&args.big(0), &args.big(1)).show(),
        "isqrt" => math::isqrt(&args.big(0)).show(),
        _ => return None,
    })
}

fn percent(args: &Args, convert: impl Fn(&percent::Conversion) -> TextResult<String>) -> String {
    let render = || {
        let mut out = String::new();
        let mut used = false;
        for piece in percent::parse(args.text(0))? {
            match piece {
                percent::Piece::Literal(text) => out.push_str(text),
                percent::Piece::Conversion(conversion) => {
                    used = true;
                    out.push_str(&convert(&conversion)?);
                }
            }
        }
        if used {
            Ok(out)
        } else {
            type_error("not all arguments converted during string formatting")
        }
    };
    render().show()
}

fn random_draws(args: &Args) -> String {
    let mut r = match args.text(0) {
        "int" => random::Random::from_int(&args.big(1)),
        _ => random::Random::from_bytes(args.text(1).as_bytes()),
    };
    let mut out: Vec<String> = (0..3).map(|_| r.random().show()).collect();
    out.extend([1, 31, 32, 33, 64].map(|k| r.bits_u64(k).to_string()));
    out.push(r.bits(100).show());
    out.extend([10, 1_000_000, 1 << 63, 11].map(|n| r.below(n).to_string()));
    let mut items: Vec<usize> = (0..20).collect();
    r.shuffle(&mut items);
    out.extend(items.iter().map(Show::show));
    for (n, k) in [(100, 7), (10, 10), (100_000, 5)] {
        out.extend(r.sample(n, k).unwrap().iter().map(Show::show));
    }
    out.extend(
        [
            r.uniform(-1.0, 1.0),
            r.gauss(0.0, 1.0),
            r.gauss(1.0, 2.0),
            r.normal(0.0, 1.0),
        ]
        .map(|x| x.show()),
    );
    // The logarithms of the two C libraries may differ in the last bit.
    out.push(
        format!("{:.12e}", r.exponential(2.0).unwrap())
            .replace("e-", "e-0")
            .replace("e0", "e+00"),
    );
    out.extend(
        [
            r.triangular(0.0, 1.0, None),
            r.triangular(0.0, 1.0, Some(0.2)),
        ]
        .map(|x| x.show()),
    );
    let mut restored = random::Random::from_state(&r.state(), r.gauss_next()).unwrap();
    (0..700).for_each(|_| {
        restored.random();
    });
    out.push(restored.random().show());
    out.join("|")
}

fn texts(op: &str, args: &Args) -> Option<String> {
    let text = args.text(0);
    Some(match op {
        "format_str" => format_spec::format_str(text, args.text(1)).show(),
        "str_repr" => quote::repr(text),
        "ascii" => quote::ascii(text),
        "bytes_repr" => quote::repr_bytes(&bytes::from_hex(text).unwrap()),
        "title" => strings::title(text),
        "capitalize" => strings::capitalize(text),
        "swapcase" => strings::swapcase(text),
        "casefold" => strings::casefold(text),
        "upper" => text.to_uppercase(),
        "lower" => text.to_lowercase(),
        "isspace" => strings::isspace(text).show(),
        "isalpha" => strings::isalpha(text).show(),
        "isdecimal" => strings::isdecimal(text).show(),
        "isdigit" => strings::isdigit(text).show(),
        "isnumeric" => strings::isnumeric(text).show(),
        "isalnum" => strings::isalnum(text).show(),
        "isprintable" => strings::isprintable(text).show(),
        "islower" => strings::islower(text).show(),
        "isupper" => strings::isupper(text).show(),
        "istitle" => strings::istitle(text).show(),
        "isidentifier" => strings::isidentifier(text).show(),
        "expandtabs" => strings::expandtabs(text, 8).show(),
        "dedent" => strings::dedent(text),
        "fields" => check_fields(text).map(|()| "ok").show(),
        _ => return None,
    })
}

fn check_fields(template: &str) -> TextResult<()> {
    for piece in fields::parse(template)? {
        let fields::Piece::Field {
            name,
            conversion,
            spec,
        } = piece
        else {
            continue;
        };
        fields::parse_name(name)?;
        if let Some(c) = conversion.filter(|c| !"rsa".contains(*c)) {
            return value_error(format_args!("Unknown conversion specifier {c}"));
        }
        check_fields(spec)?;
    }
    Ok(())
}

fn searches(op: &str, args: &Args) -> Option<String> {
    let text = args.text(0);
    Some(match op {
        "split_space" => strings::split_space(text, None).show(),
        "split_space_n" => strings::split_space(text, Some(args.size(1))).show(),
        "rsplit_space_n" => strings::rsplit_space(text, Some(args.size(1))).show(),
        "splitlines" => strings::splitlines(text, false).show(),
        "splitlines_keep" => strings::splitlines(text, true).show(),
        "strip" => strings::strip(text, None, Side::Both).show(),
        "lstrip" => strings::strip(text, None, Side::Left).show(),
        "rstrip" => strings::strip(text, None, Side::Right).show(),
        "strip_chars" => strings::strip(text, Some(args.text(1)), Side::Both).show(),
        "split" => strings::split(text, args.text(1), None).show(),
        "rsplit_1" => strings::rsplit(text, args.text(1), Some(1)).show(),
        "partition" => strings::partition(text, args.text(1)).show(),
        "rpartition" => strings::rpartition(text, args.text(1)).show(),
        "count" => strings::count(text, args.text(1), 0, usize::MAX).show(),
        "replace_2" => strings::replace(text, args.text(1), "<>", Some(2)).show(),
        "find" => strings::find(text, args.text(1), args.size(2), args.size(3)).show(),
        "rfind" => strings::rfind(text, args.text(1), args.size(2), args.size(3)).show(),
        "center" => strings::center(text, args.size(1), '*').show(),
        "ljust" => strings::ljust(text, args.size(1), ' ').show(),
        "rjust" => strings::rjust(text, args.size(1), 'é').show(),
        "zfill" => strings::zfill(text, args.size(1)).show(),
        _ => return None,
    })
}

#[test]
fn as_cpython_answers() {
    let table = include_str!("../../tests/tables/text.tsv");
    let mut wrong = Vec::new();
    for line in table.lines() {
        let mut fields: Vec<String> = line.split('\t').map(unescape).collect();
        let expected = fields.pop().unwrap();
        let op = fields.remove(0);
        let found = run(&op, &Args(fields));
        if found != expected {
            wrong.push(format!("{line}\n    found {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        table.lines().count(),
        wrong.join("\n")
    );
}
