//! Rules of the section deployment.

rules! {
    container_runs_as_root,
    dependency_not_from_registry,
    dependency_range_unbounded,
    dependency_unsafe,
    downloaded_code_run_in_build,
    env_database_superuser,
    env_debug_in_production,
    image_debugger_open,
    image_in_development_mode,
    image_tag_floating,
    install_ignores_lockfile,
    install_script_downloads,
    node_line_ended,
    start_script_in_development_mode,
}
