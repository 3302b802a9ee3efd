//! Checks that the log of changes is whole: every row as it was written, none taken out, none put in.

use store::rows::AuditSeal;

use crate::{Error, Result, Services};

/// What is wrong with the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditFault {
    /// The row of this number is not what was sealed.
    Changed(i64),
    /// The row of this number is gone.
    Removed(i64),
    /// Seals are missing after this place in the chain.
    Gap(i64),
    /// So many rows were put in without a seal.
    Unsealed(u64),
    /// The head that was noted elsewhere is not in the chain: its end was cut off, or all of it was written anew.
    NotTheSame,
}

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditCheck {
    /// How many rows were checked.
    pub rows: u64,
    /// The last place in the chain and its hash; none while nothing was written. Noted elsewhere, it shows later that nothing before it
    /// was changed, even by somebody who can write a whole new chain.
    pub head: Option<AuditHead>,
    /// What is wrong, in the order of the chain.
    pub faults: Vec<AuditFault>,
}

/// A place in the chain and its hash, written as `120:9f86d081…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditHead {
    seq: i64,
    hash: Vec<u8>,
}

impl std::fmt::Display for AuditHead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.seq)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl AuditHead {
    /// Reads what [`std::fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (seq, hex) = text.trim().split_once(':')?;
        let digits = hex.as_bytes().chunks(2).map(|pair| {
            let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?;
            u8::from_str_radix(pair, 16).ok()
        });
        let hash = digits.collect::<Option<Vec<u8>>>().filter(|hash| hash.len() == 32)?;
        Some(Self { seq: seq.parse().ok()?, hash })
    }
}

impl From<AuditSeal> for AuditHead {
    fn from(seal: AuditSeal) -> Self {
        Self { seq: seal.seq, hash: seal.hash }
    }
}

/// Rows that are read at once.
const BATCH: u64 = 1_000;

/// Nobody reads more.
const MOST_FAULTS: usize = 100;

/// Reads the log from its first row to its last. `noted`: a head of an earlier day that must still be part of it.
pub async fn verify_audit(services: &Services, noted: Option<&AuditHead>) -> Result<AuditCheck> {
    let read = services.db.read();
    let mut check = AuditCheck { rows: 0, head: None, faults: vec![] };
    let mut last: Option<AuditSeal> = None;
    loop {
        let after = last.as_ref().map_or(0, |seal| seal.seq);
        let seals = store::audit_chain::seals(read, after, BATCH).await?;
        if seals.is_empty() {
            break;
        }
        for (seal, row) in seals {
            check.rows += 1;
            let before = last.as_ref().map_or(0, |seal| seal.seq);
            if seal.seq != before + 1 {
                check.faults.push(AuditFault::Gap(before));
            } else {
                match row {
                    None => check.faults.push(AuditFault::Removed(seal.audit_id.0)),
                    Some(row) if store::audit_chain::next(last.as_ref(), &row) != seal => {
                        check.faults.push(AuditFault::Changed(seal.audit_id.0));
                    }
                    Some(_) => {}
                }
            }
            // What follows is judged by the seal that lies there: a fault is told where it is, and once.
            last = Some(seal);
            if check.faults.len() >= MOST_FAULTS {
                return Ok(check);
            }
        }
    }
    let unsealed = store::audit_chain::unsealed(read).await?;
    if unsealed > 0 {
        check.faults.push(AuditFault::Unsealed(unsealed));
    }
    if let Some(noted) = noted {
        let there = store::audit_chain::at(read, noted.seq).await?;
        if there.is_none_or(|seal| seal.hash != noted.hash) {
            check.faults.push(AuditFault::NotTheSame);
        }
    }
    check.head = last.map(AuditHead::from);
    Ok(check)
}

/// Where the log stands, for a note outside the database.
pub async fn audit_head(services: &Services) -> Result<Option<AuditHead>> {
    let head = store::audit_chain::head(services.db.read()).await.map_err(Error::from)?;
    Ok(head.map(AuditHead::from))
}
