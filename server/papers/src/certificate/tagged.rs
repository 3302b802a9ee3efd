//! What printpdf leaves out: a structure that screen readers follow (ISO 32000-1, 14.7 and 14.8), the language, and an identity
//! that depends on the data alone. printpdf writes neither tags nor a language and draws a random file identity.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary, text_string};

use super::draw::{Drawing, Mark};
use super::placed::Part;
use super::words::Words;
use documents::DocumentError;

/// The finished file.
///
/// # Errors
/// `Pdf` when the document lacks a page or cannot be written.
pub fn write(drawing: Drawing, words: &Words) -> Result<Vec<u8>, DocumentError> {
    let Drawing { mut document, marks } = drawing;
    let page = document.page_iter().next().ok_or_else(|| DocumentError::Pdf("no page".to_owned()))?;
    let root = structure(&mut document, page, &marks, &words.verify_url);
    let failed = |error: lopdf::Error| DocumentError::Pdf(error.to_string());

    let page = document.get_dictionary_mut(page).map_err(failed)?;
    page.set("StructParents", 0);
    page.set("Tabs", "S");
    let catalog = document.catalog_mut().map_err(failed)?;
    catalog.set("Lang", Object::string_literal("vi-VN"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLayout", "SinglePage");
    identify(&mut document, words)?;

    document.version = "1.7".to_owned();
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).map_err(|error| DocumentError::Pdf(error.to_string()))?;
    Ok(bytes)
}

/// The tree: one document, in it a paragraph for each run of lines of one part (the heading as H1) and the QR code as a figure
/// with its text. Gives its root.
fn structure(document: &mut Document, page: ObjectId, marks: &[Mark], address: &str) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let mut elements: Vec<(Mark, Vec<Object>, ObjectId)> = Vec::new();
    let mut parents: Vec<Object> = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        let number = Object::Integer(number as i64);
        match elements.last_mut() {
            Some((last, numbers, _)) if last == mark => numbers.push(number),
            _ => elements.push((*mark, vec![number], document.new_object_id())),
        }
        if let Some((_, _, id)) = elements.last() {
            parents.push(Object::Reference(*id));
        }
    }
    let kids: Vec<Object> = elements.iter().map(|(_, _, id)| Object::Reference(*id)).collect();
    for (mark, numbers, id) in elements {
        let mut element = dictionary! {
            "Type" => "StructElem", "P" => whole, "Pg" => page, "S" => kind(mark), "K" => numbers,
        };
        if mark == Mark::Figure {
            element.set("Alt", text_string(&format!("Mã QR dẫn tới trang tra cứu {address}")));
        }
        document.objects.insert(id, Object::Dictionary(element));
    }
    let parents = dictionary! { "Nums" => vec![Object::Integer(0), Object::Array(parents)] };
    let parents = document.add_object(parents);
    set(document, whole, dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids });
    set(
        document,
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => parents, "ParentTreeNextKey" => 1,
        },
    );
    root
}

fn set(document: &mut Document, id: ObjectId, dictionary: Dictionary) {
    document.objects.insert(id, Object::Dictionary(dictionary));
}

fn kind(mark: Mark) -> &'static str {
    match mark {
        Mark::Text(Part::Heading) => "H1",
        Mark::Text(_) => "P",
        Mark::Figure => "Figure",
    }
}

/// The file's identity from serial and address (unique to a certificate), and no claim of a standard that it does not keep.
fn identify(document: &mut Document, words: &Words) -> Result<(), DocumentError> {
    let failed = |error: lopdf::Error| DocumentError::Pdf(error.to_string());
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(failed)?;
    let info = document.get_dictionary_mut(info).map_err(failed)?;
    for key in [&b"GTS_PDFXVersion"[..], b"Identifier", b"Keywords", b"Subject", b"Trapped"] {
        info.remove(key);
    }
    let id = fingerprint(&format!("{}\n{}", words.serial, words.verify_url));
    let id = Object::String(id.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// FNV-1a over 128 bits: an identity, no secret, and the same in each build (which `DefaultHasher` does not promise).
pub fn fingerprint(text: &str) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}
