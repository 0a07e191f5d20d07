//! The layers of the ziggurat for normal numbers: 255 strips of one area under the density `exp(-x * x / 2)`, and its
//! tail (Marsaglia and Tsang, "The Ziggurat Method for Generating Random Variables", 2000), as NumPy's module has them.

use std::sync::LazyLock;

/// Where the tail begins.
pub(super) const TAIL: f64 = 3.654152885361009;

/// The area of a strip, and of the tail together with the strip below it.
const AREA: f64 = 4.928673233974652e-3;

/// How many integers a strip's width is divided into.
const STEPS: f64 = (1u64 << 52) as f64;

/// What the strips are, by number; strip 0 has the tail.
pub(super) struct Layers {
    /// Which integers lie inside the next layer.
    pub(super) inside: [u64; 256],
    /// What integers are scaled by.
    pub(super) width: [f64; 256],
    /// The density at the layers' edges.
    pub(super) density: [f64; 256],
}

/// The layers, made on first use.
pub(super) static LAYERS: LazyLock<Layers> = LazyLock::new(Layers::new);

/// Layers whose width, and whose density, is the next larger or smaller number than `libm` finds: NumPy's were
/// computed with another library, and each bit shows in the stream.
const WIDER: [u8; 4] = [94, 95, 101, 104];
const NARROWER: [u8; 11] = [24, 43, 90, 96, 97, 111, 112, 115, 121, 135, 252];
const DENSER: [u8; 14] = [
    38, 91, 110, 111, 114, 121, 131, 135, 157, 198, 202, 216, 220, 252,
];
const THINNER: [u8; 10] = [84, 87, 127, 161, 166, 177, 200, 213, 222, 228];

impl Layers {
    fn new() -> Self {
        let mut it = Self {
            inside: [0; 256],
            width: [0.0; 256],
            density: [1.0; 256],
        };
        let mut edge = TAIL;
        for at in (1..=255u8).rev() {
            let here = usize::from(at);
            it.width[here] = beside(edge / STEPS, at, &WIDER, &NARROWER);
            edge = it.width[here] * STEPS;
            it.density[here] = beside(libm::exp(-0.5 * edge * edge), at, &DENSER, &THINNER);
            // The next strip is as much higher as makes its area the same.
            edge = libm::sqrt(-2.0 * libm::log(AREA / edge + it.density[here]));
        }
        it.width[0] = AREA / it.density[255] / STEPS;
        for here in 2..256 {
            it.inside[here] = share(it.width[here - 1], it.width[here]);
        }
        it.inside[0] = share(it.width[255], it.width[0]);
        it
    }

    /// The height at this share of a strip, from its lower edge on.
    pub(super) fn height(&self, at: usize, share: f64) -> f64 {
        (self.density[at - 1] - self.density[at]) * share + self.density[at]
    }
}

/// The number, or its neighbor in the layers that are listed.
fn beside(found: f64, at: u8, above: &[u8], below: &[u8]) -> f64 {
    if above.contains(&at) {
        found.next_up()
    } else if below.contains(&at) {
        found.next_down()
    } else {
        found
    }
}

/// How many of the integers of a width lie inside a smaller one.
fn share(inner: f64, outer: f64) -> u64 {
    libm::rint(inner / outer * STEPS) as u64
}

#[cfg(test)]
mod tests {
    use super::LAYERS;

    #[test]
    fn all_bits_are_those_of_numpy() {
        let inside = LAYERS.inside.into_iter();
        let reals = LAYERS.width.into_iter().chain(LAYERS.density);
        let bits = inside.chain(reals.map(f64::to_bits));
        let digest = bits.fold(0_u64, |sum, bits| {
            sum.wrapping_mul(0x0000_0100_0000_01b3) ^ bits
        });
        assert_eq!(format!("{digest:#x}"), "0x84f2451bac654a7d");
    }
}
