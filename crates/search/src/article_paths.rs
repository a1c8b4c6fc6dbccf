//! Maps article numbers to paths.

use crate::{
    index_manifest::{PER_FILE, paths_file},
    lookup::{Files, Reader},
};

/// The paths of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticlePaths {
    /// The page, relative to the site's root.
    pub page: String,
    /// The data file, relative to the site's root; `#` and the slug follow if the file holds several articles.
    pub data: String,
}

/// Returns the paths of articles, given by number.
///
/// # Errors
/// The paths of required files that are missing from `files`.
pub fn find(articles: &[u32], files: &Files) -> Result<Vec<ArticlePaths>, Vec<String>> {
    let reader = Reader::new(files);
    let paths = |article: &u32| {
        let line = reader.text(&paths_file(*article))?.lines().nth((article % PER_FILE) as usize)?;
        let (page, data) = line.split_once('\t')?;
        Some(ArticlePaths { page: page.to_owned(), data: data.to_owned() })
    };
    let found = articles.iter().filter_map(paths).collect();
    let missing = reader.missing();
    if missing.is_empty() { Ok(found) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_maps_to_a_page() {
        let files = [("search/places/0.txt".to_owned(), "a/\ta.json\nb/\tb.json\n".to_owned())].into();
        assert_eq!(find(&[1], &files).unwrap()[0], ArticlePaths { page: "b/".into(), data: "b.json".into() });
    }

    #[test]
    fn missing_files_are_returned() {
        let needs = find(&[0, 130], &Files::new()).unwrap_err();
        assert_eq!(needs, ["search/places/0.txt", "search/places/1.txt"]);
    }
}
