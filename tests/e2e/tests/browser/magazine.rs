//! What the magazine of the repository holds, as far as tests name it.

pub const TITLE: &str = "Broadsheet";
pub const DOCKER: &str = "Docker: The Backbone of Modern DevOps\u{2014}From Origins to Impact";
pub const YOUTUBE: &str = "How YouTube Handles Billions of Requests Per Day: A System Design Breakdown";
pub const FACEBOOK: &str =
    "How Facebook Designed Its Scalable News Feed System: Key Challenges and Solutions";
/// How many there are.
pub const ARTICLES: usize = 11;
pub const FEATURED: &str = "articles/building-backends-that-scale/";
pub const ARTICLE: &str = "articles/docker-backbone-of-modern-devops/";
/// The article that has all that an article can have.
pub const MADE: &str = "articles/how-this-magazine-is-made/";
/// Where [`ARTICLE`] was in an earlier home.
pub const ALIAS: &str = "blog/docker-origins/";
pub const AUTHOR: &str = "Broadsheet Editors";

/// One page of each kind: where it is and its heading, which is empty where it belongs to the content.
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
