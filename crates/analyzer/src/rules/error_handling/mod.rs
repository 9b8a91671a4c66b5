//! Rules for the section Error handling.

pub mod error_handler_never_runs;
pub mod error_message_to_client;
pub mod error_to_console;
pub mod stack_to_client;
