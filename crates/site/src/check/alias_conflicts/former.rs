//! The addresses that earlier versions gave to articles and pages, which redirect to them. Prerendering adds those of
//! topics, authors and series.

use content::source_file::SourceFile;
use content::sources;
use contract::url::Route;

/// A former address of a page, and the page.
pub type Former = (Route, Route);

/// The former addresses of published articles and pages.
pub fn of_files(source_files: &[SourceFile]) -> Vec<Former> {
    let published =
        source_files.iter().filter(|source_file| source_file.is_seen() && source_file.slug_line.is_none());
    let former = |source_file: &SourceFile| {
        let slug = sources::former_slug(&source_file.inner)?;
        let route = match source_file.route {
            Route::Article(_) => Route::Article(slug),
            Route::Page(_) => Route::Page(slug),
            _ => return None,
        };
        Some((route, source_file.route.clone()))
    };
    published.filter_map(former).collect()
}
