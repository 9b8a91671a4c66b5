//! Markup: which functions make HTML of a text, and whether they let the HTML in it through.

use super::{Call, Expr, Facts};

/// What lets the HTML of a source through.
#[derive(Debug, Clone, Copy)]
enum Passes {
    /// Always: it stands as it is.
    Always,
    /// Where the renderer was made with this option.
    WhenMadeWith(&'static str),
    /// Where the call has this option at this position.
    WhenCalledWith(&'static str, usize),
}

/// Functions that make HTML of Markdown and its like. Sorted by name.
const RENDERERS: &[(&str, Passes)] = &[
    ("markdown-it().render", Passes::WhenMadeWith("html")),
    ("markdown-it().renderInline", Passes::WhenMadeWith("html")),
    ("marked", Passes::Always),
    ("marked.Marked().parse", Passes::Always),
    ("marked.Marked().parseInline", Passes::Always),
    ("marked.marked", Passes::Always),
    ("marked.marked.parse", Passes::Always),
    ("marked.marked.parseInline", Passes::Always),
    ("marked.parse", Passes::Always),
    ("marked.parseInline", Passes::Always),
    (
        "micromark.micromark",
        Passes::WhenCalledWith("allowDangerousHtml", 1),
    ),
    (
        "remarkable.Remarkable().render",
        Passes::WhenMadeWith("html"),
    ),
    ("showdown.Converter().makeHtml", Passes::Always),
    ("snarkdown", Passes::Always),
    ("textile-js", Passes::Always),
    ("textile-js.parse", Passes::Always),
];

/// What a renderer does with the HTML in its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// It escapes it.
    Escaped,
    /// It lets it through.
    Passed,
}

impl<'a> Facts<'a> {
    /// What a call makes of the HTML in its source; none where it renders no markup.
    pub(super) fn rendered(&self, call: Call<'a>, identity: &str) -> Option<Markup> {
        let row = RENDERERS
            .binary_search_by_key(&identity, |(name, _)| name)
            .ok()?;
        let is_on = |value: Expr<'a>| self.can_be(value, true);
        let passes = match RENDERERS[row].1 {
            // Old versions of `marked` clean where they are told to.
            Passes::Always => !self
                .option_values(call, 1, "sanitize")
                .into_iter()
                .any(is_on),
            Passes::WhenCalledWith(option, position) => self
                .option_values(call, position, option)
                .into_iter()
                .any(is_on),
            Passes::WhenMadeWith(option) => call.receiver().is_some_and(|renderer| {
                self.origins(renderer)
                    .into_iter()
                    .filter_map(Call::of)
                    .any(|made| {
                        made.arguments()
                            .flat_map(|options| self.settings(options, &[option]))
                            .any(is_on)
                    })
            }),
        };
        Some(if passes {
            Markup::Passed
        } else {
            Markup::Escaped
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_renderers_is_sorted() {
        assert!(RENDERERS.is_sorted_by_key(|(name, _)| name));
    }
}
