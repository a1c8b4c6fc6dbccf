//! The panel, as the browser loads it once a reader opens the search.

fn main() {
    #[cfg(target_arch = "wasm32")]
    search::panel::start();
}
