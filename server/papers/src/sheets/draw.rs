//! Draws filled sheets: printpdf's operations, with the glyphs of the faces that are needed and no more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use printpdf::{
    Color, DictItem, FontId, Greyscale, LinePoint, Op, PaintMode, PdfDocument, PdfFont, PdfPage,
    PdfSaveOptions, Point, Polygon, PolygonRing, Pt, WindingOrder,
};

use super::{Fill, Line, PAGE, Role, Sheets};
use crate::faces::Style;
use crate::write::{Written, write};
use documents::DocumentError;

/// What the file says of itself.
pub struct About<'a> {
    /// The title.
    pub title: &'a str,
    /// Who issues it.
    pub author: &'a str,
    /// The day that its dates are of.
    pub dated_on: NaiveDate,
}

/// Drawn sheets with what is read on them.
pub struct Drawing {
    /// The document, not yet compressed.
    pub document: lopdf::Document,
    /// What each marked piece of each sheet is; its place in the list is its number (MCID).
    pub marks: Vec<Vec<Role>>,
}

/// Draws the sheets.
///
/// # Errors
/// `Typeface` or `MissingGlyph` when a face cannot be cut down, `Pdf` when printpdf has a complaint.
pub fn draw(sheets: &Sheets<'_>, about: &About<'_>) -> Result<Drawing, DocumentError> {
    let mut pdf = PdfDocument::new(about.title);
    let styles: BTreeSet<Style> = sheets.lines.iter().map(|line| line.style).collect();
    for style in styles {
        let texts = sheets.lines.iter().filter(|line| line.style == style).map(|line| line.text.as_str());
        let font = PdfFont::new(sheets.faces.of(style).only(texts)?);
        pdf.resources.fonts.map.insert(font_id(style), font);
    }
    describe(&mut pdf, about)?;
    let mut marks = vec![];
    for page in 0..=sheets.page {
        let mut pen = Pen { ops: vec![], marks: vec![] };
        pen.fills(sheets.fills.iter().filter(|fill| fill.page == page));
        for line in sheets.lines.iter().filter(|line| line.page == page) {
            pen.line(sheets, line)?;
        }
        pdf.pages.push(PdfPage::new(Pt(PAGE.0).into(), Pt(PAGE.1).into(), pen.ops));
        marks.push(pen.marks);
    }
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let document = pdf.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(DocumentError::Pdf(warning.msg.clone())),
        None => Ok(Drawing { document, marks }),
    }
}

fn describe(pdf: &mut PdfDocument, about: &About<'_>) -> Result<(), DocumentError> {
    let midnight = about.dated_on.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    let date = printpdf::OffsetDateTime::from_unix_timestamp(midnight)
        .map_err(|error| DocumentError::Pdf(error.to_string()))?;
    let info = &mut pdf.metadata.info;
    about.author.clone_into(&mut info.author);
    "Tập Huấn".clone_into(&mut info.creator);
    "Tập Huấn".clone_into(&mut info.producer);
    info.creation_date = date;
    info.modification_date = date;
    info.metadata_date = date;
    Ok(())
}

/// Fixed names, where printpdf would draw random ones: the same data gives the same bytes.
fn font_id(style: Style) -> FontId {
    FontId(format!("Paper{style:?}"))
}

fn grey(percent: f32) -> Color {
    Color::Greyscale(Greyscale { percent, icc_profile: None })
}

struct Pen {
    ops: Vec<Op>,
    marks: Vec<Role>,
}

impl Pen {
    /// Grounds first, then rules over them.
    fn fills<'a>(&mut self, fills: impl Iterator<Item = &'a Fill>) {
        let mut fills: Vec<&Fill> = fills.collect();
        fills.sort_by(|a, b| b.grey.total_cmp(&a.grey));
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        for fill in fills {
            self.ops.push(Op::SetFillColor { col: grey(fill.grey) });
            self.ops.push(filled(fill));
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn line(&mut self, sheets: &Sheets<'_>, line: &Line) -> Result<(), DocumentError> {
        let written = Written {
            text: &line.text,
            style: line.style,
            size: line.size,
            tracking: 0.0,
            at: (line.x, line.y),
        };
        let ops = write(sheets.faces, font_id(line.style), grey(0.0), &written)?;
        if line.role == Role::Artifact {
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        } else {
            let number = DictItem::Int(self.marks.len() as i64);
            let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) };
            self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
            self.marks.push(line.role);
        }
        self.ops.extend(ops);
        self.ops.push(Op::EndMarkedContent);
        Ok(())
    }
}

fn filled(fill: &Fill) -> Op {
    let (right, top) = (fill.x + fill.width, fill.y + fill.height);
    let point = |x, y| LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier: false };
    let points = vec![point(fill.x, fill.y), point(right, fill.y), point(right, top), point(fill.x, top)];
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    }
}
