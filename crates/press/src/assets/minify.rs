//! Scripts without comments, without the spaces that only their authors need, and with short names for what only one
//! function knows. Statements stay as they are.

mod rename;

use std::borrow::Cow;
use tree_sitter::{Node, Parser, Tree};

/// A piece of a script, as it is to be written.
struct Token<'s> {
    node: Node<'s>,
    text: Cow<'s, str>,
}

/// A script that does what `script` does, in fewer bytes. One that would be read otherwise stays as it is.
///
/// # Errors
/// Where it is no script.
pub fn minify(script: &str) -> Result<String, String> {
    let tree = parse(script)?;
    let mut tokens = Vec::new();
    add_tokens(tree.root_node(), script, &mut tokens);
    rename::shorten(tree.root_node(), &mut tokens);
    let mut minified = String::with_capacity(script.len());
    let mut end = 0;
    for (number, Token { node, text }) in tokens.iter().enumerate() {
        if is_needless(*node, tokens.get(number + 1)) {
            continue;
        }
        let gap = &script[end..node.start_byte()];
        minified.push_str(kept(gap, minified.bytes().last(), text.bytes().next()));
        minified.push_str(text);
        end = node.end_byte();
    }
    let same = parse(&minified).is_ok_and(|other| shape(&other) == shape(&tree));
    Ok(if same { minified } else { script.to_owned() })
}

fn parse(script: &str) -> Result<Tree, String> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_javascript::LANGUAGE.into()).map_err(|error| error.to_string())?;
    let tree = parser.parse(script, None).ok_or("this script cannot be read")?;
    if !tree.root_node().has_error() {
        return Ok(tree);
    }
    let mut error = tree.root_node();
    while let Some(child) = error.children(&mut error.walk()).find(Node::has_error) {
        error = child;
    }
    Err(format!("this is no JavaScript, from line {} on", error.start_position().row + 1))
}

/// What the parser has understood, without comments.
fn shape(tree: &Tree) -> String {
    tree.root_node().to_sexp().replace(" (comment)", "")
}

/// Adds what is in a node but comments; what stands between quotes is one token.
fn add_tokens<'s>(node: Node<'s>, script: &'s str, tokens: &mut Vec<Token<'s>>) {
    match node.kind() {
        "comment" | "html_comment" => {}
        kind if node.child_count() == 0 || matches!(kind, "string" | "template_string" | "regex") => {
            // A semicolon that nobody has written is a token without letters.
            if !node.byte_range().is_empty() {
                tokens.push(Token { node, text: script[node.byte_range()].into() });
            }
        }
        _ => node.children(&mut node.walk()).for_each(|child| add_tokens(child, script, tokens)),
    }
}

/// Whether this is a semicolon behind the last statement of a block.
fn is_needless(node: Node<'_>, next: Option<&Token<'_>>) -> bool {
    let ends_statement = |parent: Node<'_>| !matches!(parent.kind(), "empty_statement" | "for_statement");
    node.kind() == ";"
        && next.is_some_and(|next| next.text == "}")
        && node.parent().is_some_and(ends_statement)
}

/// What has to stay of the space between two tokens, of which the first ends and the second begins with these bytes.
fn kept(gap: &str, before: Option<u8>, after: Option<u8>) -> &'static str {
    let (Some(before), Some(after)) = (before, after) else { return "" };
    // A line's end may end a statement.
    if gap.contains(['\n', '\r', '\u{2028}', '\u{2029}'])
        && !b"{;,([:".contains(&before)
        && !b"})".contains(&after)
    {
        return "\n";
    }
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_$#\\".contains(&byte) || !byte.is_ascii();
    let are_words = is_word(before) && is_word(after);
    // `a + +b`, `a / /b/`, `1 .a`.
    let are_signs = before == after && b"+-".contains(&before) || before == b'/' || after == b'/';
    let is_number = before.is_ascii_digit() && after == b'.';
    if !gap.is_empty() && (are_words || are_signs || is_number) { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minified_module_keeps_its_exports_and_properties() {
        let script = "/** Adds. */\nfunction add(first, second) {\n    return first + second; // The sum.\n}\n\
                      const imports = { __wbg_add: add };\nexport { add, imports as default };\n";
        let minified = "function add(a,b){return a+b}\nconst imports={__wbg_add:add};\
                        export{add,imports as default};";
        assert_eq!(minify(script).as_deref(), Ok(minified));
    }

    #[test]
    fn statements_end_where_they_ended() {
        for (script, minified) in [
            ("let a = 1\nlet b = f\n[a].c()", "let a=1\nlet b=f\n[a].c()"),
            ("function f() {\n  return\n  x\n}", "function f(){return\nx}"),
            ("if (a) b\nelse c", "if(a)b\nelse c"),
            ("a = b + +c - -d", "a=b+ +c- -d"),
            ("a = b / /c d/.e", "a=b / /c d/.e"),
            ("a = '//  b' /* c */ + `/*  ${ d }`", "a='//  b'+`/*  ${ d }`"),
            ("x = 1 .a; y = 2 in z; async () => { await z }", "x=1 .a;y=2 in z;async()=>{await z}"),
        ] {
            assert_eq!(minify(script).as_deref(), Ok(minified));
        }
    }

    #[test]
    fn what_is_no_script_is_reported_with_its_line() {
        assert_eq!(minify("let a;\n\nfunction ("), Err("this is no JavaScript, from line 3 on".to_owned()));
    }
}
