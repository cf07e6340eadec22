//! Hashes for features: small, fast, the same on every platform.

/// Mixes two hashes into one.
#[inline]
pub const fn mix(a: u32, b: u32) -> u32 {
    let mut x = a.wrapping_mul(0x9e37_79b1) ^ b.rotate_left(13).wrapping_mul(0x85eb_ca6b);
    x ^= x >> 13;
    x = x.wrapping_mul(0xc2b2_ae35);
    x ^ (x >> 16)
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
