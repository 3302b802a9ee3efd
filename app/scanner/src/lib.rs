//! Reads QR codes out of what a camera sees, where the browser can't do that by itself. It runs in a worker of the check-in page
//! (`worker.js` beside this crate) and is fetched by no other.

use wasm_bindgen::prelude::wasm_bindgen;

/// The text of the first QR code that can be read in a picture. `rgba` has four bytes a pixel, row by row, as a canvas gives them.
#[wasm_bindgen]
pub fn read(rgba: &[u8], width: usize, height: usize) -> Option<String> {
    if width == 0 || height == 0 || rgba.len() < width.checked_mul(height)?.checked_mul(4)? {
        return None;
    }
    let grey = |x: usize, y: usize| {
        let at = (y * width + x) * 4;
        let [red, green, blue] = [rgba[at], rgba[at + 1], rgba[at + 2]].map(u32::from);
        // The weights of ITU-R BT.601, in 256ths.
        u8::try_from((red * 77 + green * 150 + blue * 29) >> 8).unwrap_or(u8::MAX)
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    picture.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::read;

    /// A code in the middle of a white picture, so many pixels a module.
    fn picture(text: &str, module: usize) -> (Vec<u8>, usize) {
        let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M).unwrap();
        let (n, margin) = (code.width(), 6);
        let side = (n + 2 * margin) * module;
        let colours = code.to_colors();
        let mut rgba = vec![255; side * side * 4];
        for y in 0..n * module {
            for x in 0..n * module {
                if colours[y / module * n + x / module] == qrcode::Color::Dark {
                    let at = ((y + margin * module) * side + x + margin * module) * 4;
                    rgba[at..at + 3].fill(20);
                }
            }
        }
        (rgba, side)
    }

    #[test]
    fn a_code_of_ours_is_read() {
        let text = format!("TH:{}", "AEJ7K2MQ".repeat(17));
        let (rgba, side) = picture(&text, 4);
        assert_eq!(read(&rgba, side, side), Some(text));
    }

    #[test]
    fn what_is_no_picture_or_shows_no_code_is_none() {
        assert_eq!(read(&[], 0, 0), None);
        assert_eq!(read(&[1, 2, 3], 640, 480), None);
        assert_eq!(read(&[], usize::MAX, usize::MAX), None);
        assert_eq!(read(&vec![200; 320 * 240 * 4], 320, 240), None);
    }
}
