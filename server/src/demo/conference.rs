//! A coming conference in the demo: talks in three tracks, with seats of their own, and who chose which.

use domain::accounts::access::Actor;
use services::{
    Services,
    talks::{Agenda, ChooseAct, PasteForm, TalkForm, TrackLine, TracksForm},
};

use super::refused::refused;

/// The tracks: name, in English, usual room.
const TRACKS: [(&str, &str, &str); 3] = [
    ("Tiểu ban 1: Truyền thông ở cơ sở", "Track 1: Communication", "Hội trường lớn"),
    ("Tiểu ban 2: Tiếp nhận, hỗ trợ", "Track 2: Support", "Phòng 201"),
    ("Tiểu ban 3: Phối hợp liên ngành", "Track 3: Cooperation", "Phòng 305"),
];

/// The agenda, as an office has it: hours, title, speaker, track (its number, from 1; 0 is for everybody).
const LINES: [(&str, &str, &str, usize); 14] = [
    ("07:30–08:00", "Đón tiếp đại biểu", "Ban Tổ chức", 0),
    ("08:00–08:20", "Khai mạc, giới thiệu mục đích hội thảo", "Lãnh đạo Sở Nội vụ", 0),
    ("08:20–09:00", "Báo cáo đề dẫn: mười năm truyền thông ở cơ sở", "Nông Văn Thắng", 0),
    ("09:00–10:00", "Kể chuyện thay cho đọc tài liệu", "Lường Minh Tuấn", 1),
    ("09:00–09:30", "Lắng nghe và không phán xét", "Hoàng Thị Bích Liên", 2),
    ("09:30–10:00", "Kết nối dịch vụ tại địa phương", "Hoàng Thị Bích Liên", 2),
    ("09:00–10:00", "Quy trình phối hợp giữa các ngành", "Vi Thị Hồng Nhung", 3),
    ("10:00–10:20", "Nghỉ giải lao", "", 0),
    ("10:20–11:20", "Thực hành: phiên truyền thông 30 phút", "Lường Minh Tuấn", 1),
    ("10:20–11:20", "Tình huống từ thực tế địa phương", "Hoàng Thị Bích Liên", 2),
    ("10:20–11:20", "Bàn tròn: chia sẻ thông tin giữa các cơ quan", "Vi Thị Hồng Nhung", 3),
    ("11:20–11:30", "Nghỉ trưa", "", 0),
    ("13:30–15:30", "Báo cáo kết quả các tiểu ban, thảo luận chung", "Các trưởng tiểu ban", 0),
    ("15:30–16:00", "Bế mạc", "Lãnh đạo Sở Nội vụ", 0),
];

/// Seats of single talks, by title; the first of them is chosen until it is full.
const SEATS: [(&str, &str); 3] = [
    ("Lắng nghe và không phán xét", "6"),
    ("Quy trình phối hợp giữa các ngành", "20"),
    ("Kể chuyện thay cho đọc tài liệu", "40"),
];

/// Gives the conference its agenda, and lets some of its people choose.
pub(super) async fn seed(services: &Services, code: &str) -> anyhow::Result<()> {
    let line = |(name, name_en, room): (&str, &str, &str)| TrackLine {
        id: String::new(),
        name: name.into(),
        name_en: name_en.into(),
        room: room.into(),
    };
    let tracks = TracksForm { lines: TRACKS.into_iter().map(line).collect(), ..TracksForm::default() };
    services::talks::save_tracks(services, &Actor::System, code, &tracks)
        .await
        .map_err(|not| refused(not.error))?;
    let text = LINES.map(|(hours, title, speaker, track)| {
        let track = track.checked_sub(1).map_or("", |n| TRACKS[n].0);
        format!("{hours} | {title} | {speaker} | {track}")
    });
    let form = PasteForm { text: text.join("\n"), ..PasteForm::default() };
    match services::talks::paste_agenda(services, &Actor::System, code, &form).await.map_err(refused)? {
        Ok(_) => {}
        Err(pasted) => anyhow::bail!("the agenda of the conference is refused: {pasted:?}"),
    }
    for (title, seats) in SEATS {
        limit(services, code, title, seats).await?;
    }
    choices(services, code).await
}

async fn agenda(services: &Services, code: &str) -> anyhow::Result<Agenda> {
    Ok(services::talks::show_agenda(services, &Actor::System, code).await.map_err(refused)?.1)
}

async fn limit(services: &Services, code: &str, title: &str, seats: &str) -> anyhow::Result<()> {
    let agenda = agenda(services, code).await?;
    let Some(talk) = agenda.talks.iter().find(|talk| talk.title == title) else { return Ok(()) };
    let (.., form) =
        services::talks::load_talk_form(services, &Actor::System, code, talk.id).await.map_err(refused)?;
    let form = TalkForm { seats: seats.into(), ..form };
    services::talks::save_talk(services, &Actor::System, (code, Some(talk.id)), &form)
        .await
        .map_err(|not| refused(not.error))?;
    Ok(())
}

/// Each of the list chooses of what is left: one of each time, turn by turn.
async fn choices(services: &Services, code: &str) -> anyhow::Result<()> {
    let (_, list) =
        services::registrations::list_registrations(services, &Actor::System, code).await.map_err(refused)?;
    let agenda = agenda(services, code).await?;
    let mut open: Vec<_> = agenda.talks.iter().filter(|talk| agenda.is_chosen(talk)).collect();
    open.sort_by_key(|talk| (talk.starts_at, talk.title != SEATS[0].0));
    for (n, entry) in list.iter().enumerate().filter(|(n, _)| n % 4 != 3) {
        let wanted = open.iter().enumerate().filter(|(at, _)| (n + at) % 3 == 0 || n < 8);
        for (_, talk) in wanted {
            // Where they are somewhere else then, or nothing is left, they choose nothing.
            let of = (talk.id, entry.registration.id);
            match services::talks::choose_for(services, &Actor::System, code, of, ChooseAct::Choose).await {
                Ok(()) | Err(services::Error::Conflict(_)) => {}
                Err(error) => return Err(refused(error)),
            }
        }
    }
    Ok(())
}
