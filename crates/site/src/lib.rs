//! Assembles the magazine: lists, series, related articles, rankings, the search index, and the files to write.
//!
//! Modules import only those above them in this list.

pub mod body;
pub mod text_files;
pub mod model;
pub mod grouping;
pub mod pagination;
pub mod ranking;
pub mod release;
pub mod stems;
pub mod telling_words;
pub mod related;
pub mod rendered_cache;
pub mod word_counts;
pub mod opening;
pub mod document;
pub mod arrangement;
pub mod search_index;
pub mod plan;
pub mod check;
pub mod magazine;
