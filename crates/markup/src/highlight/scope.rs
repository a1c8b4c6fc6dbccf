//! Maps grammar scopes to classes.

use std::collections::HashMap;
use syntaxmate::{ScopeStackId, Scopes, Token};

/// Classes and the scopes they apply to. The first match wins; `-` is plain text.
const TABLE: &[(char, &str)] = &[
    ('c', "comment"),
    ('n', "meta.interpolation.rust punctuation.definition.interpolation.rust"),
    // Code embedded in a string is highlighted as code.
    ('-', "meta.interpolation meta.template.expression meta.embedded"),
    ('-', "string.unquoted constant.other.option constant.other.database-name constant.other.table-name"),
    ('i', "markup.inserted"),
    ('d', "markup.deleted"),
    ('k', "markup.heading meta.diff.header meta.diff.range entity.name.section"),
    ('v', "support.type.property-name entity.name.tag.yaml"),
    ('n', "constant.character.escape constant.character.entity constant.character.format constant.numeric"),
    ('n', "constant.language constant.other support.constant"),
    ('s', "string markup.inline.raw constant.character storage.type.string.python"),
    ('v', "entity.other.attribute-name variable.other.member variable.other.property variable.other.key"),
    ('v', "variable.object.property variable.other.object.property support.variable"),
    // Variables with a sigil.
    ('v', "variable.other.normal variable.other.special variable.other.positional variable.other.bracket"),
    ('v', "variable.other.php variable.other.readwrite.instance variable.other.readwrite.powershell"),
    ('k', "keyword.operator.word keyword.operator.logical.python keyword.operator.new"),
    ('k', "keyword.operator.expression"),
    ('-', "keyword.operator storage.type.function.arrow"),
    (
        't',
        "storage.type.numeric storage.type.string storage.type.boolean storage.type.error storage.type.sql",
    ),
    ('t', "storage.type.primitive storage.type.built-in storage.type.java storage.type.haskell"),
    ('t', "support.type support.class entity.name.type entity.name.class entity.other.inherited-class"),
    ('t', "punctuation.definition.lifetime"),
    ('k', "keyword storage entity.name.tag variable.language"),
    ('f', "entity.name.function entity.name.command support.function"),
];

/// Cache of classes by scope stack; code uses few distinct stacks.
#[derive(Default)]
pub struct Classes(HashMap<ScopeStackId, Option<char>>);

impl Classes {
    /// Returns the class of a token.
    pub fn of(&mut self, token: &Token) -> Option<char> {
        match token.scope_stack() {
            Some(stack) => *self.0.entry(stack).or_insert_with(|| class(token.scopes())),
            None => class(token.scopes()),
        }
    }
}

/// Returns the class for a stack of scopes, innermost last.
fn class(scopes: Scopes<'_>) -> Option<char> {
    let scopes: Vec<&str> = scopes.collect();
    let mut classes = scopes.iter().rev().filter_map(|scope| own(scope));
    match classes.next() {
        Some('-') | None => None,
        // A string in key position is a name.
        Some('s') if classes.next() == Some('v') => Some('v'),
        class => class,
    }
}

fn own(scope: &str) -> Option<char> {
    let within =
        |known: &str| scope.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    TABLE.iter().find(|(_, known)| known.split(' ').any(within)).map(|(class, _)| *class)
}
