//! `broadsheet add`: an article, page or author with its front matter filled in.
