//! Short names for parameters and variables, which nothing outside of their function can tell from long ones.

use super::Token;
use std::collections::HashSet;
use std::ops::Range;
use tree_sitter::Node;

/// Nodes with parameters and a body.
const FUNCTIONS: [&str; 6] = [
    "arrow_function",
    "function_declaration",
    "function_expression",
    "generator_function",
    "generator_function_declaration",
    "method_definition",
];

/// Two letters that are no name.
const RESERVED: [&str; 5] = ["as", "do", "if", "in", "of"];

/// Gives short names to what is declared in functions, and at the top level of a module. Every mention of a name in
/// its scope is renamed, those that an inner declaration hides with it, and no name is given that the scope has.
///
/// Names in templates, in `{ a }` for `{ a: a }` and in what a module exports stay, and all of them where
/// `eval` or `with` can look names up.
pub fn shorten(root: Node<'_>, tokens: &mut [Token<'_>]) {
    if tokens.iter().any(|token| matches!(&*token.text, "eval" | "with")) {
        return;
    }
    let mut scopes = Vec::new();
    add_scopes(root, &mut scopes);
    for (scope, declared) in scopes {
        let first = tokens.partition_point(|token| token.node.start_byte() < scope.start);
        let after = tokens.partition_point(|token| token.node.start_byte() < scope.end);
        shorten_in(&mut tokens[first..after], &declared);
    }
}

/// Gives short names to what is declared in a scope of these tokens.
fn shorten_in(tokens: &mut [Token<'_>], declared: &[Node<'_>]) {
    let mut stay: HashSet<String> = HashSet::new();
    let mut taken: HashSet<String> = HashSet::new();
    for Token { node, text } in tokens.iter() {
        match node.kind() {
            "identifier" if !is_exported(*node) => {}
            "identifier" | "shorthand_property_identifier" | "shorthand_property_identifier_pattern" => {
                stay.insert(text.clone().into_owned());
            }
            "template_string" => stay.extend(words(text).map(str::to_owned)),
            _ => continue,
        }
        taken.extend(words(text).map(str::to_owned));
    }
    for declaration in declared {
        let Some(old) =
            tokens.iter().find(|token| token.node == *declaration).map(|token| token.text.clone())
        else {
            continue;
        };
        let Some(new) = names().find(|name| !taken.contains(name)) else { return };
        if stay.contains(&*old) || new.len() >= old.len() {
            continue;
        }
        for token in tokens.iter_mut() {
            if token.node.kind() == "identifier" && token.text == old {
                token.text = new.clone().into();
            }
        }
        taken.insert(new);
    }
}

/// Every scope below a node, inner ones first, with what is declared there.
fn add_scopes<'s>(node: Node<'s>, scopes: &mut Vec<(Range<usize>, Vec<Node<'s>>)>) {
    node.children(&mut node.walk()).for_each(|child| add_scopes(child, scopes));
    if node.kind() == "program" {
        // What a script declares that is no module is seen by all others.
        if node.children(&mut node.walk()).any(|child| child.kind() == "export_statement") {
            scopes.push((node.byte_range(), declared_in(node)));
        }
        return;
    }
    if !FUNCTIONS.contains(&node.kind()) {
        return;
    }
    let field = |name| node.child_by_field_name(name);
    if let Some(list) = field("parameters").or_else(|| field("parameter")) {
        // One without parentheses is a list of itself.
        let names = match list.kind() {
            "identifier" => vec![list],
            _ => list.children(&mut list.walk()).filter(is_name).collect(),
        };
        scopes.push((list.start_byte()..node.end_byte(), names));
    }
    if let Some(body) = field("body").filter(|body| body.kind() == "statement_block") {
        scopes.push((body.byte_range(), declared_in(body)));
    }
}

/// What the statements of a block declare, for all of it.
fn declared_in(block: Node<'_>) -> Vec<Node<'_>> {
    let mut declared = Vec::new();
    for statement in block.children(&mut block.walk()) {
        match statement.kind() {
            "lexical_declaration" | "variable_declaration" => {
                let declarations = statement.children(&mut statement.walk()).collect::<Vec<_>>();
                declared.extend(declarations.iter().filter_map(|one| one.child_by_field_name("name")));
            }
            "function_declaration" => declared.extend(statement.child_by_field_name("name")),
            _ => {}
        }
    }
    declared.retain(is_name);
    declared
}

fn is_name(node: &Node<'_>) -> bool {
    node.kind() == "identifier"
}

/// Whether other modules know this by its name.
fn is_exported(node: Node<'_>) -> bool {
    let is_specifier = |parent: Node<'_>| matches!(parent.kind(), "export_specifier" | "import_specifier");
    let is_statement = |parent: Node<'_>| parent.kind() == "export_statement";
    node.parent().is_some_and(|parent| {
        is_specifier(parent) || is_statement(parent) || parent.parent().is_some_and(is_statement)
    })
}

/// The names that may be in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii_punctuation() && c != '_' && c != '$' || c.is_whitespace())
}

/// `a`, `b`, … `Z`, `aa`, `ab`, …
fn names() -> impl Iterator<Item = String> {
    let letters = || ('a'..='z').chain('A'..='Z');
    let two = letters().flat_map(move |first| letters().map(move |second| format!("{first}{second}")));
    letters().map(String::from).chain(two).filter(|name| !RESERVED.contains(&&**name))
}

#[cfg(test)]
mod tests {
    use crate::assets::minify;

    #[test]
    fn names_of_a_function_are_short() {
        for (script, minified) in [
            (
                "function add(first, second) { const sum = first + second; return sum.first; }",
                "function add(a,b){const c=a+b;return c.first}",
            ),
            (
                "const f = async name => { let other = { name: 1, [name]: 2 }; return other }",
                "const f=async a=>{let b={name:1,[a]:2};return b}",
            ),
            // The same name further in, and one that is there already.
            (
                "function f(name) { a(); return (name) => { const inner = name; return b(inner); }; }",
                "function f(d){a();return(a)=>{const c=a;return b(c)}}",
            ),
            ("function f(one = () => two, two) { return two; }", "function f(one=()=>a,a){return a}"),
            ("class A { get(name) { var other = name; } }", "class A{get(a){var b=a}}"),
        ] {
            assert_eq!(minify(script).as_deref(), Ok(minified));
        }
    }

    #[test]
    fn names_that_are_seen_stay() {
        for script in [
            "function f(name){return{name}}",
            "function f({name},[other]){return name+other}",
            "function f(name){return`${name}`}",
            "function f(name){return eval('name')}",
            "let name=1;function f(){return name}",
            "function f(a){for(;;){var name=a}return name}",
            // The outer name is meant where the parameter begins.
            "let name;function f(a=name){let name=a;return name}",
        ] {
            let expected = script.replace("let name=a;return name}", "let b=a;return b}");
            assert_eq!(minify(script), Ok(expected));
        }
    }

    #[test]
    fn names_of_a_module_are_short_unless_it_exports_them() {
        let script = "let count=0;function next(){return count++}\nexport function f(){return next()}\n\
                      let seen;export{seen as first,f as default};";
        let minified = "let a=0;function b(){return a++}\nexport function f(){return b()}\n\
                        let seen;export{seen as first,f as default};";
        assert_eq!(minify(script).as_deref(), Ok(minified));
    }
}
