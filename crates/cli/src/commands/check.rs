//! `broadsheet check`: reports everything that a build would, without building.
