//! A plain file server for dist/, with the headers that a host should send.

use std::path::{Component, Path};
use std::{fs, thread};

use anyhow::{Result, bail};
use tiny_http::{Header, Response, Server};

use crate::build;

/// `serve [--port N]`: builds, serves, prints the address.
pub fn serve(arguments: &[String]) -> Result<()> {
    let wanted: u16 = match arguments {
        [] => 8080,
        [flag, port] if flag == "--port" => port.parse()?,
        _ => bail!("usage: cargo xtask serve [--port N]"),
    };
    let dist = build::build()?;
    let Some((server, port)) = (wanted..wanted.saturating_add(20))
        .find_map(|port| Some((Server::http(("127.0.0.1", port)).ok()?, port)))
    else {
        bail!(
            "the ports {wanted} to {} are all in use: give another with --port",
            wanted.saturating_add(19)
        );
    };
    println!("http://127.0.0.1:{port}/");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    let response = answer(&dist, request.url());
                    // A client that has gone away needs no answer.
                    let _ = request.respond(response);
                }
            });
        }
    });
    Ok(())
}

fn answer(dist: &Path, url: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let path = url
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let inside = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let Some(bytes) = inside.then(|| fs::read(dist.join(path)).ok()).flatten() else {
        return Response::from_string("Not found").with_status_code(404);
    };
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    [
        ("Content-Type", kind),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
    ]
    .into_iter()
    .fold(Response::from_data(bytes), |response, (name, value)| {
        response.with_header(Header::from_bytes(name, value).expect("is a header"))
    })
}
