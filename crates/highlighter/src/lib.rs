//! highlighter
