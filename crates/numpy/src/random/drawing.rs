//! Drawing numbers.

use super::*;

/// What both kinds of generators have.
#[natives(scope = Call)]
pub(super) mod both {
    use super::*;

    /// Floats from `low` to before `high`, all alike likely.
    ///
    /// >>> 2.0 <= np.random.uniform(2.0, 3.0) < 3.0
    /// True
    #[native("(self, low=0.0, high=1.0, size=None)", purity = Random)]
    fn uniform(vm: &mut Vm, this: &Source, size: Size, low: Doubles, high: Doubles) -> Outcome {
        draw(vm, this, size, &[low.0, high.0], |stream, p| {
            p[0] + (p[1] - p[0]) * stream.random()
        })
    }

    /// Floats from a normal distribution around `loc` with the deviation `scale`.
    ///
    /// >>> np.random.default_rng(1).normal(size=2)
    /// array([0.34558419, 0.82161814])
    #[native("(self, loc=0.0, scale=1.0, size=None)", purity = Random)]
    fn normal(vm: &mut Vm, this: &Source, scale: Doubles, size: Size, loc: Doubles) -> Outcome {
        if scale.numbers().iter().any(|it| *it < 0.0) {
            return Err(vm.value_error("scale < 0"));
        }
        draw(vm, this, size, &[loc.0, scale.0], |stream, p| {
            p[0] + p[1] * stream.standard_normal()
        })
    }

    /// Elements of `a`, or of `range(a)`, with or without repetition, and with chances `p`.
    ///
    /// >>> sorted(np.random.default_rng(0).choice(3, size=3, replace=False).tolist())
    /// [0, 1, 2]
    #[native("(self, a, size=None, replace=True, p=None, axis=0, shuffle=True)", purity = Random)]
    fn choice(
        vm: &mut Vm,
        this: &Source,
        a: &Array,
        size: Size,
        replace: bool,
        p: Option<Doubles>,
        axis: i64,
        shuffle: bool,
    ) -> Outcome {
        let axis = axis_of(vm, a, axis)?;
        let (items, count) = match (a.ndim(), a.item()) {
            (0, Some(count)) => (None, count.to_i64()),
            _ => (Some(a), a.shape()[axis] as i64),
        };
        let Some(count) = freezeframe_base::how_many(count) else {
            return Err(vm.value_error("a must be greater than 0 unless no samples are taken"));
        };
        let (shape, p) = (size.0, p.map(|it| it.numbers()));
        let wanted = shape.as_ref().map_or(1, Shape::size);
        let found = this
            .0
            .borrow_mut()
            .choice((count, wanted), replace, p.as_deref(), shuffle);
        let rows: Vec<i64> = lift(vm, found)?.into_iter().map(|it| it as i64).collect();
        let picked = match items {
            Some(items) => manip::take_rows(vm, items, &rows, axis)?,
            None => Array::vector(rows),
        };
        let (before, rest) = picked.shape().dims().split_at(axis);
        let rest = &rest[1..];
        if let Some(shape) = shape {
            let full: Shape = before
                .iter()
                .chain(shape.iter())
                .chain(rest)
                .copied()
                .collect();
            let picked = lift(vm, picked.reshape(full))?;
            return Ok(owned(vm, picked));
        }
        let one: Shape = before.iter().chain(rest).copied().collect();
        let one = lift(vm, picked.reshape(one))?;
        if items.is_none() && this.is_legacy() {
            return Ok(one.item().map_or(Value::None, scalar::item_value));
        }
        Ok(scalar::of_array(vm, one))
    }

    /// The rows of an array, or the numbers below `x`, in random order.
    ///
    /// >>> sorted(np.random.permutation(4).tolist())
    /// [0, 1, 2, 3]
    #[native("(self, x, axis=0)", purity = Random)]
    fn permutation(vm: &mut Vm, this: &Source, x: &Array, axis: i64) -> Result<NewArray, Raise> {
        let axis = axis_of(vm, x, axis)?;
        let count = match (x.ndim(), x.item()) {
            (0, Some(count)) => usize::try_from(count.to_i64()).unwrap_or(0),
            _ => x.shape()[axis],
        };
        check_size(vm, DType::Int64, &Shape::new(&[count]))?;
        let mut rows: Vec<i64> = (0..count as i64).collect();
        this.0.borrow_mut().shuffle(&mut rows);
        Ok(NewArray(if x.ndim() == 0 {
            Array::vector(rows)
        } else {
            manip::take_rows(vm, x, &rows, axis)?
        }))
    }

    /// Puts the items of a list, or the rows of an array, in random order, in place.
    ///
    /// >>> x = [1, 2, 3]
    /// >>> np.random.shuffle(x)
    /// >>> sorted(x)
    /// [1, 2, 3]
    #[native("(self, x, axis=0)", purity = Random)]
    fn shuffle(vm: &mut Vm, this: &Source, x: &Value, axis: i64) -> Result<(), Raise> {
        if let Value::List(list) = x {
            this.0.borrow_mut().shuffle(&mut list.items.borrow_mut());
            return Ok(());
        }
        if x.native::<NdArray>().is_none() {
            let name = vm.type_name(x);
            return Err(vm.type_error(format_args!(
                "'{name}' object does not support item assignment"
            )));
        }
        let array = array_of(vm, x)?;
        let axis = axis_of(vm, &array, axis)?;
        let count = array.shape().get(axis).copied().unwrap_or(0);
        let mut rows: Vec<i64> = (0..count as i64).collect();
        this.0.borrow_mut().shuffle(&mut rows);
        let shuffled = manip::take_rows(vm, &array, &rows, axis)?;
        index::fill(vm, x, &shuffled)
    }
}

/// What only the legacy generator has; `numpy.random` has all of it as functions.
#[natives(scope = Call)]
pub(super) mod legacy {
    use super::*;

    #[native("(self, size=None)", purity = Random)]
    #[member(random_sample = Stream::random,
        "Floats from 0 to before 1, all alike likely.

        >>> np.random.random_sample((2, 3)).shape
        (2, 3)",
        aliases("ranf", "sample"))]
    #[member(random = Stream::random,
        "Floats from 0 to before 1, all alike likely.

        >>> 0.0 <= np.random.random() < 1.0
        True")]
    #[member(standard_normal = Stream::standard_normal,
        "Floats from the normal distribution around 0 with the deviation 1.

        >>> np.random.standard_normal(3).shape
        (3,)")]
    fn sample(vm: &mut Vm, member: fn(&mut Stream) -> f64, this: &Source, size: Size) -> Outcome {
        plain(vm, this, size, member)
    }

    #[native("(self, *args)", purity = Random)]
    #[member(rand = Stream::random,
        "Floats from 0 to before 1, in a shape that is given as several lengths.

        >>> np.random.rand(2, 3).shape
        (2, 3)")]
    #[member(randn = Stream::standard_normal,
        "Floats from the standard normal distribution, in a shape that is given as several lengths.

        >>> np.random.randn(2, 3).shape
        (2, 3)")]
    fn shaped(
        vm: &mut Vm,
        member: fn(&mut Stream) -> f64,
        this: &Source,
        args: &[Value],
    ) -> Outcome {
        let size = match args {
            [] => Size(None),
            dims => {
                let shape = convert::shape_arg(vm, &Value::tuple(dims.to_vec()))?;
                check_size(vm, DType::Float64, &shape)?;
                Size(Some(shape))
            }
        };
        plain(vm, this, size, member)
    }

    /// Whole numbers from `low` to before `high`; from 0 to before `low` without `high`.
    ///
    /// >>> np.random.randint(5, 6, size=2)
    /// array([5, 5])
    #[native("(self, low, high=None, size=None, dtype=int)", purity = Random)]
    fn randint(
        vm: &mut Vm,
        this: &Source,
        dtype: Option<DType>,
        low: Longs,
        high: Option<Longs>,
        size: Size,
    ) -> Outcome {
        integers(vm, this, dtype, (low, high), size, false)
    }

    /// Floats from the exponential distribution with the mean `scale`.
    ///
    /// >>> np.random.exponential(2.0, size=3).shape
    /// (3,)
    #[native("(self, scale=1.0, size=None)", purity = Random)]
    fn exponential(vm: &mut Vm, this: &Source, size: Size, scale: Doubles) -> Outcome {
        draw(vm, this, size, &[scale.0], |s, p| {
            if let Stream::Legacy(it) = s {
                p[0] * it.standard_exponential()
            } else {
                f64::NAN
            }
        })
    }

    /// Floats from a gamma distribution.
    ///
    /// >>> np.random.gamma(2.0, size=3).shape
    /// (3,)
    #[native("(self, shape, scale=1.0, size=None)", purity = Random)]
    fn gamma(vm: &mut Vm, this: &Source, size: Size, shape: Doubles, scale: Doubles) -> Outcome {
        draw(vm, this, size, &[shape.0, scale.0], |s, p| {
            if let Stream::Legacy(it) = s {
                p[1] * it.standard_gamma(p[0])
            } else {
                f64::NAN
            }
        })
    }
}

/// A generator of random numbers with the stream of PCG64.
#[natives(scope = Call, class = "numpy.random._generator.Generator")]
pub(super) mod new {
    use super::*;

    /// A generator that draws from a bit generator.
    #[native("(cls, bit_generator)")]
    fn __new__(vm: &mut Vm, cls: &Value, bit_generator: &Value) -> Outcome {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("Generator needs a class"));
        };
        let bits = vm.attr_or_none(bit_generator, "_bits")?;
        let Some(bits) = bits.as_ref().and_then(|it| it.native::<Source>()) else {
            let name = vm.type_name(bit_generator);
            return Err(vm.type_error(format_args!("'{name}' object is not a bit generator")));
        };
        Ok(sharing(class, bits.0.clone(), bit_generator.clone()))
    }

    /// Floats from 0 to before 1, all alike likely.
    ///
    /// >>> np.random.default_rng(0).random(2)
    /// array([0.63696169, 0.26978671])
    #[native("(self, size=None, dtype=float, out=None)", purity = Random)]
    fn random(vm: &mut Vm, this: &Source, dtype: Option<DType>, size: Size) -> Outcome {
        if dtype == Some(DType::Float32) {
            return single(vm, this, size);
        }
        plain(vm, this, size, Stream::random)
    }

    /// Floats from the normal distribution around 0 with the deviation 1.
    ///
    /// >>> np.random.default_rng(0).standard_normal(2)
    /// array([ 0.12573022, -0.13210486])
    #[native("(self, size=None, dtype=float, out=None)", purity = Random)]
    fn standard_normal(vm: &mut Vm, this: &Source, dtype: Option<DType>, size: Size) -> Outcome {
        if dtype.is_some_and(|it| it != DType::Float64) {
            return Err(vm.not_implemented(
                "numpy.random.Generator.standard_normal: only float64 is supported",
            ));
        }
        plain(vm, this, size, Stream::standard_normal)
    }

    /// Whole numbers from `low` to before `high`, or with `endpoint` to `high`; from 0 to before `low` without `high`.
    ///
    /// >>> np.random.default_rng(0).integers(3, 5, size=3)
    /// array([4, 4, 4])
    #[native(
        "(self, low, high=None, size=None, dtype=int, endpoint=False)",
        purity = Random
    )]
    fn integers(
        vm: &mut Vm,
        this: &Source,
        endpoint: bool,
        dtype: Option<DType>,
        low: Longs,
        high: Option<Longs>,
        size: Size,
    ) -> Outcome {
        super::integers(vm, this, dtype, (low, high), size, endpoint)
    }

    /// The name of the generator and of its stream.
    #[native("(self, /)")]
    fn __repr__(this: &Source) -> String {
        let name = this.words().map_or("", |it| it.0);
        format!("Generator({name})")
    }
}

impl Source {
    fn is_legacy(&self) -> bool {
        matches!(&*self.0.borrow(), Stream::Legacy(_))
    }
}

/// The axis that is meant, of an array that may be a number.
fn axis_of(vm: &mut Vm, array: &Array, axis: i64) -> Result<usize, Raise> {
    let ndim = array.ndim().max(1) as i64;
    let found = if axis < 0 { axis + ndim } else { axis };
    match usize::try_from(found) {
        Ok(found) if (found as i64) < ndim => Ok(found),
        _ => Err(vm.value_error(format_args!(
            "axis {axis} is out of bounds for array of dimension {ndim}"
        ))),
    }
}

/// Draws floats that have no parameters.
fn plain(vm: &mut Vm, source: &Source, size: Size, one: fn(&mut Stream) -> f64) -> Outcome {
    let mut stream = source.0.borrow_mut();
    let Some(shape) = size.0 else {
        return Ok(Value::Float(one(&mut stream)));
    };
    let drawn: Vec<f64> = (0..shape.size()).map(|_| one(&mut stream)).collect();
    let result = lift(vm, Array::from_vec(drawn, shape))?;
    Ok(owned(vm, result))
}

/// Draws floats: one for each element of the size and of the broadcast parameters, in row-major order.
fn draw(
    vm: &mut Vm,
    source: &Source,
    size: Size,
    parameters: &[Array],
    one: fn(&mut Stream, &[f64]) -> f64,
) -> Outcome {
    let joined = broadcast_shapes(vm, parameters.iter().map(Array::shape))?;
    let scalar_result = size.0.is_none() && joined.ndim() == 0;
    let shape = size.0.unwrap_or(joined);
    let mut columns = Vec::new();
    for array in parameters {
        columns.push(if array.ndim() == 0 {
            array.scalars()
        } else {
            lift(vm, kernel::broadcast_to(array, &shape))?.scalars()
        });
    }
    let mut drawn = Vec::with_capacity(shape.size());
    {
        let mut stream = source.0.borrow_mut();
        let mut row = vec![f64::NAN; columns.len()];
        for at in 0..shape.size() {
            for (slot, column) in row.iter_mut().zip(&columns) {
                *slot = column
                    .get(at)
                    .or(column.first())
                    .map_or(f64::NAN, |it| it.to_f64());
            }
            drawn.push(one(&mut stream, &row));
        }
    }
    if scalar_result {
        return Ok(Value::Float(drawn.first().copied().unwrap_or(f64::NAN)));
    }
    let result = lift(vm, Array::from_vec(drawn, shape))?;
    Ok(owned(vm, result))
}

/// Draws `float32` numbers.
fn single(vm: &mut Vm, source: &Source, size: Size) -> Outcome {
    let mut drawn = Vec::new();
    if let Stream::New(stream) = &mut *source.0.borrow_mut() {
        drawn.extend((0..size.0.as_ref().map_or(1, Shape::size)).map(|_| stream.random_f32()));
    }
    match size.0 {
        None => {
            let one = drawn.first().map_or(0.0, |it| f64::from(*it));
            Ok(scalar::value(vm, DType::Float32, Scalar::Float(one)))
        }
        Some(shape) => {
            let result = lift(vm, Array::from_vec(drawn, shape))?;
            Ok(owned(vm, result))
        }
    }
}

fn integers(
    vm: &mut Vm,
    source: &Source,
    wanted: Option<DType>,
    (low, high): (Longs, Option<Longs>),
    size: Size,
    closed: bool,
) -> Outcome {
    let dtype = wanted.unwrap_or(DType::Int64);
    let Some(mut narrow) = super::bits::Narrow::of(dtype) else {
        return Err(vm.type_error(format_args!(
            "Unsupported dtype dtype('{dtype}') for randint"
        )));
    };
    let (low, high) = match high {
        Some(high) => (low.0, high.0),
        None => (Array::scalar(0_i64), low.0),
    };
    let joined = broadcast_shapes(vm, [&low, &high].map(Array::shape).into_iter())?;
    let scalar_result = size.0.is_none() && joined.ndim() == 0;
    let shape = size.0.unwrap_or(joined);
    let (lows, highs) = (
        lift(vm, kernel::broadcast_to(&low, &shape))?.scalars(),
        lift(vm, kernel::broadcast_to(&high, &shape))?.scalars(),
    );
    let mut drawn = Vec::with_capacity(shape.size());
    for (low, high) in lows.into_iter().zip(highs) {
        let (low, high) = (low.to_i64(), high.to_i64());
        if low > high || low == high && !closed {
            return Err(vm.value_error(if closed { "low > high" } else { "low >= high" }));
        }
        let one = narrow.integer(&mut source.0.borrow_mut(), low, high, closed);
        drawn.push(Scalar::Int(lift(vm, one)?));
    }
    if scalar_result {
        let one = drawn.first().copied().unwrap_or(Scalar::Int(0));
        return Ok(if source.is_legacy() && wanted.is_none() {
            scalar::item_value(one)
        } else {
            scalar::value(vm, dtype, one)
        });
    }
    let result = lift(vm, Array::from_scalars(dtype, &drawn, shape))?;
    Ok(owned(vm, result))
}

/// The distributions that few programs draw from.
#[natives(scope = Call)]
pub(super) mod others {
    use super::*;

    /// Numbers from the distribution of a name, the parameters broadcast against each other and the size.
    #[native("(self, name, size, *parameters)", purity = Random)]
    fn _distributed(
        vm: &mut Vm,
        this: &Source,
        name: &str,
        size: Size,
        parameters: &[Value],
    ) -> Outcome {
        super::bits::distributed(vm, this, name, size, parameters)
    }

    /// The name of the generator of bits, and the words of its state.
    #[native("(self)")]
    fn _words(vm: &mut Vm, this: &Source) -> Outcome {
        super::bits::words(vm, this)
    }

    /// Goes to a state that `_words` gave.
    #[native("(self, name, words)", purity = Random)]
    fn _set_words(vm: &mut Vm, this: &Source, name: &str, words: &Value) -> Result<(), Raise> {
        let stream = super::bits::stream(vm, name, words)?;
        this.0.replace(stream);
        Ok(())
    }

    /// What the generator of bits makes by itself.
    #[native("(self, count)", purity = Random)]
    fn _raw(this: &Source, count: Size) -> Result<NewArray, Raise> {
        Ok(NewArray(super::bits::raw(this, &count)))
    }

    /// What the generator was made of: a generator of bits, or a seed; another one where it is given.
    #[native("(self, origin=?)")]
    fn _origin(this: &Source, origin: Option<&Value>) -> Value {
        if let Some(origin) = origin {
            this.1.replace(origin.clone());
        }
        this.1.borrow().clone()
    }

    /// The method of a name, which the library's Python may have.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Outcome {
        let library = Value::Module(vm.import("numpy.random._distributions")?);
        let method = vm.attr(&library, "_method")?;
        vm.call(&method, &[this.clone(), name.clone()])
    }
}
