//! Draws what `layout` placed: printpdf's operations, with the glyphs of the faces that are needed and no more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use printpdf::{
    Actions, BorderArray, Color, DictItem, FontId, Greyscale, LinkAnnotation, Op, PdfDocument, PdfFont,
    PdfPage, PdfSaveOptions, Pt, Rgb,
};

use super::frame::{filled, frame};
use super::placed::{Ink, Line, PAGE, Part, Placed, Rect, Setting};
use super::words::Words;
use crate::faces::{Faces, Style};
use crate::write::{Written, write};
use documents::DocumentError;

/// A drawn page with what is read on it.
pub struct Drawing {
    /// The document, not yet compressed.
    pub document: lopdf::Document,
    /// What each marked piece of the page is; its place in the list is its number (MCID).
    pub marks: Vec<Mark>,
}

/// A piece of the page that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A line of text.
    Text(Part),
    /// The QR code.
    Figure,
}

/// Draws the page.
///
/// # Errors
/// `Typeface` or `MissingGlyph` when a face cannot be cut down, `Pdf` when printpdf has a complaint.
pub fn draw(
    words: &Words,
    issued_on: NaiveDate,
    placed: &[Placed],
    faces: &Faces,
) -> Result<Drawing, DocumentError> {
    let mut pdf = PdfDocument::new(&title(words));
    let styles: BTreeSet<Style> = lines(placed).map(|line| line.setting.style).collect();
    for style in styles {
        let texts = lines(placed).filter(|line| line.setting.style == style).map(|line| line.text.as_str());
        let font = PdfFont::new(faces.of(style).only(texts)?);
        pdf.resources.fonts.map.insert(font_id(style), font);
    }
    describe(&mut pdf, words, issued_on)?;

    let mut pen = Pen { faces, ops: Vec::new(), marks: Vec::new() };
    pen.artifact(frame(&colour(Ink::Red)));
    for thing in placed {
        pen.place(thing, &words.verify_url)?;
    }
    let Pen { ops, marks, .. } = pen;
    pdf.pages.push(PdfPage::new(Pt(PAGE.0).into(), Pt(PAGE.1).into(), ops));

    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let document = pdf.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(DocumentError::Pdf(warning.msg.clone())),
        None => Ok(Drawing { document, marks }),
    }
}

fn title(words: &Words) -> String {
    format!("Giấy chứng nhận {}", words.serial).trim_end().to_owned()
}

/// Title, author and dates of the file. No name: what is on the paper need not be in an index too.
fn describe(pdf: &mut PdfDocument, words: &Words, issued_on: NaiveDate) -> Result<(), DocumentError> {
    let midnight = issued_on.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    let date = printpdf::OffsetDateTime::from_unix_timestamp(midnight)
        .map_err(|error| DocumentError::Pdf(error.to_string()))?;
    let info = &mut pdf.metadata.info;
    info.author.clone_from(&words.issuing_body);
    "Tập Huấn".clone_into(&mut info.creator);
    "Tập Huấn".clone_into(&mut info.producer);
    info.creation_date = date;
    info.modification_date = date;
    info.metadata_date = date;
    Ok(())
}

fn lines(placed: &[Placed]) -> impl Iterator<Item = &Line> {
    placed.iter().filter_map(|thing| match thing {
        Placed::Line(line) => Some(line),
        _ => None,
    })
}

/// Fixed names, where printpdf would draw random ones: the same data gives the same bytes.
fn font_id(style: Style) -> FontId {
    FontId(format!("Certificate{style:?}"))
}

fn colour(ink: Ink) -> Color {
    match ink {
        Ink::Black => Color::Greyscale(Greyscale { percent: 0.0, icc_profile: None }),
        Ink::Red => Color::Rgb(Rgb { r: 0.63, g: 0.07, b: 0.1, icc_profile: None }),
    }
}

struct Pen<'a> {
    faces: &'a Faces,
    ops: Vec<Op>,
    marks: Vec<Mark>,
}

impl Pen<'_> {
    fn place(&mut self, thing: &Placed, address: &str) -> Result<(), DocumentError> {
        match thing {
            Placed::Line(line) => {
                let ops = self.text(line)?;
                self.marked(Mark::Text(line.setting.part), ops);
                if line.setting.part == Part::Address {
                    let width = self.faces.of(line.setting.style).width(&line.text)? * line.size;
                    let height = line.size * 1.2;
                    self.link(Rect { x: line.x, y: line.y - height * 0.25, width, height }, address);
                }
            }
            Placed::Rule { ink, rect } => {
                self.artifact(vec![Op::SetFillColor { col: colour(*ink) }, filled(&[*rect])]);
            }
            Placed::Qr { square, dark } => {
                self.marked(Mark::Figure, vec![Op::SetFillColor { col: colour(Ink::Black) }, filled(dark)]);
                self.link(*square, address);
            }
        }
        Ok(())
    }

    fn text(&self, line: &Line) -> Result<Vec<Op>, DocumentError> {
        let Setting { style, ink, tracking, .. } = line.setting;
        let written = Written { text: &line.text, style, size: line.size, tracking, at: (line.x, line.y) };
        write(self.faces, font_id(style), colour(ink), &written)
    }

    fn marked(&mut self, mark: Mark, ops: Vec<Op>) {
        let tag = match mark {
            Mark::Text(_) => "P",
            Mark::Figure => "Figure",
        };
        let number = DictItem::Int(self.marks.len() as i64);
        let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
        self.ops.extend(ops);
        self.ops.push(Op::EndMarkedContent);
        self.marks.push(mark);
    }

    fn artifact(&mut self, ops: Vec<Op>) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        self.ops.extend(ops);
        self.ops.push(Op::EndMarkedContent);
    }

    fn link(&mut self, rect: Rect, address: &str) {
        let rect = printpdf::Rect {
            x: Pt(rect.x),
            y: Pt(rect.y),
            width: Pt(rect.width),
            height: Pt(rect.height),
            mode: None,
            winding_order: None,
        };
        let border = Some(BorderArray::Solid([0.0, 0.0, 0.0]));
        let link = LinkAnnotation::new(rect, Actions::uri(address.to_owned()), border, None, None);
        self.ops.push(Op::LinkAnnotation { link });
    }
}
