//! Rules for the section Deployment hardening.

pub mod container_runs_as_root;
pub mod database_superuser;
pub mod debug_image;
pub mod debug_on;
pub mod directory_listing;
pub mod environment_in_response;
pub mod image_not_maintained;
pub mod install_ignores_lock;
pub mod package_unsafe;
pub mod remote_debugging_port;
pub mod secret_in_image;
pub mod unsafe_setting;
pub mod weak_secret_value;
