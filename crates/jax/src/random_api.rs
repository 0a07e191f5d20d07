//! `jax.random`. Its functions are pure: their state is the key.

mod counts;
mod distributions;
pub(crate) mod keys;

use crate::listening::note_keys;
use crate::ops::{R, canonical_axis, index, lax, promote, random};
use crate::py::*;
use crate::row::{Call, Facts, KeyUse, Outcome};
use crate::sharding::OutSharding;
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Primitive, bind1};
use freezeframe_python::{Arg, FromArg};
use keys::{AnyKey, Drawn, Key, Seed, Threefry};

/// Making keys.
#[natives(scope = Call)]
mod making {
    use super::*;

    /// A key made from a seed, an integer, as an array of two words. `jax.random.key` makes a typed one.
    ///
    /// >>> jax.random.PRNGKey(0)
    /// Array([0, 0], dtype=uint32)
    #[native("(seed, *, impl=None)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn PRNGKey(vm: &mut Vm, _impl: Threefry, seed: Seed) -> Outcome {
        let key = seed.key(vm)?;
        keys::given(key, false)
    }

    /// A key made from a seed, an integer.
    ///
    /// >>> jax.random.key(0)
    /// Array((), dtype=key<fry>) overlaying:
    /// [0 0]
    #[native("(seed, *, impl=None)")]
    fn key(vm: &mut Vm, _impl: Threefry, seed: Seed) -> Outcome {
        seed.key(vm)
    }

    /// New keys made of a key, which is used up by that: so many, or as many as a shape says.
    ///
    /// >>> jax.random.split(jax.random.key(0)).shape
    /// (2,)
    #[native("(key, num=2)", facts = Facts::SPLITS)]
    fn split(vm: &mut Vm, key: Key, num: Keys) -> Outcome {
        let keys = random::split(&key.value, num.0)?;
        note_keys(vm, || "split".into(), &keys, Some(&key.value));
        keys::given(keys, key.typed)
    }

    /// A new key made of a key and an integer. The key can be used with other integers.
    ///
    /// >>> jax.random.fold_in(jax.random.key(0), 1).shape
    /// ()
    #[native("(key, data)")]
    fn fold_in(vm: &mut Vm, key: AnyKey, data: Data) -> Outcome {
        let new = random::fold_in(&key.value, &data.0)?;
        let by = || match data.0.as_array().and_then(Array::item) {
            Some(Scalar::Int(data)) => format!("fold_in({data})"),
            Some(Scalar::UInt(data)) => format!("fold_in({data})"),
            _ => "fold_in".into(),
        };
        note_keys(vm, by, &new, Some(&key.value));
        keys::given(new, key.typed)
    }

    /// The words of keys, two for each.
    ///
    /// >>> jax.random.key_data(jax.random.key(7))
    /// Array([0, 7], dtype=uint32)
    #[native("(keys)")]
    fn key_data(keys: AnyKey) -> Outcome {
        keys::given(keys.value, false)
    }

    /// Typed keys made of their words.
    ///
    /// >>> jax.random.wrap_key_data(jax.random.PRNGKey(0)).dtype
    /// key<fry>
    #[native("(key_bits_array, *, impl=None, dtype=None)")]
    fn wrap_key_data(key_bits_array: AnyKey) -> Outcome {
        keys::given(key_bits_array.value, true)
    }

    /// How random bits are made of keys: by Threefry.
    #[native("(keys)")]
    fn key_impl() -> &'static str {
        "threefry2x32"
    }

    /// The key as a new one, which may be used although the other is used up: for those who check that no key is used twice.
    ///
    /// >>> jax.random.clone(jax.random.key(0)).shape
    /// ()
    #[native("(key)")]
    fn clone(key: AnyKey) -> Outcome {
        let new = bind1(&Primitive::RandomClone, &[key.value])?;
        keys::given(new, key.typed)
    }
}

/// Draws of a shape.
#[natives(scope = Call)]
mod drawing {
    use super::*;

    /// Random bits as unsigned integers.
    ///
    /// >>> jax.random.bits(jax.random.key(0), (2,))
    /// Array([4070199207, 4202968722], dtype=uint32)
    #[native("(key, shape=(), dtype=None)", facts = Facts::DRAWS)]
    fn bits(key: Key, shape: Drawn, dtype: Option<DType>) -> R {
        let dtype = dtype.unwrap_or(DType::UInt32);
        if !dtype.is_unsigned_integer() {
            return Err(Error::value_error(format_args!(
                "dtype argument to `bits` must be an unsigned int dtype, got {dtype}"
            )));
        }
        random::bits(&key.value, dtype.bits(), &shape.0)
    }

    /// Floats from `minval` up to `maxval`, which is not among them, all as likely.
    ///
    /// >>> jax.random.uniform(jax.random.key(0), (2,))
    /// Array([0.947667 , 0.9785799], dtype=float32)
    #[native(
        "(key, shape=(), dtype=None, minval=0.0, maxval=1.0, *, out_sharding=None)",
        facts = Facts::DRAWS
    )]
    fn uniform(
        key: Key,
        out_sharding: OutSharding,
        shape: Drawn,
        dtype: Option<DType>,
        minval: &Value,
        maxval: &Value,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            random::uniform(&key.value, &shape.0, dtype, minval, maxval)
        })
    }

    /// Integers from `minval` up to `maxval`, which is not among them, all as likely.
    ///
    /// >>> jax.random.randint(jax.random.key(0), (3,), 0, 10)
    /// Array([9, 0, 2], dtype=int32)
    #[native("(key, shape, minval, maxval, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn randint(
        key: Key,
        out_sharding: OutSharding,
        shape: Drawn,
        minval: &Value,
        maxval: &Value,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::int_dtype);
            random::randint(&key.value, &shape.0, minval, maxval, dtype)
        })
    }

    #[member(normal = random::normal, "Numbers of the normal distribution with mean 0 and deviation 1.

        >>> jax.random.normal(jax.random.key(0), (2,))
        Array([1.6226422, 2.0252647], dtype=float32)")]
    #[member(exponential = random::exponential, "Numbers of the exponential distribution with rate 1.

        >>> jax.random.exponential(jax.random.key(0), (2,))
        Array([2.950128 , 3.8434246], dtype=float32)")]
    #[member(laplace = random::laplace, "Numbers of the Laplace distribution.

        >>> jax.random.laplace(jax.random.key(0), (2,))
        Array([-2.2569816, -3.1502788], dtype=float32)")]
    #[member(logistic = random::logistic, "Numbers of the logistic distribution.

        >>> jax.random.logistic(jax.random.key(0), (2,))
        Array([2.896376 , 3.8217716], dtype=float32)")]
    #[member(cauchy = random::cauchy, "Numbers of the Cauchy distribution.

        >>> jax.random.cauchy(jax.random.key(0), (2,))
        Array([ 6.0274944, 14.837895 ], dtype=float32)")]
    #[native("(key, shape=(), dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn of_shape(
        key: Key,
        out_sharding: OutSharding,
        shape: Drawn,
        dtype: Option<DType>,
        member: fn(&Value, &Shape, DType) -> R,
    ) -> R {
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        out_sharding.laid(member(&key.value, &shape.0, dtype))
    }

    /// Numbers of the Gumbel distribution.
    ///
    /// >>> jax.random.gumbel(jax.random.key(0), (2,))
    /// Array([2.9233725, 3.8326178], dtype=float32)
    #[native("(key, shape=(), dtype=None, mode=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn gumbel(key: Key, out_sharding: OutSharding, shape: Drawn, dtype: Option<DType>) -> R {
        out_sharding.laid({
            random::gumbel(
                &key.value,
                &shape.0,
                dtype.unwrap_or_else(promote::float_dtype),
            )
        })
    }

    /// -1 or 1, one as likely as the other.
    ///
    /// >>> jax.random.rademacher(jax.random.key(0), (4,))
    /// Array([-1, -1,  1,  1], dtype=int32)
    #[native("(key, shape=(), dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn rademacher(key: Key, out_sharding: OutSharding, shape: Drawn, dtype: Option<DType>) -> R {
        out_sharding.laid({
            random::rademacher(
                &key.value,
                &shape.0,
                dtype.unwrap_or_else(promote::int_dtype),
            )
        })
    }

    /// Numbers of the normal distribution that are between two bounds.
    ///
    /// >>> jax.random.truncated_normal(jax.random.key(0), -1.0, 1.0, (2,))
    /// Array([0.8618594, 0.9412883], dtype=float32)
    #[native("(key, lower, upper, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn truncated_normal(
        key: Key,
        out_sharding: OutSharding,
        lower: &Value,
        upper: &Value,
        shape: Drawn,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            random::truncated_normal(&key.value, lower, upper, &shape.0, dtype)
        })
    }

    /// True with probability `p`, in its shape or in the given one.
    ///
    /// >>> jax.random.bernoulli(jax.random.key(0), 0.5, (4,))
    /// Array([False, False,  True,  True], dtype=bool)
    #[native("(key, p=0.5, shape=None, mode='low', *, out_sharding=None)", facts = Facts::DRAWS)]
    fn bernoulli(key: Key, out_sharding: OutSharding, p: &Value, shape: Option<Shape>) -> R {
        out_sharding.laid({
            let shape = shape.unwrap_or_else(|| p.shape());
            random::bernoulli(&key.value, p, &shape)
        })
    }

    /// Indices along `axis`, drawn with the probabilities whose logarithms are `logits`, up to a constant.
    ///
    /// >>> jax.random.categorical(jax.random.key(0), jnp.array([0.0, 1.0, 2.0]), shape=(3,))
    /// Array([1, 1, 2], dtype=int32)
    #[native(
        "(key, logits, axis=-1, shape=None, replace=True, mode=None, *, out_sharding=None)",
        facts = Facts::DRAWS
    )]
    fn categorical(
        key: Key,
        out_sharding: OutSharding,
        logits: &Value,
        axis: i64,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid(random::categorical(
            &key.value,
            logits,
            axis,
            shape.as_ref(),
        ))
    }

    /// Vectors of the normal distribution with this mean and these covariances.
    ///
    /// >>> jax.random.multivariate_normal(jax.random.key(0), jnp.zeros(2), jnp.eye(2))
    /// Array([1.6226422, 2.0252647], dtype=float32)
    #[native(
        "(key, mean, cov, shape=None, dtype=None, method='cholesky', *, out_sharding=None)",
        facts = Facts::DRAWS
    )]
    fn multivariate_normal(
        key: Key,
        out_sharding: OutSharding,
        mean: &Value,
        cov: &Value,
        shape: Option<Shape>,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            random::multivariate_normal(&key.value, mean, cov, shape.as_ref(), dtype)
        })
    }
}

/// Picking from what there is.
#[natives(scope = Call)]
mod picking {
    use super::*;

    /// The slices of `x` in a random order; of an int, the numbers below it.
    ///
    /// >>> jax.random.permutation(jax.random.key(0), 5)
    /// Array([0, 1, 4, 3, 2], dtype=int32)
    #[native("(key, x, axis=0, independent=False, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn permutation(key: Key, out_sharding: OutSharding, x: Population) -> R {
        out_sharding.laid({
            match x.count {
                Some(count) => {
                    let count = freezeframe_base::how_many(count).unwrap_or(0);
                    let numbers = lax::iota(promote::int_dtype(), [count], 0)?;
                    random::shuffle(&key.value, &numbers)
                }
                None => random::permutation(&key.value, &x.value),
            }
        })
    }

    /// Slices of `a`, or numbers below an int, drawn with replacement or without, and with the probabilities `p`.
    ///
    /// >>> jax.random.choice(jax.random.key(0), 10, (3,))
    /// Array([9, 0, 2], dtype=int32)
    #[native(
        "(key, a, shape=(), replace=True, p=None, axis=0, mode=None)",
        facts = Facts::DRAWS
    )]
    fn choice(
        key: Key,
        a: Population,
        shape: Drawn,
        replace: bool,
        p: Option<Value>,
        axis: i64,
    ) -> R {
        let axis = match a.count {
            Some(_) => 0,
            None => canonical_axis(axis, a.value.ndim())?,
        };
        let n = match a.count {
            Some(count) => freezeframe_base::how_many(count).unwrap_or(0),
            None => a.value.shape()[axis],
        };
        let (key, shape) = (&key.value, &shape.0);
        let draws = shape.size();
        if n == 0 && draws > 0 {
            return Err(Error::value_error(
                "a must be greater than 0 unless no samples are taken",
            ));
        }
        if !replace && draws > n {
            return Err(Error::value_error(format_args!(
                "Cannot take a larger sample (size {draws}) than population (size {n}) when 'replace=False'"
            )));
        }
        let at = match (&p, replace) {
            (None, false) => return without_replacement(key, &a, n, shape),
            (None, true) => {
                let (low, high) = (lax::weak_int(0), lax::weak_int(n as i64));
                random::randint(key, shape, &low, &high, promote::int_dtype())?
            }
            (Some(p), true) => random::choice_weighted(key, p, shape)?,
            (Some(p), false) => {
                let drawn = random::choice_weighted_once(key, p, draws)?;
                lax::reshape(&drawn, shape.clone())?
            }
        };
        if a.count.is_some() {
            Ok(at)
        } else {
            index::take_function(&a.value, &at, Some(axis as i64), None, None)
        }
    }
}

fn without_replacement(key: &Value, a: &Population, n: usize, shape: &Shape) -> R {
    if a.count.is_some() {
        let order = random::shuffle(key, &lax::iota(promote::int_dtype(), [n], 0)?)?;
        return lax::reshape(
            &lax::slice_in_dim(&order, 0, shape.size(), 0)?,
            shape.clone(),
        );
    }
    let mixed = random::permutation(key, &a.value)?;
    let part = lax::slice_in_dim(&mixed, 0, shape.size(), 0)?;
    let rows = a.value.shape();
    let dims: Vec<usize> = shape.iter().chain(&rows[1..]).copied().list();
    lax::reshape(&part, dims)
}

/// How many keys `split` makes.
struct Keys(Shape);

impl<'a> FromArg<'a, Call> for Keys {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        if let Py::Tuple(_) | Py::List(_) = arg.value() {
            return crate::arg::shape(vm, arg.value(), "").map(Self);
        }
        let count = vm.int(arg.value())?;
        let count = usize::try_from(count).map_err(|_| {
            vm.value_error(format_args!(
                "split count must not be negative, got {count}"
            ))
        })?;
        Ok(Self(Shape::new(&[count])))
    }
}

/// The integer of `fold_in`.
struct Data(Value);

impl<'a> FromArg<'a, Call> for Data {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let data = match arg.value() {
            Py::Int(int) => {
                let data = Value::from(Array::scalar(*int as u32));
                call.operand(&data, arg.taint());
                data
            }
            _ => call.array(vm, arg)?,
        };
        if data.ndim() > 0 {
            return Err(vm.type_error(format_args!(
                "fold_in accepts a scalar, but was given an array of shape {} != (). Use jax.vmap for batching.",
                data.shape()
            )));
        }
        Ok(Self(data))
    }
}

/// What is drawn from: an array, or so many numbers.
struct Population {
    value: Value,
    count: Option<i64>,
}

impl<'a> FromArg<'a, Call> for Population {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let value = call.array(vm, arg)?;
        let count = match value.ndim() {
            0 => Some(vm.int(arg.value())?),
            _ => None,
        };
        Ok(Self { value, count })
    }
}

/// What the function of this name of `jax.random` does with its key; `None` where it leaves it alone, or is not there.
pub fn key_use(name: &str) -> Option<KeyUse> {
    let tables = [
        making::TABLE,
        drawing::TABLE,
        picking::TABLE,
        distributions::functions::TABLE,
        counts::functions::TABLE,
    ];
    let mut rows = tables.into_iter().flatten();
    let row = rows.find(|row| row.name == name)?;
    Facts::of(row).key
}

/// Fills `jax.random`.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for table in [
        making::TABLE,
        drawing::TABLE,
        picking::TABLE,
        distributions::functions::TABLE,
        counts::functions::TABLE,
    ] {
        module.functions(table);
    }
    Ok(())
}
