//! The words that stand over columns, folded, with `|` between them.

use super::column::Column::{
    self, BirthDate, Code, Email, Family, Given, Name, Phone, Position, Sex, SexFemale, Unit,
};

/// What the words over a column mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A column.
    Is(Column),
    /// The running number.
    Number,
    /// Something that is known, and not kept.
    Nothing,
    /// Nothing that is known.
    Unknown,
}

use Head::{Is, Nothing, Number};

/// Words that mean something when nothing else stands there.
pub(super) const WHOLE: &[(Head, &str)] = &[
    (Is(Name), "ten|name|hoc vien|dai bieu|nguoi tham du"),
    (Is(Family), "ho|ho dem|ho lot|ho va dem|ho va lot|surname|last name|family name|family"),
    (Is(Given), "first name|given name|given"),
    (Is(SexFemale), "nu|female"),
    (Is(Sex), "gioi|phai|gt|sex|gender|nam nu|nu nam"),
    (Is(BirthDate), "ns|sn|n sinh|dob|ngay thang nam|ntns|born|birthday"),
    (
        Is(Unit),
        "xa|phuong|thi tran|huyen|truong|unit|agency|office|organisation|organization|\
         department|workplace|commune|ward|don vi|dv|to chuc|co quan",
    ),
    (Is(Position), "cv|cd|post|title|job|position|role|vi tri|nghe nghiep|cong viec|job title"),
    (Is(Phone), "dt|tel|phone|mobile|sdt|lien he|lien lac|zalo|telephone|contact|sdtlh|hotline"),
    (Is(Email), "mail|e mail|email|gmail"),
    (Is(Code), "ma|code|ma so|so hieu|ma hv|ma cb|ma nv"),
    (Number, "stt|tt|so tt|sott|so thu tu|thu tu|no|so|order|nr"),
    (Nothing, "ky|id|note|notes|remark|remarks|tuoi|age|lop|ngay|thang|gc"),
];

/// Words that mean something wherever they stand in a head.
pub(super) const PHRASES: &[(Head, &str)] = &[
    (
        Is(Name),
        "ho va ten|ho ten|ho va ten khai sinh|ten hoc vien|ten dai bieu|ten can bo|\
         ten nguoi|ten cong chuc|ten nhan vien|full name|fullname|name of",
    ),
    (
        Is(Family),
        "ho va ten dem|ho ten dem|ho va chu dem|ho chu dem|ten dem|ho va ten lot|\
         ho ten lot|ten lot|middle name|family and middle",
    ),
    (
        Is(BirthDate),
        "ngay sinh|nam sinh|sinh ngay|sinh nam|thang nam sinh|ngay thang nam sinh|\
         ngay thang sinh|ngay thang nam|birth date|birthdate|date of birth|year of birth|\
         birth year|born on",
    ),
    (Is(Sex), "gioi tinh|nam nu"),
    (
        Is(Unit),
        "don vi|co quan|noi cong tac|noi lam viec|xa phuong|phuong xa|xa thi tran|ten xa|\
         ten phuong|dia phuong|phong ban|dia chi cong tac|dia chi co quan|dia chi don vi|\
         to chuc|ten truong|huyen thi|huyen tp|huyen thanh pho|quan huyen|organisation|\
         organization|workplace|work unit",
    ),
    (
        Is(Position),
        "chuc vu|chuc danh|chuc trach|vi tri viec lam|vi tri cong tac|nhiem vu|cong viec|\
         nghe nghiep|job title|position",
    ),
    (
        Is(Email),
        "email|e mail|gmail|thu dien tu|hop thu|dia chi email|dia chi e mail|\
         dia chi gmail|dia chi mail|dia chi thu dien tu|dia chi thu|dia chi hop thu|mail",
    ),
    (
        Is(Phone),
        "dien thoai|so dien thoai|sdt|so dt|dtdd|di dong|so di dong|so may|so lien he|\
         so lien lac|phone|telephone|mobile|dt lien he|dt di dong|zalo",
    ),
    (
        Is(Code),
        "ma can bo|ma cb|ma cbcc|ma cbccvc|ma cong chuc|ma vien chuc|ma nhan vien|ma nv|\
         ma hoc vien|ma hv|ma so|ma dai bieu|so hieu|staff code|staff id|employee code|\
         employee id",
    ),
    (
        Nothing,
        "cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ma dinh danh|ma so dinh danh|\
         ma so thue|mst|ma so bhxh|bhxh|ma don vi|ma xa|ho chieu|passport|identity|\
         ky ten|ky ghi ro|ky va ghi|ky ho ten|ghi ro ho ten|ky nhan|chu ky|ky xac nhan|signature|ghi chu|dan toc|ton giao|trinh do|\
         chuyen mon|que quan|noi sinh|nguyen quan|dia chi|thuong tru|tam tru|noi o|\
         tai khoan|ngan hang|so tien|thanh tien|xep loai|ket qua|ngay cap|noi cap|\
         ngay vao|diem danh|he so luong|ngach|bac luong|dang vien|so nam|tham nien|\
         place of birth|ngay nhan|ngay bat dau|ngay ket thuc|doi tuong",
    ),
    (Number, "so thu tu"),
];

/// Words of [`WHOLE`] that are names of people with other accents, or none: a head has these, or no accents at all.
pub(super) const ACCENTED: [&str; 8] = ["họ", "tên", "nữ", "xã", "phường", "huyện", "trường", "mã"];
