//! Simulates the next build of a site: the same pages, with all hashed files renamed.

use super::Site;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

impl Site {
    /// The site as a later build would name its files; those of this build are gone.
    #[must_use]
    pub fn rebuilt(self) -> Self {
        let reversed = |text: &str| text.chars().rev().collect::<String>();
        let programs = [self.hash_of("broadsheet-app-"), self.hash_of("search-")];
        let renamed = |text: &str| {
            programs.iter().fold(text.to_owned(), |text, program| text.replace(program, &reversed(program)))
        };
        let (version, index) = (self.version(), self.text("index.html"));
        let mut changes = vec![(version.clone(), reversed(&version))];
        // The CSP contains hashes of inline scripts.
        for script in inline_scripts(&index).filter(|script| renamed(script) != **script) {
            changes.push((hash(script), hash(&renamed(script))));
        }
        let texts: Vec<String> = self
            .files()
            .map(|(path, _)| path.to_owned())
            .filter(|path| [".html", ".js", "version.json"].iter().any(|end| path.ends_with(end)))
            .collect();
        let mut next = self;
        for path in texts {
            let text =
                changes.iter().fold(renamed(&next.text(&path)), |text, (from, to)| text.replace(from, to));
            next = next.with_file(&path, text);
        }
        let hashed: Vec<String> =
            next.files().map(|(path, _)| path.to_owned()).filter(|path| renamed(path) != *path).collect();
        for path in hashed {
            let content = next.file(&path).unwrap_or_default().to_vec();
            next = next.with_file(&renamed(&path), content).without(|other| other == path);
        }
        next
    }

    /// The hash in the names of a program's files.
    fn hash_of(&self, program: &str) -> String {
        let name = self.files().find_map(|(path, _)| path.strip_prefix(program)?.strip_suffix(".js"));
        name.expect("the site has the program").to_owned()
    }

    /// The site's build version.
    pub fn version(&self) -> String {
        self.version_field("version")
    }

    /// The site with changed articles, as an open tab learns of them.
    #[must_use]
    pub fn with_other_data(self) -> Self {
        let data = self.version_field("data");
        let text = self.text("version.json").replace(&data, &data.chars().rev().collect::<String>());
        self.with_file("version.json", text)
    }

    fn version_field(&self, name: &str) -> String {
        let file: serde_json::Value = serde_json::from_str(&self.text("version.json")).expect("JSON");
        file[name].as_str().expect("a version").to_owned()
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(self.file(path).unwrap_or_default()).into_owned()
    }
}

fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    let scripts = page.split("<script").skip(1).filter_map(|part| part.split_once("</script>"));
    scripts.filter_map(|(script, _)| Some(script.split_once('>')?.1)).filter(|script| !script.is_empty())
}

fn hash(script: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()))
}
