//! What drawings show besides themselves: files of the folder that is published, which readers can see anyway. The
//! drawing library's own way would read any file of the machine.

use crate::magazine_path::MagazinePath;
use crate::places::scheme;
use crate::root::Root;
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Finds what `<image>` elements name below `folder`. What is written into the drawing itself is shown as ever.
pub fn resolver(folder: &Path) -> ImageHrefResolver<'static> {
    let published = Root::new(folder, &[]);
    ImageHrefResolver {
        resolve_data: ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(move |href, options| {
            image(&fs::read(file(&published, href)?).ok()?, options)
        }),
    }
}

/// The file of the published folder that an address means, with or without a slash at its beginning.
pub fn file(published: &Root, address: &str) -> Option<PathBuf> {
    if scheme(address).is_some() || address.starts_with("//") {
        return None;
    }
    let path = address.split(['?', '#']).next()?;
    let inner = MagazinePath::from_address(path.strip_prefix('/').unwrap_or(path)).ok()?;
    let found = published.resolve(&inner).ok()?;
    (!found.is_folder && !found.is_hidden()).then_some(found.path)
}

fn image(content: &[u8], options: &Options<'_>) -> Option<ImageKind> {
    use imagesize::ImageType;
    let shared = || Arc::new(content.to_vec());
    match imagesize::image_type(content) {
        Ok(ImageType::Jpeg) => Some(ImageKind::JPEG(shared())),
        Ok(ImageType::Png) => Some(ImageKind::PNG(shared())),
        Ok(ImageType::Gif) => Some(ImageKind::GIF(shared())),
        Ok(ImageType::Webp) => Some(ImageKind::WEBP(shared())),
        Ok(_) => None,
        Err(_) => Tree::from_data(content, &within(options)).ok().map(ImageKind::SVG),
    }
}

/// How a drawing within a drawing is read: it shows no files.
fn within(options: &Options<'_>) -> Options<'static> {
    let resolve_data = ImageHrefResolver::default_data_resolver();
    let image_href_resolver = ImageHrefResolver { resolve_data, resolve_string: Box::new(|_, _| None) };
    Options { fontdb: Arc::clone(&options.fontdb), image_href_resolver, ..Options::default() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use base64::{Engine, prelude::BASE64_STANDARD};
    use image::{ImageFormat, RgbImage};
    use std::io::Cursor;

    fn png() -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        RgbImage::new(3, 2).write_to(&mut file, ImageFormat::Png).unwrap();
        file.into_inner()
    }

    /// Whether a drawing for a folder within `within` shows the image at this address.
    fn shows(within: &Path, href: &str) -> bool {
        let options =
            Options { image_href_resolver: resolver(&within.join("published")), ..Options::default() };
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'><image href='{href}'/></svg>");
        Tree::from_str(&svg, &options).unwrap().root().has_children()
    }

    #[test]
    fn a_drawing_shows_published_files_alone() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path();
        fs::create_dir(within.join("published")).unwrap();
        for path in ["secret.png", "published/ü b.png", "published/.env.png"] {
            fs::write(within.join(path), png()).unwrap();
        }
        let secret = within.join("secret.png").display().to_string();
        for href in [
            &*secret,
            &*format!("/{secret}"),
            "../secret.png",
            "%2e%2e/secret.png",
            "..%2fsecret.png",
            ".env.png",
        ] {
            assert!(!shows(within, href), "{href}");
        }
        let data = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png()));
        for href in ["ü b.png", "/%C3%BC%20b.png", "%C3%BC%20b.png?v=2", &*data] {
            assert!(shows(within, href), "{href}");
        }
    }

    #[test]
    fn a_drawing_within_a_drawing_shows_no_files() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path();
        fs::create_dir(within.join("published")).unwrap();
        fs::write(within.join("published/a.png"), png()).unwrap();
        let svg = |image: &str| {
            format!("<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'>{image}</svg>")
        };
        let inner = svg("<image href='a.png'/>");
        fs::write(within.join("published/inner.svg"), &inner).unwrap();
        let Some(ImageKind::SVG(tree)) = image(inner.as_bytes(), &Options::default()) else {
            unreachable!("it is a drawing");
        };
        assert!(!tree.root().has_children());
        assert!(shows(within, "inner.svg"), "the drawing itself is shown");
    }
}
