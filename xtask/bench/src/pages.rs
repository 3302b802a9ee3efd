//! Each page of the staff once it is warm: how long it takes, and how large it is.

use std::time::SystemTime;

use anyhow::{Result, ensure};

use crate::{browser::Browser, figures::Figures, program::Program, store::ORGANIZER};

/// The pages, by name. `BIG` stands for the class of `taphuan seed` with 400 people, `TEN_YEARS` for those up to this one.
const PAGES: [(&str, &str); 29] = [
    ("home", "/quan-ly"),
    ("activities", "/quan-ly/hoat-dong"),
    ("activities_last_page", "/quan-ly/hoat-dong?khi=tat-ca&trang=190"),
    ("activities_past", "/quan-ly/hoat-dong?khi=da-qua"),
    ("activity_400", "/quan-ly/hoat-dong/BIG"),
    ("list_400", "/quan-ly/hoat-dong/BIG/nguoi"),
    ("invite", "/quan-ly/hoat-dong/BIG/moi"),
    ("grid_400x6", "/quan-ly/hoat-dong/BIG/diem-danh"),
    ("certificates_400", "/quan-ly/hoat-dong/BIG/chung-nhan"),
    ("log", "/quan-ly/hoat-dong/BIG/nhat-ky"),
    ("people", "/quan-ly/nguoi"),
    ("people_search", "/quan-ly/nguoi?q=lan+huong"),
    ("people_phone", "/quan-ly/nguoi?q=0912345"),
    // The middle of a list is as far from its beginning as from its end.
    ("people_middle_page", "/quan-ly/nguoi?trang=2000"),
    ("report_ten_years", "/quan-ly/bao-cao?TEN_YEARS&don-vi=P19"),
    ("report_this_year", "/quan-ly/bao-cao"),
    ("rows_classes", "/quan-ly/bao-cao/dong?so-lieu=training_class&TEN_YEARS&don-vi=P19"),
    ("rows_people", "/quan-ly/bao-cao/dong?so-lieu=nguoi&TEN_YEARS&don-vi=P19"),
    ("rows_people_middle_page", "/quan-ly/bao-cao/dong?so-lieu=nguoi&TEN_YEARS&don-vi=P19&trang=320"),
    ("rows_teams", "/quan-ly/bao-cao/dong?so-lieu=doi&TEN_YEARS&don-vi=P19"),
    ("rows_panels", "/quan-ly/bao-cao/dong?so-lieu=panel&TEN_YEARS&don-vi=P19"),
    ("attendance_month", "/quan-ly/bao-cao/diem-danh"),
    ("attendance_ten_years", "/quan-ly/bao-cao/diem-danh?TEN_YEARS"),
    ("outbox", "/quan-ly/thu"),
    ("materials", "/quan-ly/an-pham"),
    ("media", "/quan-ly/tin-bai"),
    ("broadcasts", "/quan-ly/phat-thanh"),
    ("public_list", "/"),
    ("public_activity", "/hoat-dong/BIG"),
];

/// Measures them: the middle one of five.
pub async fn measure(program: &Program, figures: &mut Figures) -> Result<()> {
    let staff = Browser::staff(&program.base, ORGANIZER).await?;
    for (name, path) in PAGES {
        let name = format!("page_{name}");
        if !figures.wants(&name) {
            continue;
        }
        let path = path.replace("BIG", "GIEO-00000").replace("TEN_YEARS", &ten_years()?);
        let mut times = Vec::new();
        let mut bytes = 0;
        for _ in 0..5 {
            let answer = staff.get(&path).await?;
            ensure!(answer.status == 200, "{path}: {}", answer.status);
            times.push(answer.took);
            bytes = answer.bytes;
        }
        times.sort();
        let middle = times.get(times.len() / 2).copied().unwrap_or_default();
        figures.add(&format!("{name}_ms"), middle.as_secs_f64() * 1_000.0);
        figures.add(&format!("{name}_kib"), bytes as f64 / 1024.0);
    }
    Ok(())
}

/// The ten years up to the end of this one, as the address of a report has them.
fn ten_years() -> Result<String> {
    let year = this_year()?;
    Ok(format!("tu=1/1/{}&den=31/12/{year}", year - 9))
}

/// Near enough for any day but New Year's.
pub fn this_year() -> Result<u64> {
    Ok(1970 + SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs() / 31_556_952)
}
