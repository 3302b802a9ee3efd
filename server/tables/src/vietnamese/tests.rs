//! Lists in each of the old encodings are read as they were meant; what is right stays.

use proptest::prelude::*;

use super::*;
use crate::{Row, Sheet};

fn book(cells: &[&str]) -> Book {
    let row =
        |(number, cell): (u32, &&str)| Row { number, is_hidden: false, cells: vec![(*cell).to_owned()] };
    let rows = (1..).zip(cells).map(row).collect();
    let sheet = Sheet { name: String::new(), is_hidden: false, rows };
    Book { sheets: vec![sheet], converted_from: None, has_macros: false, starts_1904: false }
}

fn converted(cells: &[&str]) -> (Option<Encoding>, Vec<String>) {
    let mut book = with_its_letters(book(cells));
    let rows = book.sheets.remove(0).rows;
    (book.converted_from, rows.into_iter().flat_map(|row| row.cells).collect())
}

fn check(written: &[&str], from: Option<Encoding>, text: &[&str]) {
    let text = text.iter().map(ToString::to_string).collect();
    assert_eq!(converted(written), (from, text));
}

#[test]
fn tcvn3_is_converted() {
    check(
        &["NguyÔn ThÞ Lan", "Hµ Néi", "Tr\u{AD}¬ng V¨n §ç", "NGUYÔN THÞ ¸NH", "Lª Hµ", "TrÇn ¸nh", "Email"],
        Some(Encoding::Tcvn3),
        &["Nguyễn Thị Lan", "Hà Nội", "Trương Văn Đỗ", "NGUYỄN THỊ ÁNH", "Lê Hà", "Trần Ánh", "Email"],
    );
    check(&["NguyÔn"], Some(Encoding::Tcvn3), &["Nguyễn"]);
}

#[test]
fn vni_is_converted() {
    check(
        &["Nguyeãn Thò Lan", "Traàn Vaên Bình", "ÑOÃ THÒ HÖÔNG", "Sôû Noäi vuï"],
        Some(Encoding::Vni),
        &["Nguyễn Thị Lan", "Trần Văn Bình", "ĐỖ THỊ HƯƠNG", "Sở Nội vụ"],
    );
}

#[test]
fn a_heading_in_unicode_above_old_letters_stays() {
    check(
        &["Họ và tên", "NguyÔn ThÞ Lan", "TrÇn V¨n B×nh", "Lª ThÞ Hång"],
        Some(Encoding::Tcvn3),
        &["Họ và tên", "Nguyễn Thị Lan", "Trần Văn Bình", "Lê Thị Hồng"],
    );
}

#[test]
fn what_is_right_stays() {
    for cells in [
        &["Nguyễn Thị Lan", "Hà Nội", "«Hội nghị»"][..],
        &["Y Blŏ Niê", "H'Hen Niê", "Êban", "Mlô", "K'Brêu"],
        &["Lò Văn Ơn", "Hà", "Tô", "Bình"],
        &["John Smith", "naïve café", "José São", "Zoë", "Müller", "10 m² ± 5°", "©"],
        &["John", "Smith"],
        &[],
    ] {
        let (from, text) = converted(cells);
        assert_eq!((from, text), (None, cells.iter().map(ToString::to_string).collect()));
    }
}

#[test]
fn a_soft_hyphen_that_is_no_letter_is_left_out() {
    check(&["tập\u{AD} huấn", "\u{AD}"], None, &["tập huấn"]);
}

/// Lists of names: in small letters, with capitals, or all in capitals.
fn lists() -> impl Strategy<Value = Vec<String>> {
    let syllable = (any::<usize>(), any::<usize>(), any::<usize>())
        .prop_map(|(onset, rime, tone)| syllable::samples::syllable(onset, rime, tone));
    let names = prop::collection::vec(prop::collection::vec(syllable, 1..5), 1..20);
    (names, 0..2_u8).prop_map(|(names, style)| {
        let name = |words: Vec<String>| match style {
            0 => words.join(" "),
            // TCVN3 has no capital for a vowel with a tone: alone it is a small one.
            _ => format!("Thị {}", words.join(" ")).to_uppercase(),
        };
        // So that it can be told what the letters are.
        let known = ["nguyễn thị hường", "trần văn đức", "đặng đình thưởng", "lê ngọc ẩn"];
        names.into_iter().chain(known.map(|name| vec![name.to_owned()])).map(name).collect()
    })
}

fn windows_1258(text: &str) -> Vec<u8> {
    use unicode_normalization::UnicodeNormalization;
    let mut bytes = Vec::new();
    for letter in text.chars() {
        let whole = letter.to_string();
        let (encoded, _, is_lost) = encoding_rs::WINDOWS_1258.encode(&whole);
        if !is_lost {
            bytes.extend_from_slice(&encoded);
            continue;
        }
        // The letter with the mark of its own, then its tone.
        let parts: Vec<char> = whole.nfd().collect();
        let is_tone = |letter: &char| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*letter);
        let tone = parts.iter().copied().find(is_tone).unwrap();
        let base: String = parts.iter().copied().filter(|letter| !is_tone(letter)).nfc().collect();
        bytes.extend_from_slice(&encoding_rs::WINDOWS_1258.encode(&format!("{base}{tone}")).0);
    }
    bytes
}

fn read_back(bytes: &[u8]) -> (Option<Encoding>, Vec<String>) {
    let mut book = crate::read(bytes).unwrap();
    (book.converted_from, book.sheets.remove(0).rows.into_iter().flat_map(|row| row.cells).collect())
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

proptest! {
    #[test]
    fn what_is_written_in_old_letters_is_read_again(list in lists()) {
        let tcvn3: Vec<String> = list.iter().map(|name| tcvn3::tests::encoded(name)).collect();
        let vni: Vec<String> = list.iter().map(|name| vni::tests::encoded(name)).collect();
        let borrowed = |list: &[String]| converted(&list.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(borrowed(&tcvn3), (Some(Encoding::Tcvn3), list.clone()));
        prop_assert_eq!(borrowed(&vni), (Some(Encoding::Vni), list.clone()));
        prop_assert_eq!(borrowed(&list), (None, list.clone()));
        // As files of bytes.
        prop_assert_eq!(read_back(&latin_1(&tcvn3.join("\n"))), (Some(Encoding::Tcvn3), list.clone()));
        prop_assert_eq!(read_back(&latin_1(&vni.join("\r\n"))), (Some(Encoding::Vni), list.clone()));
        prop_assert_eq!(read_back(&windows_1258(&list.join("\n"))), (Some(Encoding::Windows1258), list.clone()));
    }
}
