//! From the scopes of a grammar to a class.

use std::collections::HashMap;
use std::sync::LazyLock;
use syntect::parsing::Scope;

/// Scopes by the class of what they hold; the first that fits counts. `-` is plain text.
const TABLE: &[(char, &str)] = &[
    ('c', "comment"),
    // Code in a string is code again.
    ('-', "meta.interpolation meta.template.expression meta.substitution source.embedded"),
    ('-', "punctuation.section.interpolation string.unquoted keyword.other.substitution"),
    ('s', "keyword.other.template"),
    ('i', "markup.inserted"),
    ('d', "markup.deleted"),
    ('k', "markup.heading meta.diff.header meta.diff.range entity.name.section entity.name.table"),
    ('v', "meta.mapping.key meta.structure.dictionary.key support.type.property-name meta.property-name"),
    ('v', "entity.name.tag.yaml entity.name.tag.toml"),
    ('n', "constant.character.escape constant.character.entity constant.numeric constant.language"),
    ('n', "constant.other support.constant"),
    ('s', "string markup.raw constant.character storage.type.string"),
    ('v', "entity.other.attribute-name variable.other.member variable.other.property variable.annotation"),
    ('v', "variable.other.readwrite.shell variable.other.key support.variable meta.annotation"),
    ('v', "punctuation.definition.variable"),
    ('k', "keyword.operator.word keyword.operator.logical.python keyword.operator.new"),
    ('-', "keyword.operator storage.type.function.arrow variable.language.star"),
    ('t', "storage.type.numeric support.type support.class entity.name.type entity.name.class"),
    ('t', "entity.name.struct entity.name.enum entity.name.trait entity.name.interface"),
    ('t', "entity.other.inherited-class"),
    ('k', "keyword storage entity.name.tag variable.language"),
    ('f', "entity.name.function support.function variable.function entity.name.macro support.macro"),
];

static SCOPES: LazyLock<Vec<(Scope, char)>> = LazyLock::new(|| {
    let scopes = TABLE.iter().flat_map(|(class, scopes)| scopes.split(' ').map(|scope| (scope, *class)));
    scopes.filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, class))).collect()
});

/// The classes of scopes. A block of code is in few different ones.
#[derive(Default)]
pub struct Classes(HashMap<Scope, Option<char>>);

impl Classes {
    /// The class of what stands in these scopes, the innermost last.
    pub fn of(&mut self, stack: &[Scope]) -> Option<char> {
        let mut classes = stack.iter().rev().filter_map(|scope| self.own(*scope));
        match classes.next() {
            Some('-') | None => None,
            // A string that is the name in a pair is a name.
            Some('s') if classes.next() == Some('v') => Some('v'),
            class => class,
        }
    }

    fn own(&mut self, scope: Scope) -> Option<char> {
        let find = || SCOPES.iter().find(|(known, _)| known.is_prefix_of(scope)).map(|(_, class)| *class);
        *self.0.entry(scope).or_insert_with(find)
    }
}
