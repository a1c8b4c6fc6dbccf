//! The names of fields in other programs.

/// The fields under the names that other programs use.
pub const SYNONYMS: &[(&str, &[&str])] = &[
    ("title", &["headline", "name", "metaTitle", "seoTitle", "seo.title"]),
    (
        "date",
        &[
            "created",
            "createdAt",
            "creationDate",
            "dateCreated",
            "datePublished",
            "dateTime",
            "posted",
            "postedAt",
            "publicationDate",
            "publishedAt",
            "publishedDate",
            "publishedOn",
            "publishedTime",
            "timestamp",
        ],
    ),
    (
        "updated",
        &[
            "changed",
            "dateModified",
            "edited",
            "lastUpdate",
            "lastUpdate.date",
            "lastUpdated",
            "lastUpdatedAt",
            "lastModified",
            "lastModifiedAt",
            "modified",
            "modifiedAt",
            "modifiedDate",
            "updatedAt",
            "updatedOn",
        ],
    ),
    ("expires", &["expirationDate", "expiresAt", "unpublishDate", "unpublishedAt"]),
    (
        "summary",
        &[
            "abstract",
            "blurb",
            "customExcerpt",
            "deck",
            "intro",
            "introduction",
            "lead",
            "metaDescription",
            "ogDescription",
            "preview",
            "seo.description",
            "seoDescription",
            "spoiler",
            "subtitle",
            "synopsis",
            "teaser",
            "tldr",
        ],
    ),
    (
        "authors",
        &["authorName", "authorNames", "by", "byline", "contributors", "creator", "writer", "writers"],
    ),
    ("tags", &["keyword", "keywords", "labels", "subjects", "topic"]),
    (
        "image",
        &[
            "banner",
            "bannerImage",
            "cardImage",
            "coverUrl",
            "featureImage",
            "featured.image",
            "featuredImage",
            "header.image",
            "header.overlayImage",
            "header.teaser",
            "headerImage",
            "hero",
            "heroImage",
            "imageUrl",
            "img",
            "metaImage",
            "photo",
            "picture",
            "postImage",
            "previewImage",
            "seo.image",
            "socialImage",
            "splash",
            "thumb",
            "thumbnail",
            "thumbnailImage",
            "thumbnailUrl",
            "twitterImage",
        ],
    ),
    (
        "imageAlt",
        &[
            "altText",
            "bannerAlt",
            "featureImageAlt",
            "featuredImageAlt",
            "heroAlt",
            "heroImageAlt",
            "imageAltText",
            "thumbnailAlt",
        ],
    ),
    (
        "canonicalUrl",
        &["canonical", "canonicalLink", "crosspost", "originalUrl", "originallyPublishedAt", "sourceUrl"],
    ),
    ("language", &["languageCode", "locale"]),
    ("pinned", &["pin", "sticky", "top"]),
    ("featured", &["highlight", "isFeatured"]),
    ("weight", &["order", "position", "priority"]),
    ("aliases", &["formerUrls", "oldUrls", "redirects"]),
];

/// Fields that hide an article.
pub const HIDING: &[&str] = &[
    "archived",
    "hidden",
    "hide",
    "isDraft",
    "isHidden",
    "isPrivate",
    "isPublished",
    "noList",
    "private",
    "public",
    "publish",
    "state",
    "status",
    "unpublished",
    "visibility",
    "wip",
];

/// Fields that hold an article's address, now or earlier.
pub const ADDRESSES: &[&str] =
    &["link", "oldUrl", "path", "permalink", "redirect", "redirectFrom", "uri", "url"];

/// Fields of entries that lead to another site.
pub const ELSEWHERE: &[&str] = &["externalLink", "externalUrl", "linkUrl", "redirectTo", "redirectUrl"];

/// What is a picture in a table about the cover.
pub const PICTURE_PARTS: &[&str] =
    &["dark", "feature", "file", "image", "light", "path", "src", "teaser", "thumb", "thumbnail", "url"];

/// What is its alternative text.
pub const ALT_PARTS: &[&str] = &["alt", "altText"];
