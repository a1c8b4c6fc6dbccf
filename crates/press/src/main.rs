//! Turns a folder of Markdown into the magazine's JSON and prints its pages.
fn main() {}
