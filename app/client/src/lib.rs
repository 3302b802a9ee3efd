//! The browser's side: one wasm that holds every island. `islands.js` beside this crate loads it.

// Naming the crate is what links its islands into the wasm; without this line it exports none of them.
pub use islands::*;

/// Makes the page ready for its islands. The loader calls it once, then each island by its exported name.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
