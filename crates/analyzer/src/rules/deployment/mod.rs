//! Rules of the section deployment.

rules! {
    container_runs_as_root,
    downloaded_code_run_in_build,
    image_debugger_open,
    image_in_development_mode,
    image_tag_floating,
    install_ignores_lockfile,
    node_line_ended,
}
