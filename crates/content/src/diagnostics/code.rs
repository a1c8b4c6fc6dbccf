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
    AlteredOutput "altered-output" Warning "A file that is no longer needed was changed since a build wrote it, so it is kept."
    AttributeLeftOut "attribute-left-out" Warning "An HTML attribute was dropped because it is not allowed."
    BrokenAnchor "broken-anchor" Error "A link points to a heading that does not exist."
    BrokenExternalLink "broken-external-link" Error "A link leads to a page of another site that does not exist."
    BrokenLink "broken-link" Error "A link points to a page or file that does not exist."
    BrokenSymlink "broken-symlink" Error "A symbolic link points to nothing."
    ChangedMeanwhile "changed-meanwhile" Error "A file changed during the build."
    ControlCharacter "control-character" Error "A text contains a character that is invisible or not allowed in XML."
    Duplicate "duplicate" Error "Something that must be unique is listed twice."
    DuplicateDefinition "duplicate-definition" Warning "The address of a link or the meaning of an abbreviation is defined twice, and the second one is not used."
    DuplicateFootnote "duplicate-footnote" Error "A footnote is defined twice."
    DuplicateId "duplicate-id" Warning "Two elements of a text have the same id."
    FileNameConflict "file-name-conflict" Error "Two files would have the same path in the output."
    ForbiddenElement "forbidden-element" Error "An HTML element or attribute is not allowed in articles."
    ForbiddenFile "forbidden-file" Error "A link or picture points to a file that is never published."
    ForbiddenFileType "forbidden-file-type" Error "A link or picture points to a type of file that can run scripts."
    ForbiddenScheme "forbidden-scheme" Error "A link starts with a scheme that is not allowed, such as one that can run scripts."
    ForeignOutput "foreign-output" Error "The output folder contains something that no build has written."
    ForeignSyntax "foreign-syntax" Error "Markup of another program would be printed as typed."
    HeadingLevel "heading-level" Error "A text contains a level 1 heading."
    HeadingOrder "heading-order" Error "A heading skips a level."
    HeavyFont "heavy-font" Warning "A font of the theme is so large that pages appear later."
    InvalidAlias "invalid-alias" Error "An alias is not a valid path below the magazine's root."
    InvalidArt "invalid-art" Error "The cover art in hand-written data is not an SVG that can be published."
    InvalidData "invalid-data" Error "A JSON file does not have the form described in docs/articles-json.md."
    InvalidDate "invalid-date" Error "A date is invalid or contradicts another."
    InvalidDiagram "invalid-diagram" Error "A Mermaid diagram cannot be drawn."
    InvalidFence "invalid-fence" Error "The attributes of a code block are invalid."
    InvalidFileName "invalid-file-name" Error "The name of a file beside an article is too long to be published."
    InvalidFont "invalid-font" Error "A font of the theme is missing, or cannot be published."
    InvalidFormula "invalid-formula" Error "A LaTeX formula is invalid."
    InvalidFrontMatter "invalid-front-matter" Error "The front matter is not valid YAML or TOML."
    InvalidHost "invalid-host" Error "A value is not a host name."
    InvalidLink "invalid-link" Error "A link or picture is written so that it would be printed as typed."
    InvalidLog "invalid-log" Error "A log or analytics export cannot be read."
    InvalidName "invalid-name" Error "The name of a topic, author or series cannot be turned into an address."
    InvalidPath "invalid-path" Error "A path contains a name that is not a valid file name."
    InvalidSlug "invalid-slug" Error "A slug cannot be part of an address."
    InvalidStyleSheet "invalid-style-sheet" Error "A style sheet of the theme is not valid CSS, or loads what it may not."
    InvalidSvg "invalid-svg" Error "An SVG is not well-formed, too large or too deeply nested."
    InvalidToml "invalid-toml" Error "A file is not valid TOML."
    InvalidUrl "invalid-url" Error "A URL is not valid, not absolute where it must be, or has a scheme that is not allowed."
    InvalidValue "invalid-value" Error "A field's value has the wrong type or is out of range."
    JoinedTopics "joined-topics" Warning "A topic consists of several words that are topics, so a list was probably meant."
    LostCells "lost-cells" Error "A row of a table has more cells than the table's header, so the last ones would be lost."
    LostMarkup "lost-markup" Error "Generated markup cannot be placed in the HTML around it."
    LowContrast "low-contrast" Error "A colour of the theme cannot be read on another."
    MarkupInField "markup-in-field" Warning "A field contains HTML or Markdown, which is shown as it is written."
    MergeConflict "merge-conflict" Error "A text contains the markers of a merge conflict."
    MissingAlt "missing-alt" Error "A picture has no alternative text."
    MissingField "missing-field" Error "A required field is missing."
    MissingFolder "missing-folder" Error "The content or public folder does not exist."
    MissingGlyphs "missing-glyphs" Warning "Share pictures or icons show boxes instead of characters that no installed font has."
    MissingPicture "missing-picture" Error "A picture does not exist."
    MissingSettings "missing-settings" Error "The content folder has no site.toml."
    NameConflict "name-conflict" Error "Two spellings of a name have the same address, or one name means two authors."
    NestedLink "nested-link" Warning "A link is inside another one, which browsers and Markdown do not allow."
    NoArticles "no-articles" Error "The content folder contains files, but no article."
    NotUtf8 "not-utf8" Error "A file is not valid UTF-8."
    OutputIsInput "output-is-input" Error "The output folder is also an input folder, contains one or lies inside one."
    OutsideMagazine "outside-magazine" Error "A path or symbolic link leads out of its folder."
    PlainCode "plain-code" Warning "Code cannot be highlighted, and is shown without colours."
    PrintedMarks "printed-marks" Warning "Markdown is not complete, so its marks are printed as typed."
    RemoteFrame "remote-frame" Error "A frame loads from a host that site.toml does not allow."
    RemoteMedia "remote-media" Error "A video or sound is on another host."
    RemotePicture "remote-picture" Error "A picture is on a host that site.toml does not allow."
    RemovedMarkup "removed-markup" Warning "Markup that is not allowed in articles was removed from hand-written data."
    ReservedName "reserved-name" Error "An id or class in a text starts with the prefix reserved for the interface."
    SimilarNames "similar-names" Warning "Two names differ only in punctuation or a plural, so they probably mean the same."
    SuspiciousDate "suspicious-date" Warning "A date is probably not meant, such as the first day of a calendar or an update in the future."
    SvgCleaned "svg-cleaned" Warning "Something that could run or load content was removed from an SVG."
    SymlinkLoop "symlink-loop" Error "Symbolic links form a loop."
    TooDeep "too-deep" Error "Something is nested too deeply."
    TooLarge "too-large" Error "A file has more bytes or pixels than Broadsheet accepts."
    TooLong "too-long" Error "A text is longer than allowed."
    TooMuchDrawing "too-much-drawing" Error "The diagrams of a text are too large in total."
    TooMuchHtml "too-much-html" Error "A text contains too much HTML, or HTML that is nested too deeply."
    UnbalancedElement "unbalanced-element" Warning "An HTML element is never closed, or is closed without being open."
    UncheckedExternalLink "unchecked-external-link" Warning "Another site did not say whether the page that a link leads to exists."
    UnclosedFence "unclosed-fence" Warning "A code block is never closed, so the text below its fence is part of the code."
    UnclosedTag "unclosed-tag" Error "A tag or comment is still open at the end of an HTML block."
    UndefinedFootnote "undefined-footnote" Error "A footnote is referenced but not defined."
    UndrawnCover "undrawn-cover" Warning "A share picture omits its cover, which cannot be drawn."
    UndrawnDiagram "undrawn-diagram" Warning "The diagram library failed on a diagram, so its source is shown."
    UndrawnFormula "undrawn-formula" Warning "The formula library failed on a formula, so its source is shown."
    UnfinishedOutput "unfinished-output" Error "The output folder is from a build that did not finish."
    UnknownArticle "unknown-article" Error "No article has this slug."
    UnknownLanguage "unknown-code-language" Warning "A code block names an unknown language, and is shown without colours."
    UnknownField "unknown-field" Error "A field is unknown."
    UnreadMarkdown "unread-markdown" Warning "Markdown stands within HTML, where it is not read."
    UnreadSource "unread-source" Warning "A text is not read, because it is not Markdown or not in a folder of texts."
    Unreadable "unreadable" Error "A file or folder cannot be read."
    UnreadablePicture "unreadable-picture" Error "A picture is broken or in a format that cannot be read."
    UnusedFootnote "unused-footnote" Warning "A footnote is never referenced, so it is not shown."
    UnusedTopic "unused-topic" Warning "A topic is described in site.toml, but no article has it."
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
