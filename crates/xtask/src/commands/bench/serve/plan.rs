//! What `bench/serve.mjs` measures, as JSON.

use crate::corpus::{self, Dialect};
use std::{fmt::Write, path::PathBuf};

/// A server of generated articles.
#[derive(Debug)]
pub struct Server {
    pub name: &'static str,
    /// The program and its arguments; `{port}` stands for the port.
    command: Vec<String>,
    /// Environment variables.
    pub variables: Vec<(&'static str, String)>,
    /// The folder in which it runs.
    folder: PathBuf,
    /// The folder of its caches, if it has any.
    pub cache: Option<PathBuf>,
    /// The address of an article, and its file.
    article: (String, PathBuf),
}

impl Server {
    /// A server without caches, of `size` articles in a folder.
    pub fn new(
        name: &'static str,
        command: Vec<String>,
        dialect: Dialect,
        folder: PathBuf,
        size: usize,
    ) -> Self {
        let slug = corpus::slug(size / 2);
        let file = folder.join(dialect.articles()).join(format!("{slug}.md"));
        let article = (dialect.address(&slug), file);
        Self { name, command, variables: Vec::new(), folder, cache: None, article }
    }

    fn json(&self) -> String {
        let Self { name, command, variables, folder, cache, article: (address, file) } = self;
        let command: Vec<_> = command.iter().map(|word| quoted(word)).collect();
        let variables: Vec<_> =
            variables.iter().map(|(name, value)| format!("{}: {}", quoted(name), quoted(value))).collect();
        let path = |path: &PathBuf| quoted(&path.to_string_lossy());
        format!(
            "{{ \"name\": {}, \"command\": [{}], \"variables\": {{ {} }}, \"folder\": {}, \"cache\": {}, \
             \"article\": {}, \"file\": {} }}",
            quoted(name),
            command.join(", "),
            variables.join(", "),
            path(folder),
            cache.as_ref().map_or("null".to_owned(), path),
            quoted(address),
            path(file)
        )
    }
}

/// The plan for a number of runs.
pub fn text(runs: usize, servers: &[Server]) -> String {
    let servers: Vec<_> = servers.iter().map(Server::json).collect();
    format!("{{ \"runs\": {runs}, \"servers\": [\n{}\n] }}\n", servers.join(",\n"))
}

/// A string in JSON.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            '\0'..='\x1f' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(char));
            }
            _ => quoted.push(char),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(quoted("a \"b\" \\ ü\n"), r#""a \"b\" \\ ü\u000a""#);
    }

    #[test]
    fn article_in_the_middle_is_changed() {
        let server = Server::new("Hugo", Vec::new(), Dialect::Hugo, "/m".into(), 10);
        let slug = corpus::slug(5);
        assert_eq!(server.article, (format!("/posts/{slug}/"), format!("/m/content/posts/{slug}.md").into()));
    }
}
