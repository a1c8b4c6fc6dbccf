//! Display names of languages.

use std::borrow::Cow;

/// Names that cannot be derived from the id, sorted by id.
const NAMES: &[(&str, &str)] = &[
    ("abap", "ABAP"),
    ("actionscript-3", "ActionScript"),
    ("apl", "APL"),
    ("applescript", "AppleScript"),
    ("asciidoc", "AsciiDoc"),
    ("asm", "Assembly"),
    ("assemblyscript", "AssemblyScript"),
    ("awk", "AWK"),
    ("bat", "Batch"),
    ("bibtex", "BibTeX"),
    ("cmake", "CMake"),
    ("cobol", "COBOL"),
    ("codeql", "CodeQL"),
    ("coffee", "CoffeeScript"),
    ("common-lisp", "Common Lisp"),
    ("cpp", "C++"),
    ("csharp", "C#"),
    ("css", "CSS"),
    ("csv", "CSV"),
    ("cuda", "CUDA"),
    ("cue", "CUE"),
    ("docker", "Dockerfile"),
    ("dotenv", ".env"),
    ("emacs-lisp", "Emacs Lisp"),
    ("erb", "ERB"),
    ("fortran-fixed-form", "Fortran"),
    ("fortran-free-form", "Fortran"),
    ("fsharp", "F#"),
    ("gdscript", "GDScript"),
    ("git-commit", "Git"),
    ("git-rebase", "Git"),
    ("glsl", "GLSL"),
    ("graphql", "GraphQL"),
    ("hcl", "HCL"),
    ("hlsl", "HLSL"),
    ("html", "HTML"),
    ("html-derivative", "HTML"),
    ("http", "HTTP"),
    ("ignore", "Ignore List"),
    ("ini", "INI"),
    ("javascript", "JavaScript"),
    ("json", "JSON"),
    ("json5", "JSON5"),
    ("jsonc", "JSON"),
    ("jsonl", "JSON Lines"),
    ("jsx", "JSX"),
    ("kdl", "KDL"),
    ("latex", "LaTeX"),
    ("llvm", "LLVM IR"),
    ("make", "Makefile"),
    ("matlab", "MATLAB"),
    ("mdx", "MDX"),
    ("mipsasm", "MIPS Assembly"),
    ("mlir", "MLIR"),
    ("nginx", "nginx"),
    ("objective-c", "Objective-C"),
    ("objective-cpp", "Objective-C++"),
    ("ocaml", "OCaml"),
    ("opencl", "OpenCL"),
    ("openscad", "OpenSCAD"),
    ("php", "PHP"),
    ("plsql", "PL/SQL"),
    ("po", "gettext"),
    ("postcss", "PostCSS"),
    ("powershell", "PowerShell"),
    ("proto", "Protocol Buffers"),
    ("purescript", "PureScript"),
    ("qml", "QML"),
    ("regexp", "Regular Expression"),
    ("riscv", "RISC-V Assembly"),
    ("ron", "RON"),
    ("rst", "reStructuredText"),
    ("scss", "SCSS"),
    ("shellscript", "Shell"),
    ("shellsession", "Shell"),
    ("sparql", "SPARQL"),
    ("spirv", "SPIR-V"),
    ("sql", "SQL"),
    ("ssh-config", "SSH Config"),
    ("surrealql", "SurrealQL"),
    ("system-verilog", "SystemVerilog"),
    ("systemd", "systemd"),
    ("toml", "TOML"),
    ("ts-tags", "TypeScript"),
    ("tsv", "TSV"),
    ("tsx", "TSX"),
    ("typescript", "TypeScript"),
    ("typespec", "TypeSpec"),
    ("vb", "Visual Basic"),
    ("vhdl", "VHDL"),
    ("viml", "Vim Script"),
    ("wasm", "WebAssembly"),
    ("webidl", "Web IDL"),
    ("wgsl", "WGSL"),
    ("wit", "WIT"),
    ("xml", "XML"),
    ("xsl", "XSLT"),
    ("yaml", "YAML"),
    ("yang", "YANG"),
];

/// Returns the display name for a catalog id such as `rust`. Ids not listed are split at hyphens and capitalised.
pub fn name(id: &'static str) -> Cow<'static, str> {
    if let Ok(at) = NAMES.binary_search_by(|(known, _)| known.cmp(&id)) {
        return NAMES.get(at).map_or(id, |(_, name)| name).into();
    }
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }

    #[test]
    fn unlisted_names_are_capitalised() {
        assert_eq!(name("rust"), "Rust");
        assert_eq!(name("angular-html"), "Angular Html");
        assert_eq!(name("cpp"), "C++");
    }
}
