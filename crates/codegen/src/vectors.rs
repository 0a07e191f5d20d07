//! Four numbers at once, as code that is made.

use freezeframe_array::lanes::Lanes;
use std::collections::BTreeMap;
use wasm_encoder::{BlockType, InstructionSink, MemArg};

/// A local that holds a vector.
#[derive(Clone, Copy)]
pub(crate) struct Vector(pub u32);

/// Two vectors of two doubles each.
#[derive(Clone, Copy)]
pub(crate) struct Doubles(Vector, Vector);

/// The bytes of a vector whose first half is the second of another, whatever comes behind.
const SECOND_HALF: [u8; 16] = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
/// The first halves of two vectors.
const FIRST_HALVES: [u8; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

/// Code that computes with vectors: each operation sets a local of its own.
pub(crate) struct Vectors {
    /// What is done once.
    before: Vec<u8>,
    /// What is done for each four places.
    code: Vec<u8>,
    constants: BTreeMap<[u8; 16], Vector>,
    /// For each vector, whether it is the same for all places.
    is_once: Vec<bool>,
    /// The first local that is a vector.
    first: u32,
    /// Whether there are relaxed instructions.
    relaxed: bool,
    /// Whether sums of products are needed.
    fuses: bool,
    demands: Option<Vector>,
}

type Code<'a> = InstructionSink<'a>;

/// Methods that are an instruction of one operand, or of two.
macro_rules! instructions {
    ($($name:ident($($x:ident: $X:ident),*) -> $Y:ident = $instruction:ident;)*) => {$(
        fn $name(&mut self, $($x: Self::$X),*) -> Self::$Y {
            self.set(&[$($x),*], |code| {
                code.$instruction();
            })
        }
    )*};
}

/// The same for both vectors of doubles.
macro_rules! double_instructions {
    ($($name:ident($($x:ident),*) = $instruction:ident;)*) => {$(
        fn $name(&mut self, $($x: Doubles),*) -> Doubles {
            let low = self.set(&[$($x.0),*], |code| {
                code.$instruction();
            });
            let high = self.set(&[$($x.1),*], |code| {
                code.$instruction();
            });
            Doubles(low, high)
        }
    )*};
}

impl Vectors {
    /// Code whose vectors are the locals from `first` on; `relaxed` says whether there are relaxed instructions.
    pub(crate) fn new(first: u32, relaxed: bool) -> Self {
        Self {
            before: Vec::new(),
            code: Vec::new(),
            constants: BTreeMap::new(),
            is_once: Vec::new(),
            first,
            relaxed,
            fuses: false,
            demands: None,
        }
    }

    /// Whether it needs `f32x4.relaxed_madd`, and machines on which that rounds once.
    pub(crate) fn fuses(&self) -> bool {
        self.fuses
    }

    /// How many vectors it needs.
    pub(crate) fn count(&self) -> u32 {
        self.is_once.len() as u32
    }

    /// What is done once, and what is done for each four places.
    pub(crate) fn code(self) -> (Vec<u8>, Vec<u8>) {
        (self.before, self.code)
    }

    /// Ends the function with 0 where what was demanded so far is not true.
    pub(crate) fn meet_demands(&mut self) {
        if let Some(demands) = self.demands.take() {
            self.put(|code| {
                code.local_get(demands.0).i32x4_all_true().i32_eqz();
                code.if_(BlockType::Empty).i32_const(0).return_().end();
            });
        }
    }

    fn local(&mut self, is_once: bool) -> Vector {
        self.is_once.push(is_once);
        Vector(self.first + self.count() - 1)
    }

    /// A vector that code sets as it goes on.
    pub(crate) fn variable(&mut self) -> Vector {
        self.local(false)
    }

    /// A new vector: what an instruction makes of others; once where those are the same for all places.
    pub(crate) fn set(&mut self, operands: &[Vector], make: impl FnOnce(&mut Code<'_>)) -> Vector {
        let same = |it: &Vector| self.is_once[(it.0 - self.first) as usize];
        let is_once = !operands.is_empty() && operands.iter().all(same);
        let to = self.local(is_once);
        let mut code = InstructionSink::new(match is_once {
            true => &mut self.before,
            false => &mut self.code,
        });
        for operand in operands {
            code.local_get(operand.0);
        }
        make(&mut code);
        code.local_set(to.0);
        to
    }

    /// A vector that is made once.
    pub(crate) fn once(&mut self, make: impl FnOnce(&mut Code<'_>)) -> Vector {
        let to = self.local(true);
        let mut code = InstructionSink::new(&mut self.before);
        make(&mut code);
        code.local_set(to.0);
        to
    }

    /// A vector that code sets as it goes on, and what it is at first.
    pub(crate) fn variable_from(&mut self, make: impl FnOnce(&mut Code<'_>)) -> Vector {
        let to = self.local(false);
        self.first(|code| {
            make(code);
            code.local_set(to.0);
        });
        to
    }

    /// What is done before all else that is not yet there, once.
    pub(crate) fn first(&mut self, make: impl FnOnce(&mut Code<'_>)) {
        make(&mut InstructionSink::new(&mut self.before));
    }

    /// Instructions that set no vector.
    pub(crate) fn put(&mut self, make: impl FnOnce(&mut Code<'_>)) {
        make(&mut InstructionSink::new(&mut self.code));
    }

    /// Which lanes of `yes` and which of `no`.
    pub(crate) fn select(&mut self, which: Vector, yes: Vector, no: Vector) -> Vector {
        self.set(&[yes, no, which], |code| {
            code.v128_bitselect();
        })
    }

    /// The same word four times.
    pub(crate) fn words(&mut self, word: u32) -> Vector {
        let [a, b, c, d] = word.to_le_bytes();
        self.constant([a, b, c, d, a, b, c, d, a, b, c, d, a, b, c, d])
    }

    fn constant(&mut self, bytes: [u8; 16]) -> Vector {
        if let Some(known) = self.constants.get(&bytes) {
            return *known;
        }
        let made = self.once(|code| {
            code.v128_const(i128::from_le_bytes(bytes));
        });
        self.constants.insert(bytes, made);
        made
    }

    fn second_half(&mut self, x: Vector) -> Vector {
        self.set(&[x, x], |code| {
            code.i8x16_shuffle(SECOND_HALF);
        })
    }

    fn halves(&mut self, first: Vector, second: Vector) -> Vector {
        self.set(&[first, second], |code| {
            code.i8x16_shuffle(FIRST_HALVES);
        })
    }

    fn shifted(&mut self, x: Vector, count: u32, shift: impl FnOnce(&mut Code<'_>)) -> Vector {
        self.set(&[x], |code| {
            code.i32_const(count as i32);
            shift(code);
        })
    }
}

/// An address that vectors are read from and written to.
pub(crate) fn anywhere() -> MemArg {
    MemArg {
        offset: 0,
        align: 0,
        memory_index: 0,
    }
}

impl Lanes for Vectors {
    type Float = Vector;
    type Int = Vector;
    type Double = Doubles;
    type Mask = Vector;

    instructions! {
        add(x: Float, y: Float) -> Float = f32x4_add;
        sub(x: Float, y: Float) -> Float = f32x4_sub;
        mul(x: Float, y: Float) -> Float = f32x4_mul;
        div(x: Float, y: Float) -> Float = f32x4_div;
        neg(x: Float) -> Float = f32x4_neg;
        abs(x: Float) -> Float = f32x4_abs;
        sqrt(x: Float) -> Float = f32x4_sqrt;
        floor(x: Float) -> Float = f32x4_floor;
        round_even(x: Float) -> Float = f32x4_nearest;
        lt(x: Float, y: Float) -> Mask = f32x4_lt;
        le(x: Float, y: Float) -> Mask = f32x4_le;
        eq(x: Float, y: Float) -> Mask = f32x4_eq;
        add_ints(x: Int, y: Int) -> Int = i32x4_add;
        sub_ints(x: Int, y: Int) -> Int = i32x4_sub;
        and(x: Int, y: Int) -> Int = v128_and;
        or(x: Int, y: Int) -> Int = v128_or;
        xor(x: Int, y: Int) -> Int = v128_xor;
        min_signed(x: Int, y: Int) -> Int = i32x4_min_s;
        min_unsigned(x: Int, y: Int) -> Int = i32x4_min_u;
        to_int(x: Float) -> Int = i32x4_trunc_sat_f32x4_s;
        to_float(x: Int) -> Float = f32x4_convert_i32x4_s;
    }

    double_instructions! {
        add_doubles(x, y) = f64x2_add;
        sub_doubles(x, y) = f64x2_sub;
        mul_doubles(x, y) = f64x2_mul;
        div_doubles(x, y) = f64x2_div;
        sqrt_doubles(x) = f64x2_sqrt;
        round_doubles(x) = f64x2_nearest;
    }

    fn float(&mut self, value: f32) -> Vector {
        self.words(value.to_bits())
    }

    fn fma(&mut self, x: Vector, y: Vector, z: Vector) -> Vector {
        self.fuses = true;
        self.set(&[x, y, z], |code| {
            code.f32x4_relaxed_madd();
        })
    }

    fn clamp(&mut self, x: Vector, low: f32, high: f32) -> Vector {
        let (low, high) = (self.float(low), self.float(high));
        // The first operand where it is NaN: one instruction of most machines, unlike `max` and `min`.
        let x = self.set(&[x, low], |code| {
            code.f32x4_pmax();
        });
        self.set(&[x, high], |code| {
            code.f32x4_pmin();
        })
    }

    fn copysign(&mut self, x: Vector, sign: Vector) -> Vector {
        let mask = self.words(1 << 31);
        self.select(mask, sign, x)
    }

    fn choose(&mut self, which: Vector, yes: Vector, no: Vector) -> Vector {
        self.select(which, yes, no)
    }

    fn either(
        &mut self,
        which: Vector,
        yes: impl FnOnce(&mut Self) -> Vector,
        no: impl FnOnce(&mut Self) -> Vector,
    ) -> Vector {
        let yes = yes(self);
        self.shortcut(
            which,
            |_| yes,
            |on| {
                let no = no(on);
                on.select(which, yes, no)
            },
        )
    }

    /// Where it is true of all four, only `yes` is computed.
    fn shortcut(
        &mut self,
        which: Vector,
        yes: impl FnOnce(&mut Self) -> Vector,
        no: impl FnOnce(&mut Self) -> Vector,
    ) -> Vector {
        // What only one of both demands is met there.
        let (result, before) = (self.variable(), self.demands.take());
        self.put(|code| {
            code.local_get(which.0).i32x4_all_true();
            code.if_(BlockType::Empty);
        });
        let yes = yes(self);
        self.meet_demands();
        self.put(|code| {
            code.local_get(yes.0).local_set(result.0).else_();
        });
        let no = no(self);
        self.meet_demands();
        self.put(|code| {
            code.local_get(no.0).local_set(result.0).end();
        });
        self.demands = before;
        result
    }

    fn int(&mut self, value: i32) -> Vector {
        self.words(value as u32)
    }

    fn bits(&mut self, x: Vector) -> Vector {
        x
    }

    fn of_bits(&mut self, x: Vector) -> Vector {
        x
    }

    fn shift_left(&mut self, x: Vector, count: u32) -> Vector {
        self.shifted(x, count, |code| {
            code.i32x4_shl();
        })
    }

    fn shift_right(&mut self, x: Vector, count: u32) -> Vector {
        self.shifted(x, count, |code| {
            code.i32x4_shr_u();
        })
    }

    fn shift_right_signed(&mut self, x: Vector, count: u32) -> Vector {
        self.shifted(x, count, |code| {
            code.i32x4_shr_s();
        })
    }

    fn is_zero(&mut self, x: Vector) -> Vector {
        let zero = self.words(0);
        self.set(&[x, zero], |code| {
            code.i32x4_eq();
        })
    }

    fn double(&mut self, value: f64) -> Doubles {
        let half = value.to_le_bytes();
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&half);
        bytes[8..].copy_from_slice(&half);
        let both = self.constant(bytes);
        Doubles(both, both)
    }

    fn mul_add_doubles(&mut self, x: Doubles, y: Doubles, z: Doubles) -> Doubles {
        if !self.relaxed {
            let product = self.mul_doubles(x, y);
            return self.add_doubles(product, z);
        }
        let [low, high] = [[x.0, y.0, z.0], [x.1, y.1, z.1]].map(|it| {
            self.set(&it, |code| {
                code.f64x2_relaxed_madd();
            })
        });
        Doubles(low, high)
    }

    fn widen(&mut self, x: Vector) -> Doubles {
        let second = self.second_half(x);
        let [low, high] = [x, second].map(|it| {
            self.set(&[it], |code| {
                code.f64x2_promote_low_f32x4();
            })
        });
        Doubles(low, high)
    }

    fn narrow(&mut self, x: Doubles) -> Vector {
        let [low, high] = [x.0, x.1].map(|it| {
            self.set(&[it], |code| {
                code.f32x4_demote_f64x2_zero();
            })
        });
        self.halves(low, high)
    }

    fn to_near_int(&mut self, x: Vector) -> Vector {
        match self.relaxed {
            true => self.set(&[x], |code| {
                code.i32x4_relaxed_trunc_f32x4_s();
            }),
            false => self.to_int(x),
        }
    }

    fn double_to_near_int(&mut self, x: Doubles) -> Vector {
        let relaxed = self.relaxed;
        let [low, high] = [x.0, x.1].map(|it| {
            self.set(&[it], |code| {
                match relaxed {
                    true => code.i32x4_relaxed_trunc_f64x2_s_zero(),
                    false => code.i32x4_trunc_sat_f64x2_s_zero(),
                };
            })
        });
        self.halves(low, high)
    }

    fn int_to_double(&mut self, x: Vector) -> Doubles {
        let second = self.second_half(x);
        let [low, high] = [x, second].map(|it| {
            self.set(&[it], |code| {
                code.f64x2_convert_low_i32x4_s();
            })
        });
        Doubles(low, high)
    }

    fn demand(&mut self, that: Vector) {
        let all = match self.demands {
            Some(others) => self.and(others, that),
            None => that,
        };
        self.demands = Some(all);
    }
}
