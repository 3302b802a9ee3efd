//! One direction: pages, commands and jobs call `services`; `services` call `domain` and `store`; nothing calls back up.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// How far a rule looks.
enum Reach {
    /// What the crate itself names.
    Direct,
    /// That, and what those crates are built from.
    Whole,
}

/// A crate, and what it must know nothing of.
struct Layer {
    of: &'static str,
    reach: Reach,
    without: &'static [&'static str],
}

/// `app` reaches the database through `services` only, hence `Direct`.
const LAYERS: [Layer; 10] = [
    Layer {
        of: "domain",
        reach: Reach::Whole,
        without: &[
            "tokio",
            "sea-orm",
            "sqlx",
            "sqlx-core",
            "lettre",
            "axum",
            "reqwest",
            "hyper",
            "printpdf",
            "leptos",
        ],
    },
    Layer {
        of: "documents",
        reach: Reach::Whole,
        without: &["store", "services", "sea-orm", "sqlx-core", "axum", "leptos"],
    },
    Layer {
        of: "papers",
        reach: Reach::Whole,
        without: &["store", "services", "sea-orm", "sqlx-core", "axum", "leptos"],
    },
    Layer {
        of: "tables",
        reach: Reach::Whole,
        without: &[
            "domain",
            "store",
            "services",
            "documents",
            "tokio",
            "sea-orm",
            "sqlx-core",
            "axum",
            "leptos",
        ],
    },
    Layer {
        of: "timetable",
        reach: Reach::Whole,
        without: &[
            "domain",
            "store",
            "services",
            "documents",
            "tokio",
            "sea-orm",
            "sqlx-core",
            "axum",
            "leptos",
        ],
    },
    Layer {
        of: "ui",
        reach: Reach::Whole,
        without: &["store", "services", "documents", "sea-orm", "sqlx-core"],
    },
    Layer { of: "migrations", reach: Reach::Whole, without: &["store", "services", "axum", "leptos"] },
    Layer { of: "store", reach: Reach::Whole, without: &["services", "documents", "app", "axum", "leptos"] },
    Layer { of: "services", reach: Reach::Whole, without: &["app", "server", "axum", "leptos"] },
    Layer {
        of: "app",
        reach: Reach::Direct,
        without: &["store", "migrations", "sea-orm", "sea-orm-migration", "sqlx", "lettre"],
    },
];

/// Looks at the graph that `cargo metadata` gives; dependencies of tests and builds are left out.
pub fn check(metadata: &Value) -> Vec<String> {
    let graph = graph(metadata);
    LAYERS.iter().flat_map(|layer| breaches(layer, &graph)).collect()
}

type Graph = BTreeMap<String, BTreeSet<String>>;

/// By name: two versions of one crate count as one.
fn graph(metadata: &Value) -> Graph {
    let named =
        |package: &'_ Value| Some((package["id"].as_str()?.to_owned(), package["name"].as_str()?.to_owned()));
    let names: BTreeMap<String, String> = list(&metadata["packages"]).iter().filter_map(named).collect();
    let name = |id: &Value| names.get(id.as_str()?).cloned();
    let is_normal = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
    let mut graph = Graph::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let used = list(&node["deps"]).iter().filter(is_normal).filter_map(|dep| name(&dep["pkg"]));
        graph.entry(name(&node["id"]).unwrap_or_default()).or_default().extend(used);
    }
    graph
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn breaches(layer: &Layer, graph: &Graph) -> Vec<String> {
    let Some(direct) = graph.get(layer.of) else { return vec![format!("{}: no such crate", layer.of)] };
    let mut ways: BTreeMap<&str, String> = BTreeMap::new();
    let mut next: Vec<(&str, String)> =
        direct.iter().map(|used| (used.as_str(), layer.of.to_owned())).collect();
    while let Some((name, way)) = next.pop() {
        if ways.contains_key(name) {
            continue;
        }
        let way = format!("{way} → {name}");
        if let Reach::Whole = layer.reach {
            next.extend(graph.get(name).into_iter().flatten().map(|used| (used.as_str(), way.clone())));
        }
        ways.insert(name, way);
    }
    let forbidden = layer.without.iter().filter_map(|name| ways.get(name));
    forbidden.map(|way| format!("{} must not know of the last in: {way}", layer.of)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(dependencies: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let mut names: BTreeSet<&str> = LAYERS.iter().map(|layer| layer.of).collect();
        names.extend(dependencies.iter().map(|(_, used, _)| *used));
        let deps = |of: &str| -> Vec<Value> {
            let own = dependencies.iter().filter(|(user, _, _)| *user == of);
            own.map(|(_, used, kind)| json!({ "pkg": used, "dep_kinds": [{ "kind": kind }] })).collect()
        };
        let packages: Vec<_> = names.iter().map(|name| json!({ "id": name, "name": name })).collect();
        let nodes: Vec<_> = names.iter().map(|name| json!({ "id": name, "deps": deps(name) })).collect();
        check(&json!({ "packages": packages, "resolve": { "nodes": nodes } }))
    }

    #[test]
    fn the_way_as_designed_is_right() {
        let designed = [("app", "services", None), ("services", "store", None), ("store", "sea-orm", None)];
        assert_eq!(found(&designed), Vec::<String>::new());
    }

    #[test]
    fn a_runtime_deep_under_the_rules_is_found_with_its_way() {
        let way = found(&[("domain", "chrono", None), ("chrono", "tokio", None)]);
        assert_eq!(way, ["domain must not know of the last in: domain → chrono → tokio"]);
    }

    #[test]
    fn a_page_may_reach_the_database_only_through_a_service() {
        assert_eq!(found(&[("app", "store", None)]).len(), 1);
        assert_eq!(found(&[("store", "services", None)]).len(), 1);
    }

    #[test]
    fn what_only_tests_use_does_not_count() {
        assert_eq!(found(&[("domain", "tokio", Some("dev"))]), Vec::<String>::new());
    }
}
