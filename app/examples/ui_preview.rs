//! Writes the design page to a file, with the styles beside it, to look at without the program.
//!
//! `cargo run -p app --example ui_preview -- /tmp/ui/index.html [en]`

use app::ui::lang_code;
use domain::Lang;
use leptos::prelude::*;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap_or_else(|| "ui.html".to_owned());
    let lang = if args.next().as_deref() == Some("en") { Lang::En } else { Lang::Vi };
    let body = Owner::new().with(|| app::pages::dev_ui::view(lang).into_view().to_html());
    let code = lang_code(lang);
    let page = format!(
        "<!doctype html><html lang=\"{code}\"><head><meta charset=\"utf-8\"><title>Tập Huấn: giao diện</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"main.css\"></head><body class=\"staff\">{body}</body></html>"
    );
    std::fs::write(file, page)
}
