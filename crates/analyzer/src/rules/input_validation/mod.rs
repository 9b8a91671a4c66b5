//! Rules of the section input-validation.

rules! {
    code_injection,
    command_injection,
    mass_assignment,
    nosql_injection,
    open_redirect,
    path_traversal,
    reflected_xss,
    regex_from_request,
    sql_injection,
    ssrf,
    template_injection,
}
