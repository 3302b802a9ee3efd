//! The settings: each is right by itself, or the program would have said so; here is what they come to.

use domain::Lang;

use super::Finding;
use crate::{
    config::{Config, KeySource},
    link_keys,
};

pub(super) fn look(config: &Config, lang: Lang) -> Vec<Finding> {
    let file = std::path::absolute("taphuan.toml").unwrap_or_else(|_| "taphuan.toml".into());
    let mut found = vec![if file.exists() {
        Finding::well(lang.pick(
            format!("Cài đặt: {} và biến môi trường", file.display()),
            format!("Settings: {} and the environment", file.display()),
        ))
    } else {
        Finding::look(
            lang.pick(
                format!("Cài đặt: không có {}, chỉ dùng biến môi trường", file.display()),
                format!("Settings: there is no {}, only the environment holds", file.display()),
            ),
            lang.pick(
                "Chạy lệnh này trong thư mục của chương trình, bằng người dùng của dịch vụ; hoặc: taphuan config > taphuan.toml",
                "Run this in the folder of the program, as the user of the service; or: taphuan config > taphuan.toml",
            ),
        )
    }];
    for key in &config.unset {
        found.push(Finding::look(
            lang.pick(format!("{key}: chưa đặt"), format!("{key}: not set")),
            lang.pick(
                "Đặt trước khi gửi thư đầu tiên: mỗi thư đều mang giá trị này.",
                "Set it before the first mail: every mail carries it.",
            ),
        ));
    }
    found.push(address(config, lang));
    if config.public_url.starts_with("https://") && config.address_header.is_none() {
        found.push(Finding::look(
            lang.pick(
                "TAPHUAN_ADDRESS_HEADER: chưa đặt",
                "TAPHUAN_ADDRESS_HEADER: not set",
            ),
            lang.pick(
                "Sau máy chủ proxy, mọi người có chung một địa chỉ nên giới hạn số lần thử tính gộp tất cả. Với Caddy hay nginx: address_header = \"x-forwarded-for\"",
                "Behind a proxy everybody has one address, and limits count all together. With Caddy or nginx: address_header = \"x-forwarded-for\"",
            ),
        ));
    }
    found.push(keys(config, lang));
    found
}

fn address(config: &Config, lang: Lang) -> Finding {
    let what = format!("TAPHUAN_PUBLIC_URL: {}", config.public_url);
    let own = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    if config.public_url.starts_with("https://") {
        Finding::well(what)
    } else if own.iter().any(|own| config.public_url.starts_with(own)) {
        Finding::look(
            what,
            lang.pick(
                "Chỉ mở được trên máy này. Đặt public_url là địa chỉ https mà mọi người dùng: đường dẫn trong thư và mã QR bắt đầu bằng địa chỉ này.",
                "It opens on this machine alone. Set public_url to the https address that people use: links in mails and QR codes begin with it.",
            ),
        )
    } else {
        Finding::wrong(
            what,
            lang.pick(
                "Không có https thì trình duyệt không giữ phiên đăng nhập. Đặt proxy có TLS phía trước và public_url bắt đầu bằng https://",
                "Without https no browser keeps a session. Put a proxy with TLS before it, and begin public_url with https://",
            ),
        )
    }
}

fn keys(config: &Config, lang: Lang) -> Finding {
    match (&config.link_keys, link_keys::file(config)) {
        (KeySource::Given(_), _) => {
            Finding::well(lang.pick("Khóa của đường dẫn: TAPHUAN_LINK_KEYS", "Keys of links: TAPHUAN_LINK_KEYS"))
        }
        (_, None) => Finding::look(
            lang.pick("Khóa của đường dẫn: nằm trong cơ sở dữ liệu", "Keys of links: in the database"),
            lang.pick(
                "Ai lấy được bản sao lưu sẽ mở được mọi đường dẫn. Đặt link_keys (taphuan keys new), giống nhau cho mọi bản của chương trình.",
                "Whoever gets a backup can open every link. Set link_keys (taphuan keys new), the same for every copy of the program.",
            ),
        ),
        (_, Some(file)) => {
            let shown = std::path::absolute(&file).unwrap_or_else(|_| file.clone());
            let what = lang.pick(
                format!("Khóa của đường dẫn: {}", shown.display()),
                format!("Keys of links: {}", shown.display()),
            );
            match std::fs::File::open(&file) {
                Ok(_) => Finding::well(what),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Finding::look(
                    lang.pick(format!("{what}: chưa có"), format!("{what}: not there")),
                    lang.pick(
                        "Được tạo khi chạy lần đầu. Nếu vừa khôi phục từ bản sao lưu: đặt bản cất riêng của tệp này vào đây trước.",
                        "It is made at the first start. After a restore: put your own copy of this file here first.",
                    ),
                ),
                Err(error) => Finding::wrong(
                    what,
                    lang.pick(
                        format!("Không đọc được ({error}): chạy bằng người dùng của dịch vụ."),
                        format!("It can’t be read ({error}): run this as the user of the service."),
                    ),
                ),
            }
        }
    }
}
