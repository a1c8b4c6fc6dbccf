//! Compresses the part that all pages share once, instead of once per page.
//!
//! Two thirds of a page are styles and scripts that are the same in every page. A Brotli stream is a sequence of
//! meta-blocks, and a bare stream, an extension of the `brotli` crate, is one without the stream's end, and without its
//! header if it is to follow another one. Each begins and ends at a byte, so joining them needs no more than
//! [`concat`](slice::concat). (RFC 7932, sections 2, 9.1 and 9.2; `catable`, `appendable` and `bare_stream` in
//! `BrotliEncoderParams`.)
//!
//! Three things in a stream refer to what precedes it: distances, of which the encoder uses none that reach further than
//! the text it knows; the last four distances, which a `catable` stream does not use; and the static dictionary, whose
//! words follow the furthest possible distance, so that an encoder must know its position. Hence the shared part is
//! compressed once for each position, and positions are multiples of [`ALIGNMENT`].

use super::{ALIGNMENT, HIGHEST, RECIPE, WINDOWS, params};
use brotli::enc::{
    StandardAlloc,
    encode::{BrotliEncoderOperation, BrotliEncoderStateStruct},
};
use content::cache::store::{self, Key, Store};
use std::{
    collections::HashMap,
    io,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The last meta-block of a stream: ISLAST and ISLASTEMPTY.
const END: [u8; 1] = [3];

/// At so many positions, copies from earlier builds count as used, though pages that are kept do not ask for them.
const TOUCHED: usize = 64;

/// Where a stream stands among those that are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    First,
    Later,
}

/// The part that all pages share, and its compressed copies by position.
pub struct Shared<'a> {
    text: &'a [u8],
    hash: Key,
    store: &'a Store,
    copies: Mutex<HashMap<usize, Arc<Vec<u8>>>>,
}

impl<'a> Shared<'a> {
    /// Copies that earlier builds have made are taken from `store`.
    pub fn new(text: &'a [u8], store: &'a Store) -> Self {
        // See `copy` for zeros, which HTML does not contain.
        let text = if text.contains(&0) { &[] } else { text };
        let hash = store::key([b"shared".as_slice(), text]);
        (0..TOUCHED).for_each(|start| drop(store.get(&key(&hash, start * ALIGNMENT))));
        Self { text, hash, store, copies: Mutex::default() }
    }

    /// A hash of the shared part.
    pub fn hash(&self) -> Key {
        self.hash
    }

    /// Where a page contains the shared part. Pages larger than a window are left alone, as are other files.
    pub fn place(&self, page: &[u8]) -> Option<Range<usize>> {
        let is_here = |at: &usize| page.get(*at..).is_some_and(|rest| rest.starts_with(self.text));
        let fits = !self.text.is_empty() && page.len() < 1 << (WINDOWS.1 - 1);
        let last = page.len().checked_sub(self.text.len()).filter(|_| fits)?;
        let start = (ALIGNMENT..=last).step_by(ALIGNMENT).find(is_here)?;
        Some(start..start + self.text.len())
    }

    /// A brotli copy of a page with the shared part at `place`.
    pub fn brotli(&self, level: i32, page: &[u8], place: Range<usize>) -> io::Result<Vec<u8>> {
        let before = bare(level, Order::First, page.len(), &[], &page[..place.start])?;
        let shared = self.copy(place.start)?;
        let after = bare(level, Order::Later, page.len(), &page[..place.end], &page[place.end..])?;
        Ok([&before, shared.as_slice(), &after, &END].concat())
    }

    /// The shared part, compressed for a position. As there are few, each is worth the highest level.
    fn copy(&self, start: usize) -> io::Result<Arc<Vec<u8>>> {
        if let Some(copy) = self.copies().get(&start) {
            return Ok(Arc::clone(copy));
        }
        let key = key(&self.hash, start);
        let copy = match self.store.get(&key).and_then(|record| record.part(0).ok()) {
            Some(known) => known,
            None => {
                // What precedes differs from page to page. The encoder only has to know its length, and finds nothing to
                // refer to in zeros.
                let before = vec![0; start];
                let made = bare(HIGHEST, Order::Later, start + self.text.len(), &before, self.text)?;
                self.store.put(key, [&made, &[], &[], &[]]);
                made
            }
        };
        // Another thread may have made the same copy meanwhile.
        Ok(Arc::clone(self.copies().entry(start).or_insert_with(|| Arc::new(copy))))
    }

    fn copies(&self) -> MutexGuard<'_, HashMap<usize, Arc<Vec<u8>>>> {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The key of a copy at a position.
fn key(hash: &Key, start: usize) -> Key {
    store::key([RECIPE, hash, &start.to_le_bytes()])
}

/// A bare stream of `content` within a file of `length` bytes, which may refer to what is `before` it.
fn bare(level: i32, order: Order, length: usize, before: &[u8], content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = BrotliEncoderStateStruct::new(StandardAlloc::default());
    encoder.params = params(level, length);
    encoder.params.size_hint = content.len();
    encoder.params.bare_stream = true;
    encoder.params.appendable = true;
    encoder.params.catable = order == Order::Later;
    if order == Order::Later {
        encoder.set_custom_dictionary(before.len(), before);
        // Switched off for want of a known position, which `before` has.
        encoder.params.use_dictionary = true;
    }
    let mut out = vec![0; content.len() + 1024];
    let (mut unread, mut read, mut room, mut written) = (content.len(), 0, out.len(), 0);
    while !encoder.is_finished() {
        let went_well = encoder.compress_stream(
            BrotliEncoderOperation::BROTLI_OPERATION_FINISH,
            &mut unread,
            content,
            &mut read,
            &mut room,
            &mut out,
            &mut written,
            &mut None,
            &mut |_, _, _, _| (),
        );
        if !went_well {
            return Err(io::Error::other("brotli cannot compress this"));
        }
        if room == 0 {
            room = out.len();
            out.resize(out.len() * 2, 0);
        }
    }
    out.truncate(written);
    Ok(out)
}
