//! Objects: what of a database or a response an expression is, by what it is or is called.

use super::{Call, Expr, Facts};

impl<'a> Facts<'a> {
    /// Whether a method call is made on the request or the response, which have methods with common names.
    pub fn call_is_request(&self, call: Call<'a>) -> bool {
        call.receiver().is_some_and(|receiver| {
            self.is_request(receiver)
                || matches!(
                    self.text(receiver.place()),
                    "res" | "req" | "app" | "router" | "response" | "request"
                )
        })
    }

    /// Whether an expression is a model or a collection of a database, by what it is or is called.
    pub fn looks_like_model(&self, expr: Expr<'a>) -> bool {
        if let Some(identity) = self.identity(expr)
            && (identity.contains("mongoose.model()")
                || identity.contains(".collection()")
                || identity.contains("mongoose.Model"))
        {
            return true;
        }
        let text = self.text(expr.place());
        let name = text.rsplit('.').next().unwrap_or(text);
        let is_class = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().any(|c| c.is_ascii_lowercase());
        let built_in = matches!(
            name,
            "Object"
                | "Array"
                | "Map"
                | "Set"
                | "Promise"
                | "Reflect"
                | "JSON"
                | "Date"
                | "URL"
                | "URLSearchParams"
                | "Error"
                | "FormData"
                | "Headers"
                | "Buffer"
                | "RegExp"
                | "Proxy"
                | "Response"
                | "Request"
        );
        let error = name.ends_with("Error") || name.ends_with("Exception");
        (is_class && !built_in && !error)
            || name.ends_with("Model")
            || name.ends_with("Collection")
            || text.contains("collection(")
    }
}
