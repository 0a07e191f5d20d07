//! A matrix by columns, as LAPACK has them.

use super::field::Field;

/// A matrix, column after column.
#[derive(Clone, Debug)]
pub(super) struct Matrix<T> {
    pub(super) rows: usize,
    pub(super) columns: usize,
    elements: Vec<T>,
}

impl<T: Field> Matrix<T> {
    pub(super) fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            elements: vec![T::ZERO; rows * columns],
        }
    }

    pub(super) fn eye(size: usize) -> Self {
        let mut eye = Self::zeros(size, size);
        (0..size).for_each(|at| eye.set(at, at, T::ONE));
        eye
    }

    /// From elements row by row.
    pub(super) fn from_rows(elements: &[T], rows: usize, columns: usize) -> Self {
        let mut matrix = Self::zeros(rows, columns);
        for row in 0..rows {
            for column in 0..columns {
                matrix.set(row, column, elements[row * columns + column]);
            }
        }
        matrix
    }

    /// The elements row by row, at the end of `out`.
    pub(super) fn put_rows(&self, out: &mut Vec<T>) {
        for row in 0..self.rows {
            out.extend((0..self.columns).map(|column| self.at(row, column)));
        }
    }

    pub(super) fn at(&self, row: usize, column: usize) -> T {
        self.elements[column * self.rows + row]
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: T) {
        self.elements[column * self.rows + row] = value;
    }

    pub(super) fn column(&self, column: usize) -> &[T] {
        &self.elements[column * self.rows..(column + 1) * self.rows]
    }

    pub(super) fn column_mut(&mut self, column: usize) -> &mut [T] {
        &mut self.elements[column * self.rows..(column + 1) * self.rows]
    }

    pub(super) fn swap_columns(&mut self, a: usize, b: usize) {
        for row in 0..self.rows {
            self.elements.swap(a * self.rows + row, b * self.rows + row);
        }
    }

    pub(super) fn scale_column(&mut self, column: usize, factor: T) {
        for value in self.column_mut(column) {
            *value = value.mul(factor);
        }
    }

    pub(super) fn transposed(&self) -> Self {
        let mut flipped = Self::zeros(self.columns, self.rows);
        for row in 0..self.rows {
            for column in 0..self.columns {
                flipped.set(column, row, self.at(row, column));
            }
        }
        flipped
    }

    /// The product of two matrices.
    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = Self::zeros(self.rows, other.columns);
        for column in 0..other.columns {
            for inner in 0..self.columns {
                let factor = other.at(inner, column);
                let own = self.column(inner);
                let out = &mut product.elements[column * self.rows..(column + 1) * self.rows];
                for (sum, x) in out.iter_mut().zip(own) {
                    *sum = x.fused(factor, *sum);
                }
            }
        }
        product
    }

    /// With the rows in the opposite order.
    pub(super) fn upside_down(&self) -> Self {
        let mut turned = self.clone();
        for column in 0..self.columns {
            turned.column_mut(column).reverse();
        }
        turned
    }

    /// With rows and columns in the opposite order.
    pub(super) fn turned(&self) -> Self {
        let mut turned = self.clone();
        turned.elements.reverse();
        turned
    }

    /// What is in these first rows and columns.
    pub(super) fn corner(&self, rows: usize, columns: usize) -> Self {
        let mut corner = Self::zeros(rows, columns);
        for column in 0..columns.min(self.columns) {
            let count = rows.min(self.rows);
            corner.column_mut(column)[..count].copy_from_slice(&self.column(column)[..count]);
        }
        corner
    }
}
