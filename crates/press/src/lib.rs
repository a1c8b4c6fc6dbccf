//! The stages from a folder of Markdown to a magazine.
//!
//! `press content`: [`content`] is the stage as a whole. [`source`] finds and reads the files, [`front`] their
//! front matter ([`matter`], [`yaml`] and [`toml`] make it a [`tree`], [`fields`], [`meta`] and [`site`] take it
//! apart), [`proof`] sets the text ([`markdown`], [`html`], [`highlight`], [`diagram`], [`cover`], [`places`]) or takes
//! it from a [`galley`] that an earlier build has left in the [`store`], [`check`]
//! compares all files, [`magazine`], [`group`] and [`related`] put the whole together, [`pictures`] makes smaller ones of its
//! pictures, [`output`] and [`pagination`] say which files it
//! becomes, [`writer`] writes them, SVG as [`svg`] cleans it. [`diagnostics`] is how every one of them says what is wrong, [`files`] where they are.
//! What content names is a [`magazine_path`] that a [`root`] finds, and may be [`publishable`].
//!
//! `press pages`: [`data`] checks what was written by hand, [`pages`] prints every page of [`routes`] into the [`shell`] that Trunk has built, under its
//! [`policy`], and lets the app [`start`] after it; [`assets`] are named by their hash, [`services`] and the [`aliases`] that `press content` has passed on
//! lie around the pages, SVG in them as [`drawing`] draws it, [`hosts`] are told what to send, [`compress`] makes it small.
//!
//! Addresses of other sites are read by [`web`] and [`host`], wherever they are written.
//!
//! `press popular`: [`popular`] counts reads in logs and exports, for rankings that `press content` makes.
//!
//! `press watch`: [`watch`] shows a changed article at once, beside `trunk serve`.
//!
//! `press schema`: [`schema`] describes the files to a validator.

pub mod addresses;
pub mod aliases;
pub mod allowlist;
pub mod assets;
pub mod body;
pub mod check;
pub mod compress;
pub mod content;
pub mod cover;
pub mod data;
pub mod date;
pub mod diagnostics;
pub mod diagram;
pub mod drawing;
pub mod error;
pub mod fields;
pub mod files;
pub mod front;
pub mod galley;
pub mod group;
pub mod hash;
pub mod highlight;
pub mod host;
pub mod hosts;
pub mod html;
pub mod known;
pub mod lock;
pub mod magazine;
pub mod magazine_path;
pub mod markdown;
pub mod matter;
pub mod media;
pub mod meta;
pub mod options;
pub mod output;
pub mod pages;
pub mod pagination;
pub mod pictures;
pub mod places;
pub mod policy;
pub mod popular;
pub mod proof;
pub mod publishable;
pub mod related;
pub mod release;
pub mod root;
pub mod routes;
pub mod schema;
pub mod search;
pub mod search_panel;
pub mod services;
pub mod shell;
pub mod site;
pub mod source;
pub mod stack;
pub mod start;
pub mod store;
pub mod suggest;
pub mod svg;
pub mod text;
pub mod toml;
pub mod tree;
pub mod unused;
pub mod watch;
pub mod web;
pub mod writer;
pub mod yaml;
