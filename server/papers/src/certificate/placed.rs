//! What stands on the sheet and where, in points (1/72 inch) from its lower left corner.

use crate::faces::Style;

/// A4 landscape, width and height in points.
pub const PAGE: (f32, f32) = (mm(297.0), mm(210.0));
/// From the page's edge to the innermost line of the frame.
pub const FRAME_INSET: f32 = mm(12.5);

/// Millimetres in points.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// Which text it is: what a screen reader reads as one, and what tests look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    ParentBody,
    IssuingBody,
    Country,
    Motto,
    Heading,
    GivenTo,
    Name,
    About,
    Completed,
    Course,
    When,
    PlaceAndDate,
    Authority,
    SignerTitle,
    SignerName,
    Serial,
    Code,
    CheckAt,
    Address,
}

/// Ink: black, as the decree has it, but for the heading and the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Black,
    Red,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    pub part: Part,
    pub style: Style,
    pub ink: Ink,
    /// Extra room between letters, in em.
    pub tracking: f32,
}

/// A rectangle by its lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A line of text at its baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub setting: Setting,
    pub size: f32,
    pub x: f32,
    pub y: f32,
    pub text: String,
}

/// A thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Placed {
    Line(Line),
    /// A thin line: under a head, or the ornament under the heading.
    Rule {
        ink: Ink,
        rect: Rect,
    },
    /// The QR code: the square with its quiet zone, and the dark rectangles in it.
    Qr {
        square: Rect,
        dark: Vec<Rect>,
    },
}

impl Setting {
    /// Black, without extra room between letters.
    pub const fn black(part: Part, style: Style) -> Self {
        Self { part, style, ink: Ink::Black, tracking: 0.0 }
    }
}
