//! JAX's default generator: threefry2x32 in counter mode, partitionable, so that each output depends on its position only.

use crate::context::{Lone, lone, made};
use crate::interrupt::{CHUNK, worked};
use crate::kernel::BinaryOp;
use crate::program::{
    Access, Input, Instruction, Made, Op, Operand, Program, ROUND, Read, Written,
};
use crate::storage::{try_filled, try_vec};
use crate::{Array, DType, Error, Key, Result, Scalar, Shape};

const ROTATIONS: [[u32; 4]; 2] = [[13, 15, 26, 6], [17, 29, 16, 24]];

/// Twenty rounds of the Threefish-based block function: two words of counter become two words of noise.
pub fn threefry2x32(key: Key, counter: [u32; 2]) -> [u32; 2] {
    let schedule = [key[0], key[1], key[0] ^ key[1] ^ 0x1BD1_1BDA];
    let mut x = [
        counter[0].wrapping_add(schedule[0]),
        counter[1].wrapping_add(schedule[1]),
    ];
    for group in 0..5u32 {
        for rotation in ROTATIONS[group as usize % 2] {
            x[0] = x[0].wrapping_add(x[1]);
            x[1] = x[1].rotate_left(rotation) ^ x[0];
        }
        let next = group as usize + 1;
        x[0] = x[0].wrapping_add(schedule[next % 3]);
        x[1] = x[1]
            .wrapping_add(schedule[(next + 1) % 3])
            .wrapping_add(group + 1);
    }
    x
}

/// The two words of position `index` in the row-major order of any shape.
fn counter(index: u64) -> [u32; 2] {
    [(index >> 32) as u32, index as u32]
}

/// The key of a 64-bit seed (the high word of a 32-bit one is zero).
pub fn key_from_seed(seed: u64) -> Key {
    counter(seed)
}

/// The `index`-th of the keys that `key` splits into.
pub fn key_split(key: Key, index: u64) -> Key {
    threefry2x32(key, counter(index))
}

/// The key of `key` and a 32-bit number together.
pub fn key_fold_in(key: Key, data: u32) -> Key {
    threefry2x32(key, key_from_seed(u64::from(data)))
}

/// The `index`-th 64 bits of the stream of `key`.
pub fn key_bits(key: Key, index: u64) -> u64 {
    let [high, low] = threefry2x32(key, counter(index));
    u64::from(high) << 32 | u64::from(low)
}

/// The keys of seeds of any integer dtype: 32-bit ones have a zero high word.
pub fn random_seed(seeds: &Array) -> Result<Array> {
    if !seeds.dtype().is_integer() {
        return Err(Error::unsupported("random_seed", seeds.dtype()));
    }
    let wide = seeds.dtype().bits() == 64;
    let seeds_as_words = seeds.scalars().into_iter().map(|seed| {
        let seed = seed.to_i64() as u64;
        key_from_seed(if wide { seed } else { seed & 0xFFFF_FFFF })
    });
    Array::from_vec(seeds_as_words.collect(), seeds.shape().clone())
}

/// The keys that each of `keys` splits into, as many as `shape` has positions.
pub fn random_split(keys: &Array, shape: &Shape) -> Result<Array> {
    per_key(keys, shape, key_split)
}

/// A random unsigned integer of `bit_width` bits for each key and each position of `shape`.
pub fn random_bits(keys: &Array, bit_width: u32, shape: &Shape) -> Result<Array> {
    fn folded(key: Key, index: u64) -> u32 {
        let [high, low] = threefry2x32(key, counter(index));
        high ^ low
    }
    match bit_width {
        8 => per_key(keys, shape, |key, index| folded(key, index) as u8),
        16 => per_key(keys, shape, |key, index| folded(key, index) as u16),
        32 => match many(keys, shape) {
            Some(bits) => bits,
            None => per_key(keys, shape, folded),
        },
        64 => per_key(keys, shape, key_bits),
        _ => Err(Error::invalid(format!(
            "requires 8-, 16-, 32- or 64-bit field width, got {bit_width}"
        ))),
    }
}

/// Many bits, by code that whoever embeds the engine has made; none if there is no such code.
fn many(keys: &Array, shape: &Shape) -> Option<Result<Array>> {
    let pays = shape.size() >= CHUNK && u32::try_from(shape.size()).is_ok();
    let code = match pays {
        true => lone(Lone::Bits, || made(&program()))?,
        false => return None,
    };
    Some(by_code(&*code, keys, shape))
}

fn by_code(code: &dyn Made, keys: &Array, shape: &Shape) -> Result<Array> {
    let size = shape.size();
    let full: Shape = keys.shape().iter().chain(shape.iter()).copied().collect();
    let mut out = try_filled(full.size(), 0u32)?;
    let steps: Vec<u32> = (0..CHUNK as u32).collect();
    let keys = keys.try_slice::<Key>()?;
    for (key, out) in keys.iter().zip(out.chunks_exact_mut(size)) {
        for (start, part) in (0u32..).step_by(CHUNK).zip(out.chunks_mut(CHUNK)) {
            worked(8 * part.len())?;
            let places = part.len() / ROUND * ROUND;
            let (whole, rest) = part.split_at_mut(places);
            let words = [key[0], key[1], start].map(|word| [word]);
            let [first, second, start_word] = words.each_ref().map(|word| Read::W32(word));
            let read = [first, second, start_word, Read::W32(&steps[..places])];
            let done = places > 0 && code.run(&read, &mut [Written::W32(whole)], places);
            let from = start + if done { places as u32 } else { 0 };
            let alone = |at: u32| {
                let [high, low] = threefry2x32(*key, [0, at]);
                high ^ low
            };
            let left = match done {
                true => rest,
                false => part,
            };
            left.iter_mut()
                .zip(from..)
                .for_each(|(to, at)| *to = alone(at));
        }
    }
    Array::from_vec(out, full)
}

/// The two words of noise, folded into one: of a key and a start, which are uniform, and steps from there.
fn program() -> Program {
    let space = Shape::new(&[CHUNK]);
    let dtype = DType::UInt32;
    let input = |(size, access)| Input {
        dtype,
        size,
        access,
    };
    let uniform = || (1, Access::uniform(&space));
    let inputs = [
        uniform(),
        uniform(),
        uniform(),
        (CHUNK, Access::whole(&space)),
    ];
    let mut code = Vec::new();
    let mut push = |op: Op, operands: &[Operand]| {
        code.push(Instruction {
            op,
            operands: operands.to_vec(),
            dtype,
        });
        Operand::Result(code.len() as u32 - 1)
    };
    let constant = |push: &mut dyn FnMut(Op, &[Operand]) -> Operand, value: u32| {
        push(Op::Constant(Scalar::UInt(value.into())), &[])
    };
    let [first, second, start, steps] = [0, 1, 2, 3].map(Operand::Input);
    let (add, xor) = (Op::Binary(BinaryOp::Add), Op::Binary(BinaryOp::Xor));
    let magic = constant(&mut push, 0x1BD1_1BDA);
    let both = push(xor, &[first, second]);
    let schedule = [first, second, push(xor, &[both, magic])];
    let counter = push(add, &[start, steps]);
    let mut x = [schedule[0], push(add, &[counter, schedule[1]])];
    for group in 0..5 {
        for rotation in ROTATIONS[group % 2] {
            x[0] = push(add, &[x[0], x[1]]);
            let counts = [rotation, 32 - rotation].map(|it| constant(&mut push, it));
            let left = push(Op::Binary(BinaryOp::ShiftLeft), &[x[1], counts[0]]);
            let right = push(Op::Binary(BinaryOp::ShiftRightLogical), &[x[1], counts[1]]);
            let turned = push(Op::Binary(BinaryOp::Or), &[left, right]);
            x[1] = push(xor, &[turned, x[0]]);
        }
        x[0] = push(add, &[x[0], schedule[(group + 1) % 3]]);
        // The same for all places.
        let count = constant(&mut push, group as u32 + 1);
        let count = push(add, &[schedule[(group + 2) % 3], count]);
        x[1] = push(add, &[x[1], count]);
    }
    let folded = push(xor, &x);
    Program {
        space: space.clone(),
        inputs: inputs.into_iter().map(input).collect(),
        results: vec![folded],
        code,
    }
}

fn per_key<T: crate::Element>(
    keys: &Array,
    shape: &Shape,
    function: impl Fn(Key, u64) -> T,
) -> Result<Array> {
    let full: Shape = keys.shape().iter().chain(shape.iter()).copied().collect();
    let mut out = try_vec(full.size())?;
    for &key in keys.try_slice::<Key>()? {
        for start in (0..shape.size()).step_by(CHUNK) {
            let end = shape.size().min(start + CHUNK);
            worked(8 * (end - start))?;
            out.extend((start as u64..end as u64).map(|index| function(key, index)));
        }
    }
    Array::from_vec(out, full)
}

/// Each key and the number at its position together; either operand may be a scalar.
pub fn random_fold_in(keys: &Array, data: &Array) -> Result<Array> {
    let shape = keys.shape().broadcast(data.shape());
    let fits =
        shape.filter(|_| keys.shape() == data.shape() || keys.ndim() == 0 || data.ndim() == 0);
    let Some(shape) = fits.filter(|_| data.dtype().is_integer()) else {
        return Err(Error::invalid(
            "random_fold_in operands do not fit together",
        ));
    };
    let (keys, data) = (keys.try_slice::<Key>()?, data.scalars());
    let mut out = try_vec(shape.size())?;
    for index in 0..shape.size() {
        let key = keys[if keys.len() == 1 { 0 } else { index }];
        let number = data[if data.len() == 1 { 0 } else { index }];
        out.push(key_fold_in(key, number.to_i64() as u32));
    }
    Array::from_vec(out, shape)
}

/// Keys from pairs of words: `uint32[..., 2]` becomes `key<fry>[...]`.
pub fn random_wrap(words: &Array) -> Result<Array> {
    if words.shape().last() != Some(&2) {
        return Err(Error::invalid(format!(
            "a threefry key has two words, got shape {}",
            words.shape()
        )));
    }
    let keys = words
        .try_slice::<u32>()?
        .chunks_exact(2)
        .map(|pair| [pair[0], pair[1]]);
    Array::from_vec(
        keys.collect(),
        words.shape().without_axes(&[words.ndim() - 1]),
    )
}

/// Keys as pairs of words: the inverse of [`random_wrap`].
pub fn random_unwrap(keys: &Array) -> Result<Array> {
    let mut shape = keys.shape().clone();
    shape.push(2);
    Array::check_size(DType::UInt32, &shape)?;
    Array::from_vec(keys.try_slice::<Key>()?.concat(), shape)
}

/// The primitive `threefry2x32`: both words of the key and both words of the counter are `uint32` arrays
/// of one shape or scalars.
pub fn threefry2x32_arrays(operands: [&Array; 4]) -> Result<[Array; 2]> {
    let mut shape = Shape::scalar();
    for operand in operands {
        let fits = operand.ndim() == 0 || shape.ndim() == 0 || operand.shape() == &shape;
        if !fits {
            return Err(Error::invalid("threefry2x32 operands differ in shape"));
        }
        if operand.ndim() > 0 {
            shape = operand.shape().clone();
        }
    }
    let mut slices = [&[][..]; 4];
    for (slice, operand) in slices.iter_mut().zip(operands) {
        *slice = operand.try_slice::<u32>()?;
    }
    let word = |which: usize, index: usize| {
        slices[which][if operands[which].ndim() == 0 {
            0
        } else {
            index
        }]
    };
    let (mut high, mut low) = (try_vec(shape.size())?, try_vec(shape.size())?);
    for index in 0..shape.size() {
        let [a, b] = threefry2x32(
            [word(0, index), word(1, index)],
            [word(2, index), word(3, index)],
        );
        high.push(a);
        low.push(b);
    }
    Ok([
        Array::from_vec(high, shape.clone())?,
        Array::from_vec(low, shape)?,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        assert_eq!(threefry2x32([0, 0], [0, 0]), [0x6b20_0159, 0x99ba_4efe]);
        assert_eq!(
            threefry2x32([u32::MAX; 2], [u32::MAX; 2]),
            [0x1cb9_96fc, 0xbb00_2be7]
        );
    }

    #[test]
    fn bits_as_a_program_are_those_of_each_position() {
        let program = program();
        program.check().expect("a well-formed program");
        let steps = (0..CHUNK as u32).collect::<Vec<_>>();
        let one = |word: u32| Array::scalar(word);
        let mut arrays = [one(7), one(11), one(5), Array::vector(steps)];
        let blocks = crate::program::Blocks::new(&program).expect("a known program");
        let mut found = None;
        let mut give = |array: Array| found = array.as_slice::<u32>().map(<[u32]>::to_vec);
        let ran = blocks.run(&mut arrays, &mut Default::default(), &mut give);
        ran.expect("bits");
        let alone = |at: u32| {
            let [high, low] = threefry2x32([7, 11], [0, 5 + at]);
            high ^ low
        };
        assert_eq!(found, Some((0..CHUNK as u32).map(alone).collect()));
    }

    /// `jax.random.key_data(jax.random.split(jax.random.key(42)))` and the like, from jax 0.12.0.1.
    #[test]
    fn as_jax() {
        let key = random_seed(&Array::scalar(42i32)).unwrap();
        let words = |keys: Array| {
            random_unwrap(&keys)
                .unwrap()
                .as_slice::<u32>()
                .unwrap()
                .to_vec()
        };
        assert_eq!(
            words(random_split(&key, &Shape::new(&[2])).unwrap()),
            SPLIT_42
        );
        assert_eq!(
            words(random_fold_in(&key, &Array::scalar(7i32)).unwrap()),
            FOLD_42_7
        );
        let bits = |width| random_bits(&key, width, &Shape::new(&[3])).unwrap();
        assert_eq!(bits(8).as_slice(), Some(&BITS_8[..]));
        assert_eq!(bits(16).as_slice(), Some(&BITS_16[..]));
        assert_eq!(bits(32).as_slice(), Some(&BITS_32[..]));
        assert_eq!(bits(64).as_slice(), Some(&BITS_64[..]));
    }

    const SPLIT_42: [u32; 4] = [1832780943, 270669613, 64467757, 2916123636];
    const FOLD_42_7: [u32; 2] = [2547012911, 1371500959];
    const BITS_8: [u8; 3] = [162, 217, 249];
    const BITS_16: [u16; 3] = [5026, 12505, 63993];
    const BITS_32: [u32; 3] = [2098992034, 2919706841, 2646866425];
    const BITS_64: [u64; 3] = [
        7871734211187709741,
        276886910877598708,
        10591095138341673235,
    ];
}
