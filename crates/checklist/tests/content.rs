//! The content as a whole, and what its check refuses.

#[expect(dead_code, reason = "the tests read only a part of the content")]
#[path = "../src/source.rs"]
mod source;

use std::collections::BTreeMap;

use source::{Page, Section, faults};

fn section(name: &str) -> Section {
    let path = format!("{}/content/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str(&std::fs::read_to_string(path).expect("is there")).expect("is a section")
}

fn page() -> Page {
    let path = format!("{}/content/page.toml", env!("CARGO_MANIFEST_DIR"));
    let mut page: Page =
        toml::from_str(&std::fs::read_to_string(path).expect("is there")).expect("is the page");
    page.quick_check.clear();
    page
}

fn ids(section: &Section) -> Vec<String> {
    std::iter::once(section.id.clone())
        .chain(section.item.iter().map(|item| item.id.clone()))
        .collect()
}

#[test]
fn has_ten_sections_55_items_and_ten_quick_checks() {
    let ids: Vec<&str> = checklist::sections()
        .iter()
        .map(|section| section.id)
        .collect();
    assert_eq!(
        ids,
        [
            "authentication",
            "authorization",
            "input-validation",
            "rate-limiting",
            "security-headers",
            "cors",
            "data-protection",
            "error-handling",
            "logging",
            "deployment"
        ]
    );
    let counts: Vec<usize> = checklist::sections()
        .iter()
        .map(|section| section.items.len())
        .collect();
    assert_eq!(counts, [7, 5, 6, 5, 6, 5, 6, 4, 5, 6]);
    assert_eq!(checklist::quick_check().len(), 10);
}

#[test]
fn the_six_headers_have_their_values() {
    let headers: Vec<(&str, &str)> = checklist::sections()
        .iter()
        .flat_map(|section| section.items)
        .filter_map(|item| checklist::item_text(item.id)?.header.as_ref())
        .map(|header| (header.name, header.value))
        .collect();
    assert_eq!(
        headers,
        [
            (
                "Strict-Transport-Security",
                "max-age=31536000; includeSubDomains"
            ),
            ("Content-Security-Policy", "default-src 'self'"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            (
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=()"
            ),
        ]
    );
}

#[test]
fn every_section_but_logging_has_an_example() {
    for section in checklist::sections()
        .iter()
        .filter(|section| section.id != "logging")
    {
        assert!(
            !checklist::section_text(section.id)
                .expect("has texts")
                .examples
                .is_empty(),
            "{}",
            section.id
        );
    }
}

#[test]
fn an_id_that_vanishes_without_an_alias_is_refused() {
    let mut cors = section("06-cors");
    let listed = ids(&cors);
    cors.item.iter_mut().for_each(|item| item.related.clear());
    assert_eq!(
        faults(
            std::slice::from_ref(&cors),
            &page(),
            &listed,
            &BTreeMap::new()
        ),
        Vec::<String>::new()
    );
    let gone = cors.item.pop().expect("has items").id;
    cors.example.clear();
    let found = faults(
        std::slice::from_ref(&cors),
        &page(),
        &listed,
        &BTreeMap::new(),
    );
    assert!(
        found.iter().any(|fault| fault.starts_with(&gone)),
        "{found:?}"
    );
    let aliases = BTreeMap::from([(gone, vec!["cors-methods".to_owned()])]);
    assert_eq!(
        faults(&[cors], &page(), &listed, &aliases),
        Vec::<String>::new()
    );
}

#[test]
fn a_second_use_of_an_id_and_an_id_nobody_listed_are_refused() {
    let mut cors = section("06-cors");
    let listed = ids(&cors);
    let mut twin = cors.item[0].clone();
    twin.related.clear();
    cors.item.iter_mut().for_each(|item| item.related.clear());
    cors.item.push(twin);
    cors.item[1].id = "new-one".to_owned();
    let found = faults(&[cors], &page(), &listed, &BTreeMap::new());
    assert!(
        found.iter().any(|fault| fault.contains("given twice")),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|fault| fault.starts_with("new-one: add the id")),
        "{found:?}"
    );
}
