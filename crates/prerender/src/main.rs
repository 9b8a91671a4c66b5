//! `prerender DIST`: completes what Trunk has built.
//!
//! Renders the app into the body, so that the page reads without its Wasm; moves the inline start script into a file, so that
//! no inline script has to be allowed; and states the Content-Security-Policy.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use api_security_checklist::{App, AppProps, Bodies};

mod bodies;
mod rules;

use bodies::escaped;

/// Everything from the page's own origin, nothing inline. `frame-ancestors` only works as a header and is left to the host.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; \
worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types app";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let Some(dist) = env::args_os().nth(1).map(PathBuf::from) else {
        bail!("usage: prerender DIST")
    };
    let path = dist.join("index.html");
    let mut page = fs::read_to_string(&path)
        .with_context(|| format!("{} is not there: run trunk build first", path.display()))?;
    if page.contains("Content-Security-Policy") {
        bail!("{} is prerendered already", path.display());
    }
    let (start, end) = inline_script(&page).context("Trunk's start script is not in the page")?;
    let script = page[start..end].to_owned();
    let code = &script[script.find('>').map_or(0, |at| at + 1)..script.len() - "</script>".len()];
    let name = format!("start-{}.js", hash(&[code.as_bytes()]));
    fs::write(dist.join(&name), code)?;
    page.replace_range(
        start..end,
        &format!("<script type=\"module\" src=\"./{name}\"></script>"),
    );
    name_by_content(&dist, &mut page)?;
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    page = page.replacen(
        "<meta charset=\"utf-8\">",
        &format!("<meta charset=\"utf-8\">{policy}"),
        1,
    );
    let html = yew::LocalServerRenderer::<App>::with_props(AppProps {
        bodies: Bodies::new(bodies::body),
    })
    .render()
    .await;
    page = page.replacen("<body>", &format!("<body>{html}"), 1);
    if !page.contains("Content-Security-Policy") || !page.contains("quick-check") {
        bail!(
            "the page has another form than expected: neither policy nor content could be put in"
        );
    }
    let styles: Vec<String> = page
        .split("<link rel=\"stylesheet\" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    if styles.is_empty() {
        bail!("the page has no style sheets in the expected form");
    }
    rules::write(&dist, &styles, POLICY)?;
    fs::write(&path, page)?;
    Ok(())
}

/// Moves the worker's files into a folder, and the page's scripts to names, that tell their content: a cache never mixes two versions,
/// and all but the page itself can be kept for ever.
fn name_by_content(dist: &Path, page: &mut String) -> Result<()> {
    let parts = [
        ("worker.js", "worker.js"),
        ("worker_bg.wasm", "worker_bg.wasm"),
        ("worker-start.js", "start.js"),
    ];
    let mut contents = Vec::new();
    for (name, _) in parts {
        contents.push(fs::read(dist.join(name)).with_context(|| format!("Trunk left no {name}"))?);
    }
    let folder = format!(
        "worker-{}",
        hash(&contents.iter().map(Vec::as_slice).collect::<Vec<_>>())
    );
    fs::create_dir_all(dist.join(&folder))?;
    for (from, to) in parts {
        fs::rename(dist.join(from), dist.join(&folder).join(to))?;
    }
    for name in ["boot", "files"] {
        let path = dist.join(format!("{name}.js"));
        let code = fs::read_to_string(&path)?
            .replace("'worker/start.js'", &format!("'{folder}/start.js'"));
        let named = format!("{name}-{}.js", hash(&[code.as_bytes()]));
        fs::write(dist.join(&named), code)?;
        fs::remove_file(path)?;
        let (from, to) = (format!("\"./{name}.js\""), format!("\"./{named}\""));
        if !page.contains(&from) {
            bail!("the page does not load {name}.js");
        }
        *page = page.replace(&from, &to);
    }
    Ok(())
}

fn hash(contents: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    contents.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The range of the module script that Trunk writes into the page.
fn inline_script(page: &str) -> Option<(usize, usize)> {
    let start = page
        .find("<script type=\"module\"")
        .filter(|start| !page[*start..].starts_with("<script type=\"module\" src"))?;
    let end = page[start..].find("</script>")? + start + "</script>".len();
    Some((start, end))
}
