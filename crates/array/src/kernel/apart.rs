//! Where XLA's CPU backend rounds the products of `erf_inv` by themselves: in vector code over the rows of an array whose
//! rows are short, which its compiler writes out.

/// The rows that vector code always takes, with what is left over.
const MANY: usize = 32;
/// The fewest rows of which it makes vector code, if they are not just one vector.
const TURNS: usize = 16;
/// Vectors have so many places, or half of them.
const VECTOR: usize = 8;

/// What there is in the loop besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing that counts.
    Nothing,
    /// A product of what comes out.
    Product,
    /// That, and what makes random bits into what goes in.
    Bits,
    /// That, and what comes out is kept within bounds that are integers.
    IntegerBounds,
    /// What comes out is kept within other bounds: no product is by itself then.
    Bounds,
}

/// The elements, by row and column of the last two axes that are not 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// How many rows there are.
    pub rows: usize,
    /// How long they are.
    pub columns: usize,
    /// It is the first of these rows,
    pub of_rows: usize,
    /// and of each the first of these elements.
    pub of_columns: usize,
}

impl Apart {
    /// Which elements of an array of `f32` these are, if there are some.
    pub fn of(shape: &[usize], around: Around) -> Option<Self> {
        let mut long = shape.iter().rev().copied().filter(|dim| *dim != 1);
        let (columns, rows) = (long.next()?, long.next()?);
        let is_vector = rows == VECTOR || rows == VECTOR / 2;
        if !(is_vector || rows >= TURNS) || around == Around::Bounds {
            return None;
        }
        // The narrow vectors are taken where they leave fewer rows over.
        let wide = rows >= MANY || rows % VECTOR < VECTOR / 2;
        let (whole, of_columns) = match columns {
            3 => (wide || around != Around::Nothing, 2),
            4 => (wide, 4),
            5 => (around != Around::IntegerBounds, 4),
            6 => (matches!(around, Around::Nothing | Around::Product), 4),
            _ => (false, 0),
        };
        let vector = if wide { VECTOR } else { VECTOR / 2 };
        let of_rows = rows / vector * vector;
        whole.then_some(Self {
            rows,
            columns,
            of_rows,
            of_columns,
        })
    }

    /// True for the element at this place of the array.
    pub(super) fn holds(&self, at: usize) -> bool {
        let (row, column) = (at / self.columns % self.rows, at % self.columns);
        row < self.of_rows && column < self.of_columns
    }
}
