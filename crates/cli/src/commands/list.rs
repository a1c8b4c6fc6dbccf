//! `broadsheet list`: the articles of a magazine, or those that readers do not find in its lists.
