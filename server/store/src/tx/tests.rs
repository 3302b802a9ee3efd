//! Writers that share a commit, give up, leave and fail.

use std::collections::BTreeSet;

use crate::{Db, is_unavailable};

use super::*;

async fn new() -> (tempfile::TempDir, Db) {
    let folder = testing::folder();
    let url = format!("sqlite:{}?mode=rwc", folder.path().join("t.sqlite").display());
    let db = Db::connect(&url).await.unwrap();
    let tx = db.begin().await.unwrap();
    tx.execute_unprepared("CREATE TABLE t (n INTEGER PRIMARY KEY, x BLOB)").await.unwrap();
    tx.commit().await.unwrap();
    (folder, db)
}

async fn put(tx: &Tx, n: i64) {
    tx.execute_unprepared(&format!("INSERT INTO t (n) VALUES ({n})")).await.unwrap();
}

async fn there(db: &Db) -> BTreeSet<i64> {
    let sql = Statement::from_string(DbBackend::Sqlite, "SELECT n FROM t");
    let rows = db.read().query_all_raw(sql).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// A transaction that others wait behind, in the order of their numbers: they are in one group when it has ended.
async fn wait_behind<F>(db: &Db, each: Vec<F>) -> Vec<JoinHandle<F::Output>>
where
    F: Future<Output: Send> + Send + 'static,
{
    let first = db.begin().await.unwrap();
    let mut waiting = Vec::new();
    for one in each {
        let before = db.near_the_turn();
        waiting.push(tokio::spawn(one));
        // It begins to ask, and then it waits.
        while db.near_the_turn() < before + 2 {
            tokio::task::yield_now().await;
        }
    }
    first.commit().await.unwrap();
    waiting
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_answered_is_there_and_who_gave_up_is_not() {
    let (_folder, db) = new().await;
    let each = (0..90).map(|n| {
        let db = db.clone();
        tokio::spawn(async move {
            let tx = match n % 10 {
                7 => db.begin().await.unwrap(),
                _ => db.begin_shared().await.unwrap(),
            };
            put(&tx, n).await;
            if n % 3 == 0 {
                return;
            }
            tx.commit().await.unwrap();
            assert!(there(&db).await.contains(&n), "{n} was answered before it was there");
        })
    });
    for one in each.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    assert_eq!(there(&db).await, (0..90).filter(|n| n % 3 != 0).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_half_way_takes_nobody_along() {
    let (_folder, db) = new().await;
    let each = (0..200_i64).map(|n| {
        let db = db.clone();
        let lives = Duration::from_micros((n.unsigned_abs() * 7919) % 4_000);
        tokio::spawn(async move {
            let work = async {
                let tx = db.begin_shared().await.unwrap();
                put(&tx, n).await;
                tx.commit().await.unwrap();
            };
            // Every other one is impatient.
            match n % 2 {
                0 => timeout(lives, work).await.is_ok().then_some(n),
                _ => {
                    work.await;
                    Some(n)
                }
            }
        })
    });
    let mut answered = BTreeSet::new();
    for one in each.collect::<Vec<_>>() {
        answered.extend(one.await.unwrap());
    }
    assert!(answered.len() >= 100);
    // What was begun for those who left is rolled back by whoever comes next.
    db.begin().await.unwrap().commit().await.unwrap();
    assert!(there(&db).await.is_superset(&answered));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_fails_takes_back_its_own_alone() {
    let (_folder, db) = new().await;
    let each = [1_i64, 2, 1, 3].map(|n| {
        let db = db.clone();
        async move {
            let tx = db.begin_shared().await.unwrap();
            put(&tx, 10 + i64::from(n == 3)).await;
            tx.execute_unprepared(&format!("INSERT INTO t (n) VALUES ({n})")).await?;
            tx.commit().await
        }
    });
    // Number 10 is there when the second comes, so that it panics; the others are answered.
    let mut came = Vec::new();
    for one in wait_behind(&db, each.into()).await {
        came.push(matches!(one.await, Ok(Ok(()))));
    }
    assert_eq!(came, [true, false, false, true]);
    assert_eq!(there(&db).await, [1, 3, 10, 11].into());
}

/// SQLite rolls all of it back by itself where a fault of the disk leaves it no other way.
#[tokio::test(flavor = "multi_thread")]
async fn when_the_database_takes_all_back_all_that_share_the_commit_are_told() {
    let (_folder, db) = new().await;
    let each = [1, 2, 3].map(|n| {
        let db = db.clone();
        async move {
            let tx = db.begin_shared().await?;
            put(&tx, n).await;
            if n == 2 {
                tx.execute_unprepared("ROLLBACK").await?;
            }
            tx.commit().await
        }
    });
    let mut waiting = wait_behind(&db, each.into()).await;
    // What comes after begins anew, or is told as well; the one after that is there.
    let last = waiting.pop().unwrap().await.unwrap();
    for one in waiting {
        let error = one.await.unwrap().unwrap_err();
        assert!(is_unavailable(&error), "{error}");
    }
    let tx = db.begin_shared().await.unwrap();
    put(&tx, 4).await;
    tx.commit().await.unwrap();
    let expected = if last.is_ok() { vec![3, 4] } else { vec![4] };
    assert_eq!(there(&db).await, expected.into_iter().collect());
}
