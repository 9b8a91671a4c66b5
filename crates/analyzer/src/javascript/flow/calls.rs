//! Calls on the way: what they return, clean and pass on.

use super::*;

impl<'f> Tracer<'f> {
    pub(super) fn construction(
        &self,
        callee: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if let Some(class) = self.facts.modules.class(&self.facts.syntax, callee) {
            return self.instance(class, arguments, path, frame, depth);
        }
        self.known_call(callee, arguments, path, frame, depth)
    }

    /// The fields that a constructor of the project fills.
    pub(super) fn instance(
        &self,
        class: ClassId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let constructor = self
            .facts
            .modules
            .method(&self.facts.syntax, class, "constructor")?;
        let frame_depth = frame.map_or(0, |frame| frame.depth + 1);
        if frame_depth > FRAME_LIMIT || path.is_empty() {
            return None;
        }
        let inner = Frame {
            function: constructor,
            arguments,
            outer: frame,
            depth: frame_depth,
        };
        self.facts
            .syntax
            .class(class)
            .fields
            .iter()
            .find_map(|field| {
                let rest = remaining(field.path, path)?;
                self.value(field.value, rest, Some(&inner), depth)
            })
    }

    pub(super) fn call(
        &self,
        id: ExprId,
        callee: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if let Some(function) = self.facts.modules.function(&self.facts.syntax, callee) {
            return self.returned(function, arguments, path, frame, depth);
        }
        if let Kind::Member { object, property } = self.kind(callee) {
            // The Fetch API's request: Next.js, Remix, Deno.
            if is_request(self.facts, object) && matches!(property, "json" | "formData" | "text") {
                return Some(vec![id]);
            }
            if is_request(self.facts, object) && REQUEST_METHODS.contains(&property) {
                return (!matches!(self.danger, Danger::NoSql | Danger::MassAssignment))
                    .then(|| vec![id]);
            }
            if let Some(outcome) = schema::parsed(self.facts, id) {
                return self.parsed(&outcome, path, frame, depth);
            }
        }
        let known = self.known_identity(callee);
        if known {
            return self.known_call(callee, arguments, path, frame, depth);
        }
        let Kind::Member { object, property } = self.kind(callee) else {
            return None;
        };
        self.method(object, property, arguments, path, frame, depth)
    }

    /// Whether the tables know the called function.
    pub(super) fn known_identity(&self, callee: ExprId) -> bool {
        let Some(identity) = self.facts.value(callee).identity() else {
            return false;
        };
        cleaners::cleaner(identity.package(), identity.path()).is_some()
            || PASSING.contains(&(identity.package(), identity.path()))
    }

    pub(super) fn known_call(
        &self,
        callee: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let identity = self.facts.value(callee).identity()?;
        let cleaner = cleaners::cleaner(identity.package(), identity.path());
        if cleaner.is_some_and(|row| row.cleans.has(self.danger)) {
            return None;
        }
        if cleaner.is_none() && !PASSING.contains(&(identity.package(), identity.path())) {
            return None;
        }
        let inner: Vec<Key<'f>> = match identity.path() {
            "JSON.parse" | "Promise.resolve" | "structuredClone" | "Object.assign"
            | "cloneDeep" | "merge" | "assign" | "defaults" | "extend" | "Array.from"
            | "Object" | "pick" | "omit" => path.to_vec(),
            "Promise.all" => path.to_vec(),
            "Object.values" | "Object.entries" => prefixed(Key::Any, path.get(1..).unwrap_or(&[])),
            _ => Vec::new(),
        };
        arguments.iter().enumerate().find_map(|(index, &argument)| {
            // `path.join(base, x)`: each part counts; `JSON.stringify(x, null, 2)`: the first.
            if index > 0 && identity.path() == "JSON.stringify" {
                return None;
            }
            self.value(argument, &inner, frame, depth)
        })
    }

    pub(super) fn returned(
        &self,
        function: FunctionId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let frame_depth = frame.map_or(0, |frame| frame.depth + 1);
        if frame_depth > FRAME_LIMIT {
            return None;
        }
        let inner = Frame {
            function,
            arguments,
            outer: frame,
            depth: frame_depth,
        };
        let returns = &self.facts.syntax.function(function).returns;
        returns.iter().find_map(|&value| {
            let way = self.value(value, path, Some(&inner), depth)?;
            Some(passed(way, value))
        })
    }

    pub(super) fn parsed(
        &self,
        outcome: &schema::Parsed,
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        // `safeParse` answers `{ success, data, error }`, Joi's `validate` `{ error, value }`.
        let inner = match (outcome.wrapped_in, path) {
            (Some(name), [Key::Named(first), rest @ ..]) if *first == name => rest,
            (Some(_), [Key::Named(_), ..]) => return None,
            _ => path,
        };
        if self.danger != Danger::Any
            && schema::cleans(self.facts, outcome.schema, inner, self.danger)
        {
            return None;
        }
        self.value(outcome.input, inner, frame, depth)
    }

    pub(super) fn method(
        &self,
        object: ExprId,
        property: &str,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        if ANSWERING_METHODS.contains(&property) {
            return None;
        }
        if !PASSING_METHODS.contains(&property) {
            return None;
        }
        match property {
            "toString" | "trim" | "toLowerCase" | "toUpperCase" | "join" | "replace"
            | "replaceAll"
                if self.is_cleaned_by_text() =>
            {
                return None;
            }
            "replace" | "replaceAll" if self.is_cleaned_by_replacing(arguments) => return None,
            "map" | "flatMap" => return self.mapped(object, arguments, path, frame, depth),
            "filter" if self.is_filtered_by_list(arguments) => return None,
            "find" if path.is_empty() && self.danger != Danger::Any => {
                // `LIST.find(item => item.id === req.params.id)` gives the list's own item.
                return self.value(object, &[Key::Any], frame, depth);
            }
            "then" => {
                if let Some(function) = arguments
                    .first()
                    .and_then(|callback| self.facts.modules.function(&self.facts.syntax, *callback))
                {
                    let returns = &self.facts.syntax.function(function).returns;
                    return returns
                        .iter()
                        .find_map(|&value| self.value(value, path, frame, depth));
                }
            }
            _ => {}
        }
        let whole: Vec<Key<'f>> = match property {
            "join" | "toString" | "pop" | "shift" | "at" | "find" | "findLast" | "get"
            | "reduce" | "reduceRight" => prefixed(Key::Any, path),
            "split" | "match" | "matchAll" | "entries" | "keys" | "values" | "getAll" => Vec::new(),
            _ => path.to_vec(),
        };
        if let Some(way) = self.value(object, &whole, frame, depth) {
            return Some(way);
        }
        match property {
            "concat" | "replace" | "replaceAll" | "fill" | "padEnd" | "padStart" => arguments
                .iter()
                .skip(usize::from(property.starts_with("replace")))
                .find_map(|&argument| self.value(argument, &[], frame, depth)),
            _ => None,
        }
    }

    /// What `map`'s callback makes of each element.
    pub(super) fn mapped(
        &self,
        object: ExprId,
        arguments: &[ExprId],
        path: &[Key<'f>],
        frame: Option<&Frame<'_>>,
        depth: u32,
    ) -> Option<Way> {
        let callback = *arguments.first()?;
        let rest = path.get(1..).unwrap_or(&[]);
        let Some(function) = self.facts.modules.function(&self.facts.syntax, callback) else {
            // `.map(Number)`, `.map(encodeURIComponent)`.
            let identity = self.facts.value(callback).identity()?;
            let cleaner = cleaners::cleaner(identity.package(), identity.path())?;
            return if cleaner.cleans.has(self.danger) {
                None
            } else {
                self.value(object, &[Key::Any], frame, depth)
            };
        };
        let returns = &self.facts.syntax.function(function).returns;
        returns
            .iter()
            .find_map(|&value| self.value(value, rest, frame, depth))
    }

    /// `values.filter(value => ALLOWED.includes(value))`.
    pub(super) fn is_filtered_by_list(&self, arguments: &[ExprId]) -> bool {
        let Some(function) = arguments
            .first()
            .and_then(|callback| self.facts.modules.function(&self.facts.syntax, *callback))
        else {
            return false;
        };
        let [answer] = self.facts.syntax.function(function).returns.as_slice() else {
            return false;
        };
        let Kind::Call {
            callee,
            arguments: [_, ..],
        } = self.kind(*answer)
        else {
            return false;
        };
        let Kind::Member {
            object,
            property: "includes" | "has" | "test",
        } = self.kind(callee)
        else {
            return false;
        };
        self.facts.value(object).is_constant() || self.facts.value(object).call().is_some()
    }

    /// `x.replace(/[^a-z0-9]/gi, '')` leaves letters and digits; others are judged by what they take out.
    pub(super) fn is_cleaned_by_replacing(&self, arguments: &[ExprId]) -> bool {
        let Some(&pattern) = arguments.first() else {
            return false;
        };
        let Some((pattern, flags)) = self.facts.value(pattern).regex() else {
            return false;
        };
        if !flags.contains('g') {
            return false;
        }
        if let Some(kept) = pattern
            .strip_prefix("[^")
            .and_then(|rest| rest.strip_suffix("]").or(rest.strip_suffix("]+")))
        {
            let harmful = |text: &str| kept.contains(text);
            return match self.danger {
                Danger::Path => !harmful("/") || !harmful("."),
                Danger::Html => !harmful("<"),
                _ => !["'", "\"", "`", ";", "$", "|", "&", "\\S", "\\W"]
                    .iter()
                    .any(|text| harmful(text)),
            };
        }
        match self.danger {
            Danger::Log | Danger::Header => ["\\n", "\\r", "\\s", "\\x00"]
                .iter()
                .any(|text| pattern.contains(text)),
            _ => false,
        }
    }
}
