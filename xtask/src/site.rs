//! `cargo x site`: what the browser gets beside the pages, into `target/site`: the islands' wasm and script, the
//! styles with their fonts and images, plain scripts. The server's build takes the folder in (`server/build.rs`).

mod assets;
mod css;
mod islands;
mod mime;
mod scripts;
mod stamp;
mod wasm;

use std::path::PathBuf;

use anyhow::Result;

use self::{assets::Assets, stamp::Stamp};
use crate::project::Project;

/// Makes the folder, or finds that it is as it should be, and gives its path.
pub fn site(project: &Project) -> Result<PathBuf> {
    let folder = project.site();
    let client = wasm::compile(project, &["client"])?.remove(0);
    let (desk, scanner) = {
        let mut both = wasm::compile(project, &["desk", "scanner"])?;
        (both.remove(0), both.remove(0))
    };
    let stamp = Stamp::of(project, &[&client, &desk, &scanner])?;
    if stamp.holds(&folder) {
        return Ok(folder);
    }
    let mut assets = Assets::default();
    let bound = wasm::bind(&client)?;
    islands::check(&project.root.join("app/islands/src"), &bound.exports)?;
    bound.add("client", &mut assets)?;
    wasm::bind(&desk)?.add("desk", &mut assets)?;
    wasm::bind(&scanner)?.add("scanner", &mut assets)?;
    scripts::add(project, &mut assets)?;
    css::add(&project.root.join("style"), &mut assets)?;
    assets.write(&folder)?;
    stamp.save(&folder)?;
    print!("{}", assets.summary());
    Ok(folder)
}
