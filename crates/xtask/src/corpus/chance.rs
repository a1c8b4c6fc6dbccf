//! A reproducible random number generator.

/// An xorshift64* generator.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// Creates a generator; each article uses its number as the seed.
    pub fn new(seed: u64) -> Self {
        // Mix the seed, since neighbouring seeds start alike. The state must not be 0, which would stay 0.
        let mut chance = Self((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        chance.below(2);
        chance
    }

    /// A number from 0 up to, but excluding, `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap_or_default() % limit
    }

    /// A random element.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}
