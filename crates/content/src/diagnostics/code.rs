//! The kinds of diagnostics. Their names stay the same when messages change.

use std::fmt::{self, Display, Formatter};

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Something would be broken, unsafe or missing for readers, so nothing is published.
    Error,
    /// It is published, but the publisher should know.
    Warning,
}

impl Display for Level {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// Declares [`Code`] from one table: variant, name, level, meaning.
macro_rules! codes {
    ($($variant:ident $name:literal $level:ident $meaning:literal)*) => {
        /// The kind of a diagnostic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// All codes, sorted by name.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name, which is printed and which tests rely on.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Whether it fails the build.
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// What it means, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    AddressConflict "address-conflict" Error "Two pages, aliases or files would have the same address."
    AlteredOutput "altered-output" Warning "A file that press wrote was changed, so it stays although nothing makes it any more."
    AttributeLeftOut "attribute-left-out" Warning "An HTML attribute was left out because it is not allowed."
    BrokenAnchor "broken-anchor" Error "A link leads to a heading that is not there."
    BrokenLink "broken-link" Error "A link leads to a page or file that is not there."
    BrokenSymlink "broken-symlink" Error "A symbolic link leads to nothing."
    ChangedMeanwhile "changed-meanwhile" Error "A file changed while the magazine was being built."
    ControlCharacter "control-character" Error "A text has a character that is not shown and that XML cannot hold."
    Duplicate "duplicate" Error "Something that must be unique was named twice."
    FileNameConflict "file-name-conflict" Error "Two files of one article would have the same name in the output."
    ForbiddenElement "forbidden-element" Error "An HTML element or attribute is not allowed in articles."
    ForbiddenFile "forbidden-file" Error "A link or picture leads to a file that is not for readers."
    ForbiddenFileType "forbidden-file-type" Error "A link or picture leads to a file in which scripts could run."
    ForbiddenScheme "forbidden-scheme" Error "A link begins with a scheme that could run a script."
    ForeignOutput "foreign-output" Error "The output folder holds something that press did not write."
    HeadingLevel "heading-level" Error "A heading of level 1 stands in the text."
    HeadingOrder "heading-order" Error "A heading skips a level."
    InvalidAlias "invalid-alias" Error "An alias is not a path below the magazine's root."
    InvalidArt "invalid-art" Error "The cover art of hand-written data is not an SVG that can be published."
    InvalidData "invalid-data" Error "A JSON file of the magazine does not have the form that docs/articles-json.md describes."
    InvalidDate "invalid-date" Error "A date cannot be read or contradicts another."
    InvalidDiagram "invalid-diagram" Error "A Mermaid diagram cannot be read."
    InvalidFence "invalid-fence" Error "The words after a code fence cannot be read."
    InvalidFileName "invalid-file-name" Error "A file beside an article has a name that is too long to be published."
    InvalidFormula "invalid-formula" Error "A LaTeX formula cannot be read."
    InvalidFrontMatter "invalid-front-matter" Error "The front matter is neither YAML nor TOML."
    InvalidHost "invalid-host" Error "This is not the name of a host."
    InvalidLog "invalid-log" Error "A log or export cannot be read."
    InvalidName "invalid-name" Error "A topic, author or series has a name that no address can be made of."
    InvalidPath "invalid-path" Error "A path holds a name that no file of a magazine can have."
    InvalidSlug "invalid-slug" Error "This cannot be the last part of an address."
    InvalidSvg "invalid-svg" Error "An SVG is not well-formed, or larger or deeper than a drawing needs to be."
    InvalidToml "invalid-toml" Error "A file is not TOML."
    InvalidUrl "invalid-url" Error "This is not an absolute address, or one with a scheme that is not allowed."
    InvalidValue "invalid-value" Error "A field's value has the wrong type or is out of range."
    LostMarkup "lost-markup" Error "What was made of a part of a text has no place in the HTML around it."
    MissingAlt "missing-alt" Error "A picture has no alternative text."
    MissingField "missing-field" Error "A field that is required is not there."
    MissingFolder "missing-folder" Error "The content folder is not there."
    MissingPicture "missing-picture" Error "There is no picture at this path."
    MissingSettings "missing-settings" Error "The content folder has no site.toml."
    NameConflict "name-conflict" Error "Two names are spelled so much alike that they are probably one."
    NotUtf8 "not-utf8" Error "A file is not UTF-8 text."
    OutputIsInput "output-is-input" Error "The output folder is an input folder, holds one or lies in one."
    OutsideMagazine "outside-magazine" Error "A path or a symbolic link leads out of the folder that it is in."
    PlainCode "plain-code" Warning "Code is nested too deeply to be highlighted, and shown without colours."
    RemoteFrame "remote-frame" Error "A frame shows a host that site.toml does not allow."
    RemoteMedia "remote-media" Error "A film or sound lies on another host."
    RemotePicture "remote-picture" Error "A picture lies on a host that site.toml does not allow."
    RemovedMarkup "removed-markup" Warning "Something that is not allowed in articles was taken out of hand-written data."
    ReservedName "reserved-name" Error "An id or class in a text begins as those of the interface do."
    SvgCleaned "svg-cleaned" Warning "What could act or load was left out of an SVG."
    SymlinkLoop "symlink-loop" Error "Symbolic links lead in a circle."
    TooDeep "too-deep" Error "Something is nested deeper than anyone would write by hand."
    TooLarge "too-large" Error "A file has more bytes or pixels than press reads."
    TooLong "too-long" Error "A text is longer than its place in the magazine allows."
    TooMuchDrawing "too-much-drawing" Error "The diagrams of a text are together larger than a page should be."
    TooMuchHtml "too-much-html" Error "The HTML of a text is too much, or is nested too deeply."
    UnbalancedElement "unbalanced-element" Warning "An HTML element is never closed, or closed without being open."
    UnclosedTag "unclosed-tag" Error "A tag or comment is not finished where the HTML in a text ends."
    UndefinedFootnote "undefined-footnote" Error "A footnote is referred to and not defined."
    UndrawnCover "undrawn-cover" Warning "A share picture goes without its cover, which cannot be drawn."
    UnfinishedOutput "unfinished-output" Error "The output folder holds the work of a build that did not come to its end."
    UnknownArticle "unknown-article" Error "There is no article with this slug."
    UnknownLanguage "unknown-code-language" Error "A code block names a language that is not known."
    UnknownField "unknown-field" Error "A field is not one that is read here."
    Unreadable "unreadable" Error "A file or folder cannot be read."
    UnreadablePicture "unreadable-picture" Error "A picture is broken or of a kind that cannot be read."
    Unwritable "unwritable" Error "A file or folder cannot be written."
}

impl Display for Code {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_unique() {
        assert!(Code::ALL.iter().map(|code| code.name()).is_sorted_by(|one, next| one < next));
        let plain =
            |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(Code::ALL.iter().all(|code| plain(code.name())));
    }
}
