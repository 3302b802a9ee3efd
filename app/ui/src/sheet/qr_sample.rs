//! One QR code, drawn once, so that the design page needs no encoder.

use leptos::prelude::*;

/// `HTTPS://TAPHUAN.EXAMPLE/C/7K3M-Q2XD`, level M, 25 modules.
const MODULES: &str = "M0 0h7v1h-7zM9 0h4v1h-4zM14 0h1v1h-1zM18 0h7v1h-7zM0 1h1v1h-1zM6 1h1v1h-1zM9 1h1v1h-1zM12 1h5v1h-5zM18 1h1v1h-1zM24 1h1v1h-1zM0 2h1v1h-1zM2 2h3v1h-3zM6 2h1v1h-1zM11 2h2v1h-2zM14 2h3v1h-3zM18 2h1v1h-1zM20 2h3v1h-3zM24 2h1v1h-1zM0 3h1v1h-1zM2 3h3v1h-3zM6 3h1v1h-1zM9 3h2v1h-2zM12 3h1v1h-1zM18 3h1v1h-1zM20 3h3v1h-3zM24 3h1v1h-1zM0 4h1v1h-1zM2 4h3v1h-3zM6 4h1v1h-1zM14 4h1v1h-1zM18 4h1v1h-1zM20 4h3v1h-3zM24 4h1v1h-1zM0 5h1v1h-1zM6 5h1v1h-1zM8 5h1v1h-1zM12 5h5v1h-5zM18 5h1v1h-1zM24 5h1v1h-1zM0 6h7v1h-7zM8 6h1v1h-1zM10 6h1v1h-1zM12 6h1v1h-1zM14 6h1v1h-1zM16 6h1v1h-1zM18 6h7v1h-7zM11 7h1v1h-1zM13 7h3v1h-3zM0 8h1v1h-1zM3 8h1v1h-1zM5 8h2v1h-2zM8 8h1v1h-1zM11 8h1v1h-1zM13 8h2v1h-2zM17 8h1v1h-1zM19 8h1v1h-1zM1 9h1v1h-1zM3 9h3v1h-3zM8 9h2v1h-2zM11 9h1v1h-1zM13 9h1v1h-1zM15 9h1v1h-1zM17 9h1v1h-1zM23 9h2v1h-2zM5 10h3v1h-3zM9 10h1v1h-1zM14 10h2v1h-2zM18 10h1v1h-1zM20 10h2v1h-2zM23 10h2v1h-2zM1 11h1v1h-1zM3 11h1v1h-1zM5 11h1v1h-1zM9 11h3v1h-3zM13 11h2v1h-2zM16 11h1v1h-1zM18 11h1v1h-1zM20 11h1v1h-1zM24 11h1v1h-1zM1 12h1v1h-1zM5 12h2v1h-2zM8 12h6v1h-6zM15 12h1v1h-1zM18 12h3v1h-3zM22 12h1v1h-1zM1 13h2v1h-2zM7 13h2v1h-2zM11 13h2v1h-2zM14 13h3v1h-3zM19 13h2v1h-2zM22 13h3v1h-3zM0 14h1v1h-1zM3 14h2v1h-2zM6 14h1v1h-1zM9 14h1v1h-1zM12 14h3v1h-3zM17 14h1v1h-1zM20 14h1v1h-1zM23 14h1v1h-1zM1 15h1v1h-1zM4 15h2v1h-2zM9 15h2v1h-2zM12 15h1v1h-1zM14 15h2v1h-2zM17 15h2v1h-2zM20 15h2v1h-2zM0 16h2v1h-2zM3 16h1v1h-1zM5 16h3v1h-3zM10 16h3v1h-3zM14 16h1v1h-1zM16 16h7v1h-7zM24 16h1v1h-1zM8 17h1v1h-1zM10 17h1v1h-1zM13 17h2v1h-2zM16 17h1v1h-1zM20 17h1v1h-1zM22 17h3v1h-3zM0 18h7v1h-7zM12 18h2v1h-2zM15 18h2v1h-2zM18 18h1v1h-1zM20 18h3v1h-3zM0 19h1v1h-1zM6 19h1v1h-1zM8 19h1v1h-1zM10 19h2v1h-2zM13 19h4v1h-4zM20 19h1v1h-1zM0 20h1v1h-1zM2 20h3v1h-3zM6 20h1v1h-1zM9 20h1v1h-1zM11 20h2v1h-2zM15 20h10v1h-10zM0 21h1v1h-1zM2 21h3v1h-3zM6 21h1v1h-1zM8 21h2v1h-2zM11 21h3v1h-3zM16 21h4v1h-4zM0 22h1v1h-1zM2 22h3v1h-3zM6 22h1v1h-1zM9 22h2v1h-2zM19 22h1v1h-1zM21 22h1v1h-1zM24 22h1v1h-1zM0 23h1v1h-1zM6 23h1v1h-1zM9 23h3v1h-3zM16 23h1v1h-1zM18 23h1v1h-1zM21 23h1v1h-1zM24 23h1v1h-1zM0 24h7v1h-7zM8 24h3v1h-3zM13 24h6v1h-6zM20 24h1v1h-1zM24 24h1v1h-1z";

/// The code with its quiet zone of four modules, as pages show theirs.
pub(super) fn view() -> AnyView {
    view! {
        <figure class="qr">
            <svg viewBox="-4 -4 33 33" role="img" aria-label="Mã QR của đăng ký TH26-0412">
                <path d=MODULES fill="#000" />
            </svg>
            <figcaption class="qr-code">"7K3M-Q2XD"</figcaption>
        </figure>
    }
    .into_any()
}
