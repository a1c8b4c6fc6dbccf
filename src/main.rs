//! The browser's entry.

fn main() {
    #[cfg(target_arch = "wasm32")]
    broadsheet::browser::start();
}
