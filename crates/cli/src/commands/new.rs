//! `broadsheet new`: a magazine to begin with.
