//! The assembler in the encoder of pictures, which changes how long they take and no byte.

use crate::run::find;

/// Cargo's arguments for a program that encodes pictures with assembler, if that can be compiled here.
pub fn arguments() -> &'static [&'static str] {
    // The assembler of other processors is compiled by the C compiler.
    if cfg!(not(target_arch = "x86_64")) || find("nasm").is_some() {
        return &["--features", "asm"];
    }
    println!(
        "note: the program will take twice as long to encode pictures\n  = help: install nasm 2.15 or newer and run \
         this again (Debian: apt-get install nasm)"
    );
    &[]
}
