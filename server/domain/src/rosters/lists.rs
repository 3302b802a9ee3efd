//! Lists as offices send them, and what is found in them.

use super::{Column, Layout, Line, WhyLeftOut, layout, read_person, split_single, with_columns};
use crate::text;

/// Rows, their cells divided by `|`; the number of each in the sheet is its place.
pub(super) fn sheet(rows: &str) -> Vec<Line> {
    let rows = rows.trim_matches('\n').lines();
    let cells = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.zip(1..).map(|(row, number)| Line { number, cells: cells(row) }).collect()
}

pub(super) fn knows(words: &str) -> bool {
    let communes = ["cat ne", "van yen", "ha thuong", "phu lac", "yen lang"];
    let folded = text::fold(words);
    communes.contains(&folded.strip_prefix("xa ").unwrap_or(&folded))
}

fn found(lines: &[Line]) -> Layout {
    let found = layout(lines, &knows);
    let mut all: Vec<usize> =
        found.people.iter().copied().chain(found.left_out.iter().map(|(at, _)| *at)).collect();
    all.sort_unstable();
    assert_eq!(all, (0..lines.len()).collect::<Vec<_>>(), "every line once");
    found
}

fn names(lines: &[Line], found: &Layout) -> Vec<String> {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 3).unwrap();
    let read = |at: &usize| read_person(|column| found.cell(&lines[*at], column), false, today);
    found
        .people
        .iter()
        .map(read)
        .map(|person| person.name.map_or("?".into(), |name| name.as_str().into()))
        .collect()
}

fn columns(found: &Layout) -> Vec<Option<Column>> {
    found.columns.iter().map(|guess| guess.column).collect()
}

fn why(found: &Layout, wanted: WhyLeftOut) -> Vec<usize> {
    found.left_out.iter().filter(|(_, why)| *why == wanted).map(|(at, _)| *at).collect()
}

use Column::{
    BirthDate, BornFemale, BornMale, Email, Family, Given, Name, Phone, Position, Sex, SexFemale, SexMale,
    Unit,
};

#[test]
fn a_list_of_an_office_with_title_heads_under_heads_and_signatures() {
    let lines = sheet(
        "
UBND HUYỆN ĐẠI TỪ|UBND HUYỆN ĐẠI TỪ|UBND HUYỆN ĐẠI TỪ||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM||
PHÒNG NỘI VỤ|PHÒNG NỘI VỤ|||Độc lập - Tự do - Hạnh phúc|||
|||||||
DANH SÁCH HỌC VIÊN|DANH SÁCH HỌC VIÊN|DANH SÁCH HỌC VIÊN|DANH SÁCH HỌC VIÊN|DANH SÁCH HỌC VIÊN|DANH SÁCH HỌC VIÊN||
(Kèm theo Công văn số 12/NV ngày 3 tháng 6 năm 2026)|||||||
STT|Họ và tên|Năm sinh|Năm sinh|Chức vụ|Đơn vị công tác|Số điện thoại|Ghi chú
STT|Họ và tên|Nam|Nữ|Chức vụ|Đơn vị công tác|Số điện thoại|Ghi chú
1|2|3|4|5|6|7|8
1|NGUYỄN VĂN AN|1980||Chủ tịch Hội ND|UBND xã Cát Nê|912111004|
2|Ma Thị Bé||12/5/1985|Công chức|Xã Văn Yên|0983 111 222|
3|||1990|Cán bộ|Xã Văn Yên|0983111223|
STT|Họ và tên|Nam|Nữ|Chức vụ|Đơn vị công tác|Số điện thoại|Ghi chú
4|Siu Blŏ|1975||Trưởng thôn|Xã Hà Thượng||Vắng
5|||||||
Danh sách này có 05 người|Danh sách này có 05 người|Danh sách này có 05 người|||||
||||Đại Từ, ngày 3 tháng 6 năm 2026|Đại Từ, ngày 3 tháng 6 năm 2026||
|NGƯỜI LẬP BIỂU|||KT. TRƯỞNG PHÒNG|||
|(Ký, ghi rõ họ tên)|||PHÓ TRƯỞNG PHÒNG|||
|||||||
|||||||
|Lê Thị Lập|||Trần Văn Duyệt|||
",
    );
    let found = found(&lines);
    assert_eq!(found.heads, Some(5..=6));
    let meant =
        [None, Some(Name), Some(BornMale), Some(BornFemale), Some(Position), Some(Unit), Some(Phone), None];
    assert_eq!(columns(&found), meant);
    assert!(found.columns.iter().all(|guess| guess.sure));
    assert_eq!(found.columns[2].head, "Năm sinh – Nam");
    assert_eq!(found.columns[6].samples, ["912111004", "0983 111 222", "0983111223"]);
    assert_eq!(names(&lines, &found), ["Nguyễn Văn An", "Ma Thị Bé", "?", "Siu Blŏ"]);
    assert_eq!(why(&found, WhyLeftOut::Head), [5, 6, 7, 11]);
    assert_eq!(why(&found, WhyLeftOut::Total), [14]);
    assert_eq!(why(&found, WhyLeftOut::Footer), [15, 16, 17, 20]);
    assert_eq!(found.said_total, Some(5));
}

#[test]
fn groups_name_the_units_of_their_people() {
    let lines = sheet(
        "
DANH SÁCH ĐẠI BIỂU
TT|Họ và tên|Giới tính|Giới tính|SĐT
||Nam|Nữ|
I|KHỐI XÃ|||
1|Xã Cát Nê|Xã Cát Nê|Xã Cát Nê|
1|Nguyễn Văn An|x||0912111004
2|Lê Thị Bé||x|
|Xã Hà Thượng (2 người)|||
1|Hà Văn Công|x||
2|Đỗ Thị Dung||x|0912111005
II|KHỐI ĐOÀN THỂ|||
3|Vũ Văn Em|x||
|Tổng cộng|||5
",
    );
    let found = found(&lines);
    assert_eq!(columns(&found), [None, Some(Name), Some(SexMale), Some(SexFemale), Some(Phone)]);
    assert_eq!(
        names(&lines, &found),
        ["Nguyễn Văn An", "Lê Thị Bé", "Hà Văn Công", "Đỗ Thị Dung", "Vũ Văn Em"]
    );
    assert_eq!(why(&found, WhyLeftOut::Group), [3, 4, 7, 10]);
    let unit = |at| found.group_unit(at);
    assert_eq!((unit(5), unit(6)), (Some("Xã Cát Nê"), Some("Xã Cát Nê")));
    assert_eq!((unit(8), unit(9)), (Some("Xã Hà Thượng"), Some("Xã Hà Thượng")));
    assert_eq!(found.said_total, None);
}

#[test]
fn a_list_without_heads_is_known_by_its_content() {
    let lines = sheet(
        "
UBND XÃ CÁT NÊ||||
DANH SÁCH CÁN BỘ THAM GIA||||
1|Nguyễn Văn An|12/5/1980|Công chức|0912111004
2|Lê Thị Bé|1975|Phó Chủ tịch|912111005
3|Y Blŏ Niê|8/8/88|Trưởng thôn|
4|Giàng A Páo||Cán bộ|0983111222
",
    );
    let list = found(&lines);
    assert_eq!(columns(&list), [None, Some(Name), Some(BirthDate), Some(Position), Some(Phone)]);
    assert_eq!(list.people, [2, 3, 4, 5]);
    assert_eq!(why(&list, WhyLeftOut::Title), [0, 1]);
    assert_eq!(list.group_units, []);

    let names_alone = sheet(
        "DANH SÁCH HỌC VIÊN\nNguyễn Văn An\n2. Lê Thị Bé\nHờ\nY Blŏ Niê\n\nTổng cộng: 4 người\nNgười lập\nVũ A",
    );
    let list = found(&names_alone);
    assert_eq!(names(&names_alone, &list), ["Nguyễn Văn An", "Lê Thị Bé", "Hờ", "Y Blŏ Niê"]);
    assert_eq!(list.said_total, None);
}

#[test]
fn heads_in_other_words_are_heads() {
    let lines =
        sheet("Thành viên|Nơi nào|Gọi\nNguyễn Văn An|Xã Cát Nê|0912111004\nLê Thị Bé|Xã Văn Yên|0912111005");
    let list = found(&lines);
    assert_eq!((list.heads.clone(), list.people.clone()), (Some(0..=0), vec![1, 2]));
    assert_eq!(columns(&list), [Some(Name), Some(Unit), Some(Phone)]);
    assert!(list.columns.iter().all(|guess| !guess.sure));
    let chosen = with_columns(&lines, &list, &[Some(Name), Some(Position)], &knows);
    assert_eq!(columns(&chosen), [Some(Name), Some(Position), None]);
    assert_eq!((chosen.people, chosen.heads), (vec![1, 2], Some(0..=0)));
}

#[test]
fn columns_chosen_by_hand_are_taken() {
    let lines = sheet("Mã|Ai|Đâu\nX1|Blŏ|Cát Nê\nX2|Hờ Páo|Văn Yên");
    let chosen = with_columns(&lines, &found(&lines), &[Some(Column::Code), Some(Name), Some(Unit)], &knows);
    assert_eq!(names(&lines, &chosen), ["Blŏ", "Hờ Páo"], "{chosen:?}");
}

#[test]
fn a_name_in_two_columns_and_heads_that_lie() {
    let lines = sheet(
        "
STT|Họ và tên|Họ và tên|Tên|Email
1|Nguyễn Văn|An|0912111004|an@gmail,com
2|Lê Thị|Bé|0912111005|
",
    );
    let list = found(&lines);
    assert_eq!(columns(&list), [None, Some(Family), Some(Given), Some(Phone), Some(Email)]);
    assert!(!list.columns[3].sure);
    assert_eq!(names(&lines, &list), ["Nguyễn Văn An", "Lê Thị Bé"]);
}

#[test]
fn everything_in_one_cell_is_divided() {
    let lines = split_single(&sheet(
        "
Danh sách xã Cát Nê
1. Nguyễn Văn An - Xã Cát Nê - 0912111004
2. Lê Thị Bé - Xã Cát Nê - 0912111005
3. Ông Đỗ Văn Chung - Xã Văn Yên
",
    ));
    let list = found(&lines);
    assert_eq!(columns(&list), [Some(Name), Some(Unit), Some(Phone)]);
    assert_eq!(names(&lines, &list), ["Nguyễn Văn An", "Lê Thị Bé", "Đỗ Văn Chung"]);
}

#[test]
fn a_name_alone_far_below_is_who_signs() {
    let lines = sheet(
        "Họ tên|Giới tính|Đơn vị\nNguyễn Văn An|Nam|Xã Cát Nê\nLê Thị Bé|Nữ|Xã Cát Nê\n||\n||\n||\nTrần Văn Ký||",
    );
    let list = found(&lines);
    assert_eq!(columns(&list), [Some(Name), Some(Sex), Some(Unit)]);
    assert_eq!((list.people.clone(), why(&list, WhyLeftOut::Footer)), (vec![1, 2], vec![6]));
}

#[test]
fn sums_of_groups_end_no_list() {
    let lines = sheet(
        "
Họ tên|Năm sinh
Nguyễn Văn An|1980
Cộng: 1 người|
II. Xã Văn Yên|
Lê Thị Bé|1981
Đỗ Văn Chung|
Cộng: 2 người|
Tổng cộng: 4 người|
CHỦ TỊCH|
",
    );
    let list = found(&lines);
    assert_eq!(list.people, [1, 4, 5]);
    assert_eq!(list.group_units, [(4, "Xã Văn Yên".into()), (5, "Xã Văn Yên".into())]);
    assert_eq!(list.said_total, Some(4));
    assert_eq!(why(&list, WhyLeftOut::Footer), [8]);
}

#[test]
fn nothing_is_nobody() {
    assert_eq!(found(&[]), Layout::default());
    let lines = sheet("||\nHọ tên|Đơn vị");
    assert_eq!((found(&lines).people, found(&lines).heads), (vec![], Some(1..=1)));
}

#[test]
fn a_list_of_a_hall_with_peoples_and_codes() {
    let lines = sheet(
        "
SỞ NỘI VỤ TỈNH THÁI NGUYÊN|||||||
DANH SÁCH ĐĂNG KÝ THAM DỰ TẬP HUẤN NĂM 2026|||||||
Số TT|Mã số CBCCVC|Họ và tên khai sinh|Dân tộc|Ngày, tháng, năm sinh (dd/mm/yyyy)|Giới tính (Nam/Nữ)|Chức vụ, đơn vị công tác|Điện thoại, email
1.0|CB001|Bế Văn Đàn|Tày|32363|Nam|Chủ tịch UBND xã Cát Nê|0912111004
2.0|CB002|NÔNG THỊ XUÂN|Nùng|8/25/1988|Nữ|Công chức VH-XH xã Văn Yên|xuan@gmail.com
3.0|CB003|Triệu Tài Cao|Dao|1990|nam|Phó Trưởng phòng Nội vụ|0912 111 005
4.0|||||||
5.0|||||||
Ghi chú: đề nghị gửi trước ngày 10/6/2026|||||||
",
    );
    let list = found(&lines);
    let meant =
        [None, Some(Column::Code), Some(Name), None, Some(BirthDate), Some(Sex), Some(Position), Some(Phone)];
    assert_eq!(columns(&list), meant);
    assert_eq!(names(&lines, &list), ["Bế Văn Đàn", "Nông Thị Xuân", "Triệu Tài Cao"]);
    assert_eq!((why(&list, WhyLeftOut::Empty), why(&list, WhyLeftOut::Footer)), (vec![6, 7], vec![8]));
}

#[test]
fn several_lists_stand_below_each_other() {
    let lines = sheet(
        "
DANH SÁCH XÃ CÁT NÊ||
TT|Họ tên|SĐT
1|Nguyễn Văn An|0912111004
2|Lê Thị Bé|
Tổng cộng: 2 người||
|CHỦ TỊCH|
|Vũ Văn Ký|
DANH SÁCH XÃ VĂN YÊN||
TT|Họ tên|SĐT
1|Đỗ Văn Chung|
2|Trần Thị Dung|0912111005
Tổng cộng: 2 người||
",
    );
    let list = found(&lines);
    assert_eq!(list.people, [2, 3, 9, 10]);
    assert_eq!(list.said_total, None);
}

#[test]
fn an_english_list_and_one_without_accents() {
    let lines = sheet(
        "No.|Full name|DOB|Organisation|Job title|Mobile\n1|Truong Van To|5/6/1980|Commune office|Head of office|0912111004\n2|Ban Thi Hoa|1/2/85||Officer|",
    );
    let list = found(&lines);
    assert_eq!(columns(&list), [None, Some(Name), Some(BirthDate), Some(Unit), Some(Position), Some(Phone)]);
    assert_eq!(names(&lines, &list), ["Truong Van To", "Ban Thi Hoa"]);
    let lines = sheet(
        "DANH SACH\nHo va ten|Don vi|So dien thoai\nNguyen Van An|Xa Cat Ne|912111004\nTo Thi Be|Xa Van Yen|\nTong cong: 2 nguoi",
    );
    let list = found(&lines);
    assert_eq!(columns(&list), [Some(Name), Some(Unit), Some(Phone)]);
    assert_eq!((list.people.clone(), list.said_total), (vec![2, 3], None));
}

#[test]
fn the_unit_of_a_group_stands_in_for_an_empty_cell() {
    let lines =
        sheet("Họ tên|Đơn vị|SĐT\nXã Cát Nê||\nNguyễn Văn An||0912111004\nLê Thị Bé|Hội Nông dân|0912111005");
    let list = found(&lines);
    assert_eq!(list.group_units, [(2, "Xã Cát Nê".into())]);
}

#[test]
fn a_long_list_is_read_to_its_end() {
    let row = |n: u32| format!("{n}|Nguyễn Văn An|{}|Xã Cát Nê|Công chức|0912111004\n", 1970 + n % 30);
    let rows: String = (1..=5000).map(row).collect();
    let lines = sheet(&format!("STT|Họ tên|Năm sinh|Đơn vị|Chức vụ|SĐT\n{rows}"));
    assert_eq!(found(&lines).people.len(), 5000);
}

#[test]
fn somebody_without_a_name_is_somebody_whatever_the_post() {
    let lines = sheet(
        "
STT|Họ tên|Chức vụ|Đơn vị|SĐT
1||Chủ tịch|Xã Cát Nê|0912111004
2|Lê Thị Bé|Công chức||
||Bí thư|Xã Văn Yên|
|CHỦ TỊCH|||
|Trần Văn Ký|||
",
    );
    let list = found(&lines);
    assert_eq!(list.people, [1, 2, 3]);
    assert_eq!(why(&list, WhyLeftOut::Footer), [4, 5]);
}
