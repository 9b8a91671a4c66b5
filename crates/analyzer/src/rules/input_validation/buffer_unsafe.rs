use crate::rules::prelude::*;

const ITEM: ItemId = ItemId("input-server-side-validation");

declare_rule! {
/// `new Buffer(x)`, `Buffer(x)`, or the old `noAssert` argument.
///
/// ## Why
/// With a number from a request it hands out memory that was not cleared: keys and passwords of others.
///
/// ## Not a problem
/// `Buffer.from`, `Buffer.alloc`.
pub const BUFFER_UNSAFE: Rule = Rule {
    id: "buffer-unsafe",
    title: "A buffer is made or read without checks",
    examples: include_str!("buffer_unsafe.md"),
    item: ITEM,
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &[665, 119],
    owasp: None,
    check: Check::JavaScript(check),
};
}

fn check(facts: &Facts<'_>, report: &mut Report) {
    for name in ["Buffer", "buffer.Buffer", "buffer.SlowBuffer"] {
        for call in facts.calls_to(name) {
            let finding = report.finding(call.place(), "With a number this hands out memory that was not cleared, with a text it is slow to warn: it is deprecated for both");
            if let Some(first) = call.argument(0) {
                let make = if facts.number(first).is_some() {
                    "alloc"
                } else {
                    "from"
                };
                finding.fix(
                    format!("Use `Buffer.{make}`"),
                    crate::source::Span {
                        start: call.span.start,
                        end: first.span().start,
                    },
                    format!("Buffer.{make}("),
                );
            }
        }
    }
    for call in facts.index().calls() {
        let Some(name) = call.name() else { continue };
        let reads = (name.starts_with("readUInt")
            || name.starts_with("readInt")
            || name.starts_with("readFloat")
            || name.starts_with("readDouble"))
            && call.argument_count() == 2
            || (name.starts_with("writeUInt")
                || name.starts_with("writeInt")
                || name.starts_with("writeFloat"))
                && call.argument_count() == 3;
        if reads
            && let Some(last) = call
                .arguments()
                .next_back()
                .filter(|last| facts.boolean(*last) == Some(true))
        {
            report.finding(last.place(), "`noAssert` was removed in Node.js 10, and before that it read and wrote outside the buffer");
        }
    }
}
