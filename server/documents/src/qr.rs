//! QR codes: as an inline SVG for pages and as rectangles for the certificate.
//!
//! Dark modules are merged into as few rectangles as possible and drawn as one path: single squares side by side show hairlines
//! between them wherever a viewer smooths edges, and phones then read the code worse.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::DocumentError;

/// Modules of white that a reader needs on each side (ISO/IEC 18004, 9.1).
pub const QUIET_ZONE: usize = 4;

/// A dark rectangle, in modules from the top left corner of the code without its quiet zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DarkRect {
    /// Column of the left edge.
    pub x: usize,
    /// Row of the upper edge.
    pub y: usize,
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// The modules of a code, row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrMatrix {
    /// Modules on a side, without the quiet zone.
    pub size: usize,
    dark: Vec<bool>,
}

/// An inline SVG of the code, named `label` for those who do not see it. It carries no style attribute and no id, so it passes a
/// strict content security policy and can stand on a page twice. Colours follow from CSS only if asked: black on white by default.
///
/// # Errors
/// `QrTooLong` when the text does not fit into a code.
pub fn qr_svg(text: &str, label: &str) -> Result<String, DocumentError> {
    let matrix = qr_matrix(text)?;
    let side = matrix.size + 2 * QUIET_ZONE;
    let mut path = String::new();
    for rect in matrix.dark_rects() {
        let DarkRect { x, y, width, height } = rect;
        // Writing to a String cannot fail.
        let _ = write!(path, "M{} {}h{width}v{height}h-{width}z", x + QUIET_ZONE, y + QUIET_ZONE);
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><title>{}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>",
        crate::mail::layout::escape(label)
    ))
}

/// Pixels on the side of a module in a picture: a code of 33 modules is 246 wide, sharp on every screen.
const PIXELS: usize = 6;

/// The code as a picture (PNG, one bit a pixel, with its quiet zone), for mails: few mail programs show SVG.
///
/// # Errors
/// `QrTooLong` when the text does not fit into a code, `Picture`.
pub fn qr_png(text: &str) -> Result<Vec<u8>, DocumentError> {
    let matrix = qr_matrix(text)?;
    let side = (matrix.size + 2 * QUIET_ZONE) * PIXELS;
    let module = |pixel: usize| (pixel / PIXELS).checked_sub(QUIET_ZONE);
    let mut rows = Vec::with_capacity(side * side.div_ceil(8));
    for y in 0..side {
        // White is 1. Eight pixels a byte, the left one in the highest bit; what is over at the end of a row does not matter.
        for from in (0..side).step_by(8) {
            let byte = (from..from + 8).fold(0_u8, |byte, x| {
                let dark = module(x).zip(module(y)).is_some_and(|(x, y)| matrix.is_dark(x, y));
                byte << 1 | u8::from(!dark)
            });
            rows.push(byte);
        }
    }
    let fault = |error: png::EncodingError| DocumentError::Picture(error.to_string());
    let mut bytes = Vec::new();
    let width = u32::try_from(side).map_err(|_| DocumentError::QrTooLong)?;
    let mut encoder = png::Encoder::new(&mut bytes, width, width);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&rows)).map_err(fault)?;
    Ok(bytes)
}

/// The modules of the code for `text`, error correction level M (15 % of it may be worn off).
///
/// # Errors
/// `QrTooLong` when the text does not fit into a code.
pub fn qr_matrix(text: &str) -> Result<QrMatrix, DocumentError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| DocumentError::QrTooLong)?;
    let size = code.width();
    let dark = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
    Ok(QrMatrix { size, dark })
}

impl QrMatrix {
    /// Whether the module is dark; outside the code everything is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && self.dark.get(y * self.size + x).copied().unwrap_or(false)
    }

    /// The dark modules as rectangles that neither touch by overlap nor leave one out: runs of a row, joined with
    /// equal runs of the rows below.
    pub fn dark_rects(&self) -> Vec<DarkRect> {
        let mut done: Vec<DarkRect> = Vec::new();
        let mut open: Vec<DarkRect> = Vec::new();
        for y in 0..self.size {
            let mut next = Vec::new();
            for (x, width) in self.runs(y) {
                match open.iter().position(|rect| rect.x == x && rect.width == width) {
                    Some(index) => {
                        let rect = open.swap_remove(index);
                        next.push(DarkRect { height: rect.height + 1, ..rect });
                    }
                    None => next.push(DarkRect { x, y, width, height: 1 }),
                }
            }
            done.append(&mut open);
            open = next;
        }
        done.append(&mut open);
        done.sort_by_key(|rect| (rect.y, rect.x));
        done
    }

    fn runs(&self, y: usize) -> Vec<(usize, usize)> {
        let mut runs = Vec::new();
        let mut start = None;
        for x in 0..=self.size {
            match (start, self.is_dark(x, y)) {
                (None, true) => start = Some(x),
                (Some(from), false) => {
                    runs.push((from, x - from));
                    start = None;
                }
                _ => {}
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://taphuan.example.gov.vn/xac-minh/K7QMX2P9RT4A";

    #[test]
    fn the_picture_shows_the_modules_with_their_white_edge() {
        let bytes = qr_png("https://example.vn/toi/abc").unwrap();
        let matrix = qr_matrix("https://example.vn/toi/abc").unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        let side = (matrix.size + 2 * QUIET_ZONE) * PIXELS;
        assert_eq!((frame.width as usize, frame.height as usize), (side, side));
        let dark = |x: usize, y: usize| pixels[y * frame.line_size + x / 8] >> (7 - x % 8) & 1 == 0;
        for y in 0..side {
            for x in 0..side {
                let module = |at: usize| (at / PIXELS).wrapping_sub(QUIET_ZONE);
                let expected = module(x) < matrix.size
                    && module(y) < matrix.size
                    && matrix.is_dark(module(x), module(y));
                assert_eq!(dark(x, y), expected, "{x} {y}");
            }
        }
    }

    #[test]
    fn the_rectangles_cover_each_dark_module_once_and_no_light_one() {
        let matrix = qr_matrix(URL).unwrap();
        let mut painted = vec![0; matrix.size * matrix.size];
        for rect in matrix.dark_rects() {
            for y in rect.y..rect.y + rect.height {
                for x in rect.x..rect.x + rect.width {
                    painted[y * matrix.size + x] += 1;
                }
            }
        }
        for (index, times) in painted.iter().enumerate() {
            let dark = matrix.is_dark(index % matrix.size, index / matrix.size);
            assert_eq!(*times, i32::from(dark), "module {index}");
        }
        assert!(matrix.dark_rects().len() * 3 < matrix.dark.iter().filter(|dark| **dark).count() * 2);
    }

    #[test]
    fn the_three_corners_hold_their_finder_patterns() {
        let matrix = qr_matrix(URL).unwrap();
        for (x, y) in [(0, 0), (matrix.size - 7, 0), (0, matrix.size - 7)] {
            for step in 0..7 {
                assert!(matrix.is_dark(x + step, y) && matrix.is_dark(x, y + step));
            }
            assert!(!matrix.is_dark(x + 1, y + 1) && matrix.is_dark(x + 3, y + 3));
        }
    }

    #[test]
    fn the_svg_is_named_and_brings_neither_style_nor_id() {
        let svg = qr_svg(URL, "Mã QR của <Nguyễn Thị Ẩn> & \"bạn\"").unwrap();
        assert!(svg.contains("<title>Mã QR của &lt;Nguyễn Thị Ẩn&gt; &amp; &quot;bạn&quot;</title>"));
        assert!(svg.contains("role=\"img\"") && svg.contains("shape-rendering=\"crispEdges\""));
        assert!(!svg.contains("style=") && !svg.contains(" id="));
        let side = qr_matrix(URL).unwrap().size + 8;
        assert!(svg.contains(&format!("viewBox=\"0 0 {side} {side}\"")));
        assert!(svg.contains("d=\"M4 4h7v1h-7z"));
    }

    #[test]
    fn too_much_text_is_an_error() {
        assert_eq!(qr_svg(&"x".repeat(3000), "x"), Err(DocumentError::QrTooLong));
    }
}
