//! Files of weights: a head of four bytes of name, a version, and the checksum of the rest (FNV-1a, 64 bits).
//! Little-endian.

/// What is left to read of a file.
pub(crate) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    /// Reads the head; `None` where the file is of another name or version, cut short or damaged.
    pub(crate) fn open(bytes: &'b [u8], name: [u8; 4], version: u32) -> Option<Self> {
        let mut reader = Reader(bytes);
        if reader.take::<4>()? != name || reader.u32()? != version {
            return None;
        }
        let checksum = u64::from_le_bytes(reader.take()?);
        (checksum == fnv(reader.0)).then_some(reader)
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(head)
    }

    pub(crate) fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take()?))
    }

    pub(crate) fn f32(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.take()?))
    }

    /// Whether all was read.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A file of some content.
pub(crate) fn sealed(name: [u8; 4], version: u32, body: &[u8]) -> Vec<u8> {
    let mut file = name.to_vec();
    file.extend(version.to_le_bytes());
    file.extend(fnv(body).to_le_bytes());
    file.extend(body);
    file
}

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
