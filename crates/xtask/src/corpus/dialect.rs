//! How the generators want their articles.

/// The generator for which a corpus is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Broadsheet: `site.toml` and `articles/`.
    Broadsheet,
    /// Hugo: `content/posts/`.
    Hugo,
    /// Zola: `content/blog/`, with front matter in TOML.
    Zola,
    /// Marmite: `content/`.
    Marmite,
}

/// The front matter of an article.
#[derive(Debug)]
pub struct FrontMatter {
    pub title: String,
    pub date: String,
    pub slug: String,
    pub summary: String,
    pub tags: [&'static str; 3],
    pub author: String,
    pub series: Option<String>,
}

impl Dialect {
    /// The folder of the articles.
    pub fn articles(self) -> &'static str {
        match self {
            Self::Broadsheet => "articles",
            Self::Hugo => "content/posts",
            Self::Zola => "content/blog",
            Self::Marmite => "content",
        }
    }

    /// The address of an article's page, from the root of the site.
    pub fn address(self, slug: &str) -> String {
        match self {
            Self::Broadsheet => format!("/articles/{slug}/"),
            Self::Hugo => format!("/posts/{slug}/"),
            Self::Zola => format!("/blog/{slug}/"),
            Self::Marmite => format!("/{slug}.html"),
        }
    }

    /// The destination of a link from one article to another.
    pub fn link(self, slug: &str) -> String {
        match self {
            Self::Broadsheet => format!("{slug}.md"),
            Self::Hugo => self.address(slug),
            Self::Zola => format!("@/blog/{slug}.md"),
            Self::Marmite => format!("{slug}.html"),
        }
    }
}

impl FrontMatter {
    /// The front matter as text, with the empty line after it.
    pub fn text(&self, dialect: Dialect) -> String {
        let Self { title, date, slug, summary, tags, author, series } = self;
        let tags = tags.map(|tag| format!("\"{tag}\"")).join(", ");
        if dialect == Dialect::Zola {
            // Its series are sections, which most of its themes do not show.
            return format!(
                "+++\ntitle = \"{title}\"\ndate = {date}\nslug = \"{slug}\"\ndescription = \"{summary}\"\n\
                 authors = [\"{author}\"]\n\n[taxonomies]\ntags = [{tags}]\n\n[extra]\n+++\n\n"
            );
        }
        let description = match dialect {
            Dialect::Broadsheet | Dialect::Zola => String::new(),
            Dialect::Hugo | Dialect::Marmite => format!("description: \"{summary}\"\n"),
        };
        let series = series.as_ref().map(|name| format!("series: \"{name}\"\n")).unwrap_or_default();
        format!(
            "---\ntitle: \"{title}\"\ndate: {date}\nslug: {slug}\nsummary: \"{summary}\"\n{description}tags: [{tags}]\n\
             authors: [\"{author}\"]\n{series}---\n\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front_matter(dialect: Dialect) -> String {
        let front_matter = FrontMatter {
            title: "A queue".into(),
            date: "2025-12-28T23:00:00Z".into(),
            slug: "a-queue".into(),
            summary: "Short.".into(),
            tags: ["queues", "rust", "go"],
            author: "Ada Abe".into(),
            series: Some("Queues in practice".into()),
        };
        front_matter.text(dialect)
    }

    #[test]
    fn front_matter_is_yaml() {
        assert_eq!(
            front_matter(Dialect::Broadsheet),
            "---\ntitle: \"A queue\"\ndate: 2025-12-28T23:00:00Z\nslug: a-queue\nsummary: \"Short.\"\n\
             tags: [\"queues\", \"rust\", \"go\"]\nauthors: [\"Ada Abe\"]\nseries: \"Queues in practice\"\n---\n\n"
        );
        assert!(front_matter(Dialect::Hugo).contains("\ndescription: \"Short.\"\n"));
    }

    #[test]
    fn front_matter_is_toml_for_zola() {
        let text = front_matter(Dialect::Zola);
        assert!(text.starts_with("+++\ntitle = \"A queue\"\ndate = 2025-12-28T23:00:00Z\n"), "{text}");
        assert!(text.contains("\n[taxonomies]\ntags = [\"queues\", \"rust\", \"go\"]\n"), "{text}");
    }
}
