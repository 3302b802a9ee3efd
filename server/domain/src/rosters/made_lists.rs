//! Lists made at random: whoever is written into one is found again.

use proptest::{prelude::*, sample::select};

use super::{Column, Line, layout, lists::knows, split_single, with_columns};

/// A column with its heads and what people may have in it.
struct Kind {
    column: Option<Column>,
    heads: &'static [&'static str],
    cells: &'static [&'static str],
}

const KINDS: [Kind; 7] = [
    Kind {
        column: Some(Column::Name),
        heads: &["Họ và tên", "HỌ TÊN", "Họ và tên học viên", "Full name"],
        cells: &[
            "Nguyễn Văn An",
            "LÊ THỊ BÉ",
            "Y Blŏ Niê",
            "H'Hen Niê",
            "Giàng A Páo",
            "Ông Đoàn Văn Công",
            "Trương Thị Tổng",
        ],
    },
    Kind {
        column: Some(Column::BirthDate),
        heads: &["Ngày, tháng, năm sinh", "Năm sinh", "NS", "Ngày sinh"],
        cells: &["12/05/1980", "1975", "8.8.88", "1990-02-28", "", "không rõ", "31/2/1980"],
    },
    Kind {
        column: Some(Column::Sex),
        heads: &["Giới tính", "Nam/Nữ", "Phái"],
        cells: &["Nam", "Nữ", "nu", ""],
    },
    Kind {
        column: Some(Column::Unit),
        heads: &["Đơn vị", "Đơn vị công tác", "Xã/phường", "Cơ quan"],
        cells: &["Xã Cát Nê", "UBND xã Văn Yên", "Cát Nê", "Phòng Nội vụ", "Hội LHPN xã Hà Thượng"],
    },
    Kind {
        column: Some(Column::Position),
        heads: &["Chức vụ", "Chức danh"],
        cells: &["Phó Chủ tịch", "Công chức", "Trưởng thôn", "Chủ tịch", ""],
    },
    Kind {
        column: Some(Column::Phone),
        heads: &["SĐT", "Số ĐT", "Điện thoại liên hệ"],
        cells: &["0912111004", "912111004", "+84 983 111 222", "", "0912111004/0983111222"],
    },
    Kind { column: None, heads: &["Ghi chú", "Ký tên", "Số CCCD"], cells: &["", "", "034567891234"] },
];

#[derive(Debug, Clone)]
struct Made {
    lines: Vec<Line>,
    people: Vec<usize>,
    columns: Vec<Option<Column>>,
}

/// How a list is made: its columns in an order, how many lines of a title, heads under heads, numbers, pages, a footer.
#[derive(Debug, Clone)]
struct Plan {
    order: Vec<usize>,
    titles: usize,
    two_lines: bool,
    numbered: bool,
    groups: bool,
    with_heads: bool,
    page: usize,
    footer: usize,
}

fn plan() -> impl Strategy<Value = Plan> {
    let order = Just((1..KINDS.len()).collect::<Vec<_>>()).prop_shuffle();
    let order = (order, 1..KINDS.len(), 0..KINDS.len()).prop_map(|(mut order, count, at)| {
        order.truncate(count);
        order.insert(at.min(order.len()), 0);
        order
    });
    (order, 0usize..5, any::<[bool; 3]>(), 3usize..9, 0usize..4).prop_map(
        |(order, titles, [two_lines, numbered, groups], page, footer)| Plan {
            order,
            titles,
            two_lines,
            numbered,
            groups,
            with_heads: true,
            page,
            footer,
        },
    )
}

fn made() -> impl Strategy<Value = Made> {
    let person = KINDS.iter().map(|kind| select(kind.cells).boxed()).collect::<Vec<_>>();
    let heads = KINDS.iter().map(|kind| select(kind.heads).boxed()).collect::<Vec<_>>();
    (plan(), heads, proptest::collection::vec(person, 1..12))
        .prop_map(|(plan, heads, people)| make(&plan, &heads, &people))
}

fn make(plan: &Plan, heads: &[&str], people: &[Vec<&str>]) -> Made {
    let with_number = |number: &str, cells: &[&str]| -> Vec<String> {
        let number = plan.numbered.then_some(number);
        number.into_iter().chain(plan.order.iter().map(|at| cells[*at])).map(str::to_owned).collect()
    };
    let width = plan.order.len() + usize::from(plan.numbered);
    let wide = |text: &str| vec![text.to_owned(); width];
    let head = with_number("STT", heads);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let titles = [
        "UBND HUYỆN ĐẠI TỪ",
        "DANH SÁCH HỌC VIÊN LỚP TẬP HUẤN",
        "(Kèm theo Quyết định số 5 ngày 3 tháng 6 năm 2026)",
        "",
    ];
    rows.extend(titles.iter().take(plan.titles).map(|title| wide(title)));
    rows.extend(std::iter::repeat_n(
        head.clone(),
        usize::from(plan.with_heads) + usize::from(plan.two_lines),
    ));
    let mut found = Vec::new();
    for (at, person) in people.iter().enumerate() {
        if at > 0 && at % plan.page == 0 && plan.with_heads {
            rows.push(head.clone());
        }
        if at % plan.page == 1 && plan.groups {
            rows.push(group(width));
        }
        found.push(rows.len());
        rows.push(with_number(&(at + 1).to_string(), person));
    }
    let empty = || vec![String::new(); width];
    let signed = |left: &str, right: &str| {
        let mut row = empty();
        row[0] = left.to_owned();
        row[width - 1] = right.to_owned();
        row
    };
    if plan.footer > 0 {
        rows.push(wide(&format!("Danh sách này có {} người", people.len())));
    }
    if plan.footer > 1 {
        rows.extend([
            empty(),
            signed("", "Đại Từ, ngày 3 tháng 6 năm 2026"),
            signed("NGƯỜI LẬP BIỂU", "KT. CHỦ TỊCH"),
        ]);
        rows.extend([signed("(Ký, ghi rõ họ tên)", "PHÓ CHỦ TỊCH"), empty(), empty()]);
    }
    if plan.footer > 2 {
        rows.push(signed("Nguyễn Thị Lập", "Trần Văn Duyệt"));
    }
    let lines = rows.into_iter().zip(1..).map(|(cells, number)| Line { number, cells }).collect();
    let kinds = plan.order.iter().map(|at| KINDS[*at].column);
    let columns = plan.numbered.then_some(None).into_iter().chain(kinds).collect();
    Made { lines, people: found, columns }
}

/// The heading of a group: its mark apart where there is a place for it.
fn group(width: usize) -> Vec<String> {
    let mut row = vec![String::new(); width];
    match width {
        1 => row[0] = "I. KHỐI XÃ".to_owned(),
        _ => row[..2].clone_from_slice(&["II".to_owned(), "Khối Đoàn thể".to_owned()]),
    }
    row
}

proptest! {
    // Each makes and reads a whole list.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn without_heads_everybody_is_found_by_what_they_have(plan in plan(), people in proptest::collection::vec(0usize..4, 2..12)) {
        const CELLS: [[&str; 7]; 4] = [
            ["Nguyễn Văn An", "12/05/1980", "Nam", "Xã Cát Nê", "Công chức", "0912111004", ""],
            ["LÊ THỊ BÉ", "1975", "nữ", "UBND xã Văn Yên", "Phó Chủ tịch", "912111005", ""],
            ["Y Blŏ Niê", "8.8.88", "Nam", "Cát Nê", "Trưởng thôn", "+84 983 111 222", ""],
            ["Đoàn Văn Công", "1990-02-28", "Nam", "Phòng Nội vụ", "Chuyên viên", "0912111006/0983111222", ""],
        ];
        let plan = Plan { with_heads: false, two_lines: false, groups: false, ..plan };
        let people: Vec<Vec<&str>> = people.into_iter().map(|n| CELLS[n].to_vec()).collect();
        let made = make(&plan, &[""; 7], &people);
        let found = layout(&made.lines, &knows);
        prop_assert_eq!(&found.people, &made.people);
        for (guess, column) in found.columns.iter().zip(&made.columns) {
            prop_assert_eq!(guess.column, *column);
        }
    }

    #[test]
    fn everybody_is_found_again(made in made()) {
        let found = layout(&made.lines, &knows);
        prop_assert_eq!(&found.people, &made.people);
        let columns: Vec<Option<Column>> = found.columns.iter().map(|guess| guess.column).collect();
        let filled = made.columns.len().min(columns.len());
        prop_assert_eq!(&columns[..filled], &made.columns[..filled]);
        prop_assert_eq!(found.said_total, None);
        prop_assert_eq!(found.people.len() + found.left_out.len(), made.lines.len());
        let again = with_columns(&made.lines, &found, &columns, &knows);
        prop_assert_eq!(again.people, made.people);
    }

    #[test]
    fn nothing_makes_it_panic(rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}|Họ tên|Nam|1|Tổng cộng|I|Xã Cát Nê|0912111004", 0..5), 0..9)) {
        let lines: Vec<Line> = rows.into_iter().zip(1..).map(|(cells, number)| Line { number, cells }).collect();
        let found = layout(&lines, &knows);
        prop_assert_eq!(found.people.len() + found.left_out.len(), lines.len());
        let chosen = [Some(Column::Phone), None, Some(Column::Name), Some(Column::Name)];
        let again = with_columns(&lines, &found, &chosen, &knows);
        prop_assert_eq!(again.people.len() + again.left_out.len(), lines.len());
        let _ = layout(&split_single(&lines), &knows);
    }
}
