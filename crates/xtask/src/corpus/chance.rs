//! Chance that comes out the same each time.

/// A generator of numbers, xorshift64*.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// One of its own for each article.
    pub fn new(seed: u64) -> Self {
        // Mixed, because neighbouring seeds would begin alike; never 0, which would stay 0.
        let mut chance = Self((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        chance.below(2);
        chance
    }

    /// A number from 0 up to, and without, `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap_or_default() % limit
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}
