//! Templates with the code that fills them: what they show is judged by where it comes from.

use analyzer::{Options, Severity, SourceFile, analyze};

/// The lines of a project's files at which something is found, and how grave it is.
fn found(files: &[(&str, &str)]) -> Vec<(String, usize, Severity)> {
    let files: Vec<SourceFile> = files
        .iter()
        .map(|(path, text)| SourceFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
            language: None,
        })
        .collect();
    analyze(&files, &Options::default())
        .findings
        .iter()
        .filter(|finding| finding.rule.id == "template-unescaped")
        .map(|finding| {
            let file = &files[finding.place.file.0 as usize];
            let line = file.text[..finding.place.span.start as usize]
                .matches('\n')
                .count()
                + 1;
            (file.path.clone(), line, finding.severity)
        })
        .collect()
}

#[test]
fn request_data_that_a_view_shows_is_found() {
    let code = "exports.show = (req, res) => res.render('search', { term: req.query.q, title: 'Search' });";
    let ejs = "<h1><%- title %></h1>\n<p><%- term %></p>";
    assert_eq!(
        found(&[("pages.js", code), ("views/search.ejs", ejs)]),
        [("views/search.ejs".to_owned(), 2, Severity::High)]
    );
    assert_eq!(
        found(&[
            ("pages.js", code),
            ("views/search.ejs", &ejs.replace("<%-", "<%="))
        ]),
        []
    );
    let pug = "h1!= title\np.a(b='c')!= term";
    assert_eq!(
        found(&[("pages.js", code), ("views/search.pug", pug)]),
        [("views/search.pug".to_owned(), 2, Severity::High)]
    );
}

#[test]
fn what_was_cleaned_before_is_not() {
    let code = "const clean = require('sanitize-html');\nexports.show = (req, res) => res.render('search', { term: clean(req.query.q) });";
    assert_eq!(
        found(&[
            ("pages.js", code),
            ("views/search.hbs", "<p>{{{term}}}</p>")
        ]),
        []
    );
}

#[test]
fn data_is_handed_on_to_what_is_taken_in() {
    let code = "exports.show = (req, res) => res.render('pages/search', { term: req.query.q });";
    let page = "<main><%- include('../parts/result') %></main>";
    assert_eq!(
        found(&[
            ("pages.js", code),
            ("views/pages/search.ejs", page),
            ("views/parts/result.ejs", "<p>\n<%- term %></p>"),
        ]),
        [("views/parts/result.ejs".to_owned(), 2, Severity::High)]
    );
}

#[test]
fn elements_of_lists_and_stored_records_are_followed() {
    let code = "const posts = require('./posts');\nexports.list = async (req, res) => {\n  const all = await posts.findAll();\n  res.render('list', { posts: all });\n};";
    for (path, text) in [
        (
            "views/list.ejs",
            "<% posts.forEach((post) => { %>\n<p><%- post.text %></p><% }) %>",
        ),
        (
            "views/list.hbs",
            "{{#each posts}}\n<p>{{{text}}}</p>{{/each}}",
        ),
        (
            "views/list.njk",
            "{% for post in posts %}\n<p>{{ post.text | safe }}</p>{% endfor %}",
        ),
        ("views/list.pug", "each post in posts\n  p!= post.text"),
    ] {
        assert_eq!(
            found(&[("pages.js", code), (path, text)]),
            [(path.to_owned(), 2, Severity::Medium)],
            "{path}"
        );
    }
}

#[test]
fn what_cannot_be_seen_is_noted_at_most() {
    let code = "exports.show = (req, res) => res.render('other', {});";
    assert_eq!(
        found(&[
            ("pages.js", code),
            ("views/search.ejs", "<p><%- term %></p>")
        ]),
        [("views/search.ejs".to_owned(), 1, Severity::Note)]
    );
    let layout = "<html><body><%- body %>{{{body}}}</body></html>";
    assert_eq!(
        found(&[("pages.js", code), ("views/layout.ejs", layout)]),
        []
    );
    assert_eq!(
        found(&[
            ("pages.js", code),
            ("views/mail.txt.ejs", "Hello <%- name %>")
        ]),
        []
    );
}
