//! Turns a folder of Markdown into the magazine's JSON and prints its pages.

pub mod cover;
pub mod pages;
pub mod routes;
pub mod shell;
