//! Hashes for features: a multiplication or two, the same on every platform.

/// Mixes two hashes, or a hash and a small number, into one.
#[inline]
pub const fn mix(a: u32, b: u32) -> u32 {
    let x = (a ^ b.rotate_left(16)).wrapping_mul(0x9e37_79b1);
    x ^ (x >> 15)
}

/// The key of a feature: its template, and what fills it. The high bits choose its slot.
#[inline]
pub const fn key(template: u32, filling: u32) -> u32 {
    filling.wrapping_add(template.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b)
}

/// Hashes bytes.
pub fn hash(bytes: &[u8], seed: u32) -> u32 {
    let mut x = 0x811c_9dc5_u32 ^ seed.wrapping_mul(0x9e37_79b1);
    for &byte in bytes {
        x = (x ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    x ^ (x >> 12)
}
