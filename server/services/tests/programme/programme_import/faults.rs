//! Files with faults: every one is told at its line and column, and nothing is changed.

use domain::accounts::access::Actor;
use proptest::prelude::*;
use services::programme_import::{ImportError, import_programme};

use crate::support::{Fixture, files, fixture_files, on_sqlite};

const UNITS: &str = "code,name,kind,level,parent,valid_from,valid_to\n\
    P19,Tỉnh Thái Nguyên,tinh,province,,,\n\
    D164,Thành phố Thái Nguyên,thanh_pho,district,P19,,2025-06-30\n\
    W05500,Phường Tích Lương,phuong,commune,D164,,2025-06-30\n";
const ACTIVITIES: &str = "code,kind,title,level,unit_code,start_date,end_date,slots,capacity,headcount\n\
    A1,workshop,Hội thảo,province,P19,2020-03-02,2020-03-02,sang,2,\n";
const PARTICIPANTS: &str =
    "activity_code,person_code,full_name,birth_date,sex,team,unit_code,email,phone,attendance\n";

/// Imports the files into an empty program and gives what is wrong, up to the sentence: `units.csv:2: level`.
async fn places(fixture: &Fixture, texts: &[(&str, &str)]) -> Vec<String> {
    let before = fixture.table_sizes().await;
    let faults = fixture.faults_of(files(texts)).await;
    assert_eq!(fixture.table_sizes().await, before);
    let place = |line: &String| line.splitn(3, ": ").take(2).collect::<Vec<_>>().join(": ");
    faults.iter().map(place).collect()
}

on_each_database!(every_fault_of_units_and_successions_is_told, async |fixture| {
    let units = "code,name,kind,level,parent,valid_from,valid_to\n\
        P 19,,tinh,country,,2025-02-30,x\n\
        D1,Huyện Một,huyen,district,P99,2020-01-01,2019-12-31\n\
        A,A,xa,commune,B,,\n\
        B,B,xa,commune,A,,\n\
        C,Dưới vòng,xa,commune,A,,\n\
        D1,Huyện Một,huyen,district,,,\n\
        E,Trong mình,xa,commune,E,,\n";
    let successions = "old_code,new_code,date,is_default\n\
        D1,D1,2025-07-01,true\n\
        D1,A,1/7/2025,đúng\n\
        D1,X,2025-07-01,true\n\
        D1,C,2025-07-01,true\n\
        D1,C,2025-07-01,false\n";
    assert_eq!(
        places(&fixture, &[("units.csv", units), ("unit_successions.csv", successions)]).await,
        [
            "units.csv:2: code",
            "units.csv:2: name",
            "units.csv:2: level",
            "units.csv:2: valid_from",
            "units.csv:2: valid_to",
            "units.csv:3: valid_to",
            "units.csv:3: parent",
            "units.csv:4: parent",
            "units.csv:5: parent",
            "units.csv:7: code",
            "units.csv:8: parent",
            "unit_successions.csv:2: new_code",
            "unit_successions.csv:3: is_default",
            "unit_successions.csv:4: new_code",
            "unit_successions.csv:5: is_default",
            "unit_successions.csv:6: new_code",
        ]
    );
});

on_each_database!(every_fault_of_an_activity_is_told_at_the_line_where_its_row_begins, async |fixture| {
    let activities = "code,kind,title,level,unit_code,start_date,end_date,slots,capacity,headcount\r\n\
        A1,workshop,\"Hội thảo\r\nhai dòng\",province,P19,2020-03-02,2020-03-02,sang,40,\r\n\
        A2,party,,city,X9,2020-03-32,2/3/2020,noon,0,-1\r\n\
        \r\n\
        A1,dialogue,Tọa đàm,province,P19,2020-03-02,2020-03-01,sang;sang,40,\r\n\
        A3,dialogue,Tọa đàm,province,P19,2013-03-02,2023-03-02,sang,40,\r\n\
        A4,dialogue,Tọa đàm,province,P19,0201-03-02,2020-03-02,sang,40\r\n";
    assert_eq!(
        places(&fixture, &[("units.csv", UNITS), ("activities.csv", activities)]).await,
        [
            "activities.csv:4: kind",
            "activities.csv:4: title",
            "activities.csv:4: level",
            "activities.csv:4: start_date",
            "activities.csv:4: slots",
            "activities.csv:4: capacity",
            "activities.csv:4: headcount",
            "activities.csv:4: unit_code",
            "activities.csv:6: end_date",
            "activities.csv:6: slots",
            "activities.csv:6: code",
            "activities.csv:7: end_date",
            "activities.csv:8: headcount",
        ]
    );
});

on_each_database!(every_fault_of_a_list_of_people_is_told, async |fixture| {
    let rows = "A9,N1,Lê Văn An,1/1/1990,Nam,,W05500,,,có mặt\n\
        A1,N1,Lê Văn An,1/1/1990,Nam,Đội Một,D164,,,có mặt\n\
        A1,N2,Lê 1,31/2/1990,X,,W00000,lan@,123,ở nhà\n\
        A1,N3,Đỗ Thị Ý,1/1/1890,Nữ,,W05500,,,\n\
        A1,N1,Lê Văn An,,,,W05500,,,vắng\n\
        A9,N3,Đỗ Văn Ý,,Nam,,W05500,,,vắng\n";
    let list = format!("{PARTICIPANTS}{rows}");
    assert_eq!(
        places(
            &fixture,
            &[("units.csv", UNITS), ("activities.csv", ACTIVITIES), ("participants.csv", &list)]
        )
        .await,
        [
            "participants.csv:2: activity_code",
            "participants.csv:3: unit_code",
            "participants.csv:4: full_name",
            "participants.csv:4: birth_date",
            "participants.csv:4: sex",
            "participants.csv:4: email",
            "participants.csv:4: phone",
            "participants.csv:4: attendance",
            "participants.csv:4: unit_code",
            "participants.csv:5: birth_date",
            "participants.csv:5: attendance",
            // The third of two seats.
            "participants.csv:5: activity_code",
            "participants.csv:6: person_code",
            "participants.csv:7: full_name",
            "participants.csv:7: sex",
            "participants.csv:7: activity_code",
        ]
    );
});

on_each_database!(every_fault_of_materials_media_and_broadcasts_is_told, async |fixture| {
    let materials = "code,kind,produced_on,quantity\nM1,panel,2020-01-01,5\nM1,poster,2020-13-01,0\n";
    let distributions = "material_code,date,unit_code,quantity\nM9,2020-02-01,P19,1\nM1,,D999,1.5\n";
    let media = "date,outlet,kind,title\n2020-01-01,,truyện,\n";
    let broadcasts = "date,unit_code,count\nhôm qua,W9,nhiều\n";
    let texts = [
        ("units.csv", UNITS),
        ("materials.csv", materials),
        ("distributions.csv", distributions),
        ("media.csv", media),
        ("broadcasts.csv", broadcasts),
    ];
    assert_eq!(
        places(&fixture, &texts).await,
        [
            "materials.csv:3: kind",
            "materials.csv:3: produced_on",
            "materials.csv:3: quantity",
            "materials.csv:3: code",
            "distributions.csv:2: material_code",
            "distributions.csv:3: date",
            "distributions.csv:3: quantity",
            "distributions.csv:3: unit_code",
            "media.csv:2: outlet",
            "media.csv:2: kind",
            "media.csv:2: title",
            "broadcasts.csv:2: date",
            "broadcasts.csv:2: count",
            "broadcasts.csv:2: unit_code",
        ]
    );
});

on_each_database!(without_a_unit_there_is_no_programme, async |fixture| {
    let materials = "code,kind,produced_on,quantity\nM1,panel,2020-01-01,5\n";
    assert_eq!(places(&fixture, &[("materials.csv", materials)]).await, ["materials.csv:2: code"]);
});

on_each_database!(a_file_that_cannot_be_read_brings_no_second_fault_of_what_refers_to_it, async |fixture| {
    let list = format!("{PARTICIPANTS}A1,N1,Lê Văn An,1/1/1990,Nam,,W05500,,,có mặt\n");
    let units = UNITS.replace(',', ";");
    let texts = [("units.csv", units.as_str()), ("activities.csv", ACTIVITIES), ("participants.csv", &list)];
    assert_eq!(places(&fixture, &texts).await, ["units.csv:1: code"]);
});

on_the_programme!(what_the_program_has_is_checked_as_what_the_files_have, async |fixture| {
    fixture
        .run("UPDATE activities SET state = 'cancelled', cancel_reason = 'x' WHERE code = 'TR-2023-02'")
        .await;
    fixture.run("UPDATE activities SET capacity = seats_taken WHERE code = 'TR-2023-01'").await;
    let list = format!(
        "{PARTICIPANTS}\
             TR-2023-01,MOI-1,Đỗ Thị Ý,1/2/1990,Nữ,,W05500,,,vắng\n\
             TR-2023-02,MOI-1,Đỗ Thị Ý,1/2/1990,Nữ,,W05500,,,vắng\n\
             TR-2023-03,CTXH-001,Người Khác Hẳn,1/2/1990,Nam,,W05500,,,vắng\n"
    );
    let before = fixture.table_sizes().await;
    let faults = fixture.faults_of(files(&[("participants.csv", &list)])).await;
    let starts = [
        "participants.csv:2: activity_code: Hoạt động “TR-2023-01” còn 0 chỗ",
        "participants.csv:3: activity_code: ",
        "participants.csv:4: person_code: ",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{faults:#?}");
    }
    assert!(faults[1].contains("đã hủy") && faults[2].contains("Triệu Anh Dũng"), "{faults:#?}");
    let second_default = "old_code,new_code,date,is_default\nW05500,N05488,2025-07-01,true\n";
    let faults = fixture.faults_of(files(&[("unit_successions.csv", second_default)])).await;
    assert!(faults[0].starts_with("unit_successions.csv:2: is_default: "), "{faults:#?}");
    assert_eq!(fixture.table_sizes().await, before);
});

/// A byte of one of the files that becomes another, or goes.
#[derive(Debug, Clone)]
struct Damage {
    file: usize,
    at: usize,
    with: Option<u8>,
}

fn damage() -> impl Strategy<Value = Damage> {
    let marks = prop::sample::select(b",\";\r\n\0\xff\x810aX-".to_vec());
    (0usize..8, any::<usize>(), prop::option::weighted(0.8, marks)).prop_map(|(file, at, with)| Damage {
        file,
        at,
        with,
    })
}

#[test]
fn damaged_files_come_in_whole_or_change_nothing() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = testing::folder();
    let fixture = runtime.block_on(on_sqlite(folder.path()));
    let whole: Vec<_> = fixture_files().into_iter().filter(|(name, _)| name.ends_with(".csv")).collect();
    proptest!(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() }, |(damages in prop::collection::vec(damage(), 1..6))| {
        let mut files = whole.clone();
        for Damage { file, at, with } in damages {
            let bytes = &mut files[file].1;
            let at = at % bytes.len();
            bytes.splice(at..=at, with);
        }
        runtime.block_on(async {
            let before = fixture.table_sizes().await;
            match import_programme(&fixture.services, &Actor::System, files).await {
                Ok(_) => {}
                Err(ImportError::Problems(problems)) => {
                    assert!(!problems.is_empty());
                    assert!(problems.iter().all(|problem| problem.line > 0));
                    assert_eq!(fixture.table_sizes().await, before);
                }
                Err(other) => panic!("{other:?}"),
            }
        });
    });
}
