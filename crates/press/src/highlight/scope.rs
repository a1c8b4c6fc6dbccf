//! From the scopes of a grammar to a class.

use std::sync::LazyLock;
use syntect::parsing::Scope;

/// Scopes by the class of what they hold; the first that fits counts. `-` is plain text, `.` says nothing and
/// leaves the word to the scope around it.
const TABLE: &[(char, &[&str])] = &[
    ('.', &["punctuation.section.interpolation", "punctuation.definition.interpolation"]),
    ('c', &["comment"]),
    (
        '-',
        &[
            "meta.interpolation",
            "meta.template.expression",
            "source.embedded",
            "meta.substitution",
            "string.unquoted",
        ],
    ),
    ('i', &["markup.inserted"]),
    ('d', &["markup.deleted"]),
    (
        'k',
        &[
            "markup.heading",
            "meta.diff.header",
            "meta.diff.range",
            "entity.name.section",
            "entity.name.table",
        ],
    ),
    (
        'v',
        &[
            "meta.mapping.key",
            "meta.structure.dictionary.key",
            "support.type.property-name",
            "meta.property-name",
        ],
    ),
    (
        'n',
        &[
            "constant.character.escape",
            "constant.numeric",
            "constant.language",
            "constant.other",
            "support.constant",
        ],
    ),
    ('s', &["string", "markup.raw", "constant.character"]),
    (
        'v',
        &[
            "entity.other.attribute-name",
            "variable.other.member",
            "variable.other.property",
            "variable.annotation",
        ],
    ),
    (
        'v',
        &[
            "variable.other.readwrite.shell",
            "variable.other.key",
            "support.variable",
            "meta.annotation",
            "entity.name.tag.yaml",
        ],
    ),
    ('k', &["keyword.operator.word", "keyword.operator.logical.python", "keyword.operator.new"]),
    ('-', &["keyword.operator"]),
    (
        't',
        &["storage.type.numeric", "support.type", "support.class", "entity.name.type", "entity.name.class"],
    ),
    (
        't',
        &[
            "entity.name.struct",
            "entity.name.enum",
            "entity.name.trait",
            "entity.name.interface",
            "entity.other.inherited-class",
        ],
    ),
    ('k', &["keyword", "storage", "entity.name.tag", "variable.language"]),
    (
        'f',
        &[
            "entity.name.function",
            "support.function",
            "variable.function",
            "entity.name.macro",
            "support.macro",
        ],
    ),
];

static SCOPES: LazyLock<Vec<(Scope, char)>> = LazyLock::new(|| {
    let scopes = TABLE.iter().flat_map(|(class, scopes)| scopes.iter().map(|scope| (*scope, *class)));
    scopes.filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, class))).collect()
});

/// The class of what stands in these scopes, the innermost last.
pub fn class(stack: &[Scope]) -> Option<char> {
    let of =
        |scope: &Scope| SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class);
    let mut classes = stack.iter().rev().filter_map(of).filter(|class| *class != '.');
    match classes.next() {
        Some('-') | None => None,
        // A string that is the name in a pair is a name.
        Some('s') if classes.next() == Some('v') => Some('v'),
        class => class,
    }
}
