//! Removes comments and application data from GIF files.

/// The application extensions that browsers need: looping and the colour profile.
const NEEDED: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

const TABLE: u8 = 0x80;
const PICTURE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
const END: u8 = 0x3b;

/// The parts of a GIF that are needed to show it, up to its end; `None` if it is not a GIF or has no end.
pub fn bare(file: &[u8]) -> Option<Vec<u8>> {
    if !file.starts_with(b"GIF8") {
        return None;
    }
    let (head, mut rest) = file.split_at_checked(13 + table(*file.get(10)?))?;
    let mut kept = head.to_vec();
    loop {
        let length = match *rest.first()? {
            PICTURE => {
                // The ten bytes of the header, a local colour table, and the LZW code size.
                let before = 10 + table(*rest.get(9)?) + 1;
                before + blocks(rest.get(before..)?)?
            }
            EXTENSION => 2 + blocks(rest.get(2..)?)?,
            END => {
                kept.push(END);
                return Some(kept);
            }
            _ => return None,
        };
        let (part, after) = rest.split_at_checked(length)?;
        if is_shown(part) {
            kept.extend_from_slice(part);
        }
        rest = after;
    }
}

/// Whether a part is needed to show the image.
fn is_shown(part: &[u8]) -> bool {
    match part {
        // How long a frame is shown, and text that is drawn.
        [EXTENSION, label, ..] => {
            matches!(label, 0xf9 | 0x01)
                || *label == 0xff && part.get(3..14).is_some_and(|name| NEEDED.contains(&name))
        }
        _ => true,
    }
}

/// The size in bytes of the colour table that these flags announce.
fn table(flags: u8) -> usize {
    if flags & TABLE == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The length in bytes of a sequence of blocks, each preceded by its size, up to the empty one.
fn blocks(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let size = usize::from(*bytes.get(at)?);
        at += 1 + size;
        if size == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One pixel in an endless animation, with a global and a local colour table.
    const HEAD: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
    const PIXEL: &[u8] = b"!\xf9\x04\x01\x0a\0\0\0,\0\0\0\0\x01\0\x01\0\x80\xfe!\0\xfe!\0\x02\x02D\x01\0";

    #[test]
    fn comments_and_application_data_are_removed() {
        let comment = b"!\xfe\x0bZoe at home\0";
        // XMP text, followed by the trailer that leads block readers to its end.
        let mut xmp = b"!\xff\x0bXMP DataXMP<x>Zoe at home</x>\x01".to_vec();
        xmp.extend((0..=u8::MAX).rev());
        xmp.push(0);
        let file = [HEAD, comment, PIXEL, &xmp, PIXEL, comment, b";", b"Zoe at home"].concat();
        assert_eq!(bare(&file), Some([HEAD, PIXEL, PIXEL, b";"].concat()));
    }

    #[test]
    fn incomplete_files_are_not_changed() {
        let whole = [HEAD, PIXEL, b";"].concat();
        assert_eq!(bare(&whole).as_ref(), Some(&whole));
        for length in 0..whole.len() {
            assert_eq!(bare(&whole[..length]), None, "{length} bytes");
        }
        assert_eq!(bare(b"GIF89 is a format of pictures"), None);
    }
}
