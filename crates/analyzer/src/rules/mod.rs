//! The rules: one file each, in a folder per section of the checklist, listed here.

/// Declares a rule. The doc comment is its documentation, shown on the page.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])* pub const $name:ident: Rule = Rule { $($field:ident: $value:expr),* $(,)? };) => {
        $(#[doc = $doc])*
        pub const $name: $crate::rule::Rule = $crate::rule::Rule {
            documentation: concat!($($doc, "\n"),*),
            $($field: $value),*
        };
    };
}

/// All rules, in the order of the checklist.
pub const RULES: &[&crate::rule::Rule] = &[
    &authentication::argon2_too_weak::ARGON2_TOO_WEAK,
    &authentication::auth_error_tells_which::AUTH_ERROR_TELLS_WHICH,
    &authentication::bcrypt_cost_low::BCRYPT_COST_LOW,
    &authentication::bcrypt_input_cut::BCRYPT_INPUT_CUT,
    &authentication::fast_password_hash::FAST_PASSWORD_HASH,
    &authentication::fixed_salt::FIXED_SALT,
    &authentication::jwt_algorithm_not_pinned::JWT_ALGORITHM_NOT_PINNED,
    &authentication::jwt_decoded_not_verified::JWT_DECODED_NOT_VERIFIED,
    &authentication::jwt_lifetime::JWT_LIFETIME,
    &authentication::jwt_sensitive_payload::JWT_SENSITIVE_PAYLOAD,
    &authentication::login_without_limiter::LOGIN_WITHOUT_LIMITER,
    &authentication::password_too_short::PASSWORD_TOO_SHORT,
    &authentication::session_ended::SESSION_ENDED,
    &authentication::session_not_renewed::SESSION_NOT_RENEWED,
    &authentication::slow_hash_too_fast::SLOW_HASH_TOO_FAST,
    &authentication::timing_unsafe_compare::TIMING_UNSAFE_COMPARE,
    &authentication::weak_randomness::WEAK_RANDOMNESS,
    &authorization::access_by_request_comparison::ACCESS_BY_REQUEST_COMPARISON,
    &authorization::admin_route_without_role::ADMIN_ROUTE_WITHOUT_ROLE,
    &authorization::csrf_missing::CSRF_MISSING,
    &authorization::ownership_not_checked::OWNERSHIP_NOT_CHECKED,
    &authorization::role_from_request::ROLE_FROM_REQUEST,
    &authorization::route_without_authentication::ROUTE_WITHOUT_AUTHENTICATION,
    &authorization::state_change_by_get::STATE_CHANGE_BY_GET,
    &input_validation::abandoned_evaluator::ABANDONED_EVALUATOR,
    &input_validation::archive_extraction::ARCHIVE_EXTRACTION,
    &input_validation::argument_injection::ARGUMENT_INJECTION,
    &input_validation::bidi_characters::BIDI_CHARACTERS,
    &input_validation::browser_navigation::BROWSER_NAVIGATION,
    &input_validation::buffer_unsafe::BUFFER_UNSAFE,
    &input_validation::code_injection::CODE_INJECTION,
    &input_validation::command_injection::COMMAND_INJECTION,
    &input_validation::dynamic_method_call::DYNAMIC_METHOD_CALL,
    &input_validation::dynamic_module_load::DYNAMIC_MODULE_LOAD,
    &input_validation::escaping_switched_off::ESCAPING_SWITCHED_OFF,
    &input_validation::filter_loses_keys::FILTER_LOSES_KEYS,
    &input_validation::format_string::FORMAT_STRING,
    &input_validation::hand_made_sanitizer::HAND_MADE_SANITIZER,
    &input_validation::header_injection::HEADER_INJECTION,
    &input_validation::host_header_trusted::HOST_HEADER_TRUSTED,
    &input_validation::mass_assignment::MASS_ASSIGNMENT,
    &input_validation::nosql_injection::NOSQL_INJECTION,
    &input_validation::open_redirect::OPEN_REDIRECT,
    &input_validation::page_without_limit::PAGE_WITHOUT_LIMIT,
    &input_validation::path_traversal::PATH_TRAVERSAL,
    &input_validation::property_write_from_request::PROPERTY_WRITE_FROM_REQUEST,
    &input_validation::prototype_pollution::PROTOTYPE_POLLUTION,
    &input_validation::redos_pattern::REDOS_PATTERN,
    &input_validation::reflected_xss::REFLECTED_XSS,
    &input_validation::regex_from_request::REGEX_FROM_REQUEST,
    &input_validation::sanitizer_without_effect::SANITIZER_WITHOUT_EFFECT,
    &input_validation::schema_not_applied::SCHEMA_NOT_APPLIED,
    &input_validation::shell_enabled::SHELL_ENABLED,
    &input_validation::sql_injection::SQL_INJECTION,
    &input_validation::ssrf::SSRF,
    &input_validation::template_injection::TEMPLATE_INJECTION,
    &input_validation::template_name_from_request::TEMPLATE_NAME_FROM_REQUEST,
    &input_validation::template_unescaped::TEMPLATE_UNESCAPED,
    &input_validation::unbounded_loop::UNBOUNDED_LOOP,
    &input_validation::unknown_fields_accepted::UNKNOWN_FIELDS_ACCEPTED,
    &input_validation::unsafe_deserialization::UNSAFE_DESERIALIZATION,
    &input_validation::unsafe_serialize::UNSAFE_SERIALIZE,
    &input_validation::upload_extension_unchecked::UPLOAD_EXTENSION_UNCHECKED,
    &input_validation::upload_keeps_client_name::UPLOAD_KEEPS_CLIENT_NAME,
    &input_validation::upload_without_limits::UPLOAD_WITHOUT_LIMITS,
    &input_validation::validation_result_dropped::VALIDATION_RESULT_DROPPED,
    &input_validation::validator_reports_all::VALIDATOR_REPORTS_ALL,
    &input_validation::xpath_injection::XPATH_INJECTION,
    &input_validation::xxe::XXE,
    &rate_limiting::body_limit_too_large::BODY_LIMIT_TOO_LARGE,
    &rate_limiting::limit_headers_off::LIMIT_HEADERS_OFF,
    &rate_limiting::limiter_after_route::LIMITER_AFTER_ROUTE,
    &rate_limiting::limiter_too_loose::LIMITER_TOO_LOOSE,
    &rate_limiting::trust_proxy_true::TRUST_PROXY_TRUE,
    &security_headers::helmet_after_routes::HELMET_AFTER_ROUTES,
    &security_headers::helmet_missing::HELMET_MISSING,
    &security_headers::helmet_part_off::HELMET_PART_OFF,
    &cors::cors_any_origin::CORS_ANY_ORIGIN,
    &cors::cors_pattern_too_wide::CORS_PATTERN_TOO_WIDE,
    &cors::cors_wildcard_lists::CORS_WILDCARD_LISTS,
    &data_protection::aead_misuse::AEAD_MISUSE,
    &data_protection::cookie_flags::COOKIE_FLAGS,
    &data_protection::database_without_tls::DATABASE_WITHOUT_TLS,
    &data_protection::hard_coded_secret::HARD_CODED_SECRET,
    &data_protection::plain_text_transport::PLAIN_TEXT_TRANSPORT,
    &data_protection::sensitive_field_in_response::SENSITIVE_FIELD_IN_RESPONSE,
    &data_protection::sensitive_value_logged::SENSITIVE_VALUE_LOGGED,
    &data_protection::tls_verification_off::TLS_VERIFICATION_OFF,
    &data_protection::weak_cipher::WEAK_CIPHER,
    &data_protection::weak_hash::WEAK_HASH,
    &error_handling::error_message_to_client::ERROR_MESSAGE_TO_CLIENT,
    &error_handling::stack_to_client::STACK_TO_CLIENT,
    &logging::login_not_logged::LOGIN_NOT_LOGGED,
    &logging::refusal_not_logged::REFUSAL_NOT_LOGGED,
    &deployment::container_runs_as_root::CONTAINER_RUNS_AS_ROOT,
    &deployment::debug_image::DEBUG_IMAGE,
    &deployment::debug_on::DEBUG_ON,
    &deployment::directory_listing::DIRECTORY_LISTING,
    &deployment::environment_in_response::ENVIRONMENT_IN_RESPONSE,
    &deployment::image_not_maintained::IMAGE_NOT_MAINTAINED,
    &deployment::install_ignores_lock::INSTALL_IGNORES_LOCK,
    &deployment::package_unsafe::PACKAGE_UNSAFE,
    &deployment::remote_debugging_port::REMOTE_DEBUGGING_PORT,
    &deployment::secret_in_image::SECRET_IN_IMAGE,
    &deployment::unsafe_setting::UNSAFE_SETTING,
    &deployment::weak_secret_value::WEAK_SECRET_VALUE,
];

mod prelude;

mod authentication;
mod authorization;
mod cors;
mod data_protection;
mod deployment;
mod error_handling;
mod input_validation;
mod logging;
mod rate_limiting;
mod security_headers;
