//! Constants about the repository's magazine that tests use.

pub const TITLE: &str = "Broadsheet";
pub const DOCKER: &str = "Docker: The Backbone of Modern DevOps\u{2014}From Origins to Impact";
pub const YOUTUBE: &str = "How YouTube Handles Billions of Requests Per Day: A System Design Breakdown";
pub const FACEBOOK: &str =
    "How Facebook Designed Its Scalable News Feed System: Key Challenges and Solutions";
/// The number of articles.
pub const ARTICLES: usize = 11;
pub const FEATURED: &str = "articles/building-backends-that-scale/";
pub const ARTICLE: &str = "articles/docker-backbone-of-modern-devops/";
/// The article that uses every feature.
pub const MADE: &str = "articles/how-this-magazine-is-made/";
/// A former address of [`ARTICLE`].
pub const ALIAS: &str = "blog/docker-origins/";
pub const AUTHOR: &str = "Broadsheet Editors";

/// One page of each kind: path and heading, which is empty if it depends on the content.
pub const PAGES: [(&str, &str); 11] = [
    ("", TITLE),
    (ARTICLE, DOCKER),
    ("articles/how-facebook-designed-its-news-feed/", FACEBOOK),
    ("topics/", "Topics"),
    ("topics/devops/", "DevOps"),
    ("archive/", "Archive"),
    ("archive/2025/", "2025"),
    ("popular/", "Most Popular"),
    ("authors/", "Authors"),
    ("authors/broadsheet-editors/", AUTHOR),
    ("about/", ""),
];
