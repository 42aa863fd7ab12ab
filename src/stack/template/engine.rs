//! One rendering: parse, check, execute within bounds, and say where it failed.

use std::{collections::BTreeSet, sync::Arc};

use gotmpl::{
    FuncMap, MissingKey, TemplateError, Value,
    parse::{DefineNode, ListNode, Parser},
};

use super::{
    balance, failure,
    functions::{self, Context},
    origin::Origin,
    output::{Cursor, Output},
    print,
    settings::Settings,
    tree::{MARK, NOTHING, PRINT, Preparation},
};
use crate::error::{Error, Result};

/// What becomes of a field that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// `<no value>`.
    Printed,
    Refused,
}

/// What a rendering made.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub(crate) text: String,
    /// For each line of the text the line of the template that it comes from, from 1.
    pub(crate) lines: Vec<u32>,
}

/// What a template asks for and only its caller can find out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asked {
    Component {
        name: String,
        stack: String,
    },
    /// What a text is that may call a YAML function.
    Text(String),
}

/// Renders templates.
pub(crate) struct Engine {
    context: Arc<Context>,
    functions: FuncMap,
    known: BTreeSet<String>,
    delimiters: [String; 2],
    cursor: Arc<Cursor>,
}

/// Requests of one rendering: each makes it start anew.
const ASKED_LIMIT: usize = 200;

impl Engine {
    pub(crate) fn new(settings: Settings) -> Self {
        let cursor = Arc::new(Cursor::default());
        let delimiters = settings.delimiters.clone();
        let context = Arc::new(Context::new(settings));
        let mut functions = functions::all(&context);
        functions.insert(NOTHING.to_owned(), Arc::new(|_| Ok(Value::Nil)));
        functions.insert(PRINT.to_owned(), Arc::new(own_print));
        functions.insert(MARK.to_owned(), mark(&context, &cursor));
        let known = functions.keys().cloned().collect();
        Self { context, functions, known, delimiters, cursor }
    }

    /// Whether `text` has anything to render.
    pub(crate) fn concerns(&self, text: &str) -> bool {
        text.contains(&self.delimiters[0])
    }

    /// Checks syntax and names of functions without executing anything.
    pub(crate) fn check(&self, text: &str, origin: Origin) -> Result<()> {
        self.prepare(text, origin, Missing::Printed).map(|_| ())
    }

    /// Renders `text`. `answer` resolves the components that it asks for, when it asks.
    pub(crate) fn render(
        &self,
        text: &str,
        origin: Origin,
        data: &Value,
        missing: Missing,
        answer: &dyn Fn(&Asked) -> Result<Value>,
    ) -> Result<Rendered> {
        self.outcome(text, origin, data, missing, answer)?.map_err(|error| self.failed(&error, text, origin))
    }

    /// Renders `text`; `None` when a field is missing.
    pub(crate) fn render_or_miss(
        &self,
        text: &str,
        origin: Origin,
        data: &Value,
        answer: &dyn Fn(&Asked) -> Result<Value>,
    ) -> Result<Option<Rendered>> {
        match self.outcome(text, origin, data, Missing::Refused, answer)? {
            Ok(rendered) => Ok(Some(rendered)),
            Err(TemplateError::MissingKey { .. }) => Ok(None),
            Err(error) => Err(self.failed(&error, text, origin)),
        }
    }

    /// Executes until everything that the template asks for is known.
    fn outcome(
        &self,
        text: &str,
        origin: Origin,
        data: &Value,
        missing: Missing,
        answer: &dyn Fn(&Asked) -> Result<Value>,
    ) -> Result<gotmpl::Result<Rendered>> {
        let template = self.prepare(text, origin, missing)?;
        self.context.forget_texts();
        for _ in 0..ASKED_LIMIT {
            let outcome = self.execute(&template, data, text);
            let Some(asked) = outcome.is_err().then(|| self.context.take_asked()).flatten() else { return Ok(outcome) };
            let place = origin.place();
            let value = answer(&asked).map_err(|error| error.because(format!("a template at {place} asks for it")))?;
            self.context.answer(asked, value);
        }
        Err(Error::configuration("a template asks for too many components").at(origin.place()))
    }

    /// Renders only those actions of `text` that mention `sign` and that can be rendered; the others
    /// stay as they are.
    pub(crate) fn render_parts(&self, text: &str, origin: Origin, data: &Value, sign: &str) -> Rendered {
        let mut result = String::new();
        let mut from = 0;
        let nothing = |_: &Asked| Err(Error::configuration("it is not asked for"));
        while let Some((start, action, end)) = balance::next_action(text, from, &self.delimiters) {
            result.push_str(&text[from..start]);
            let whole = &text[start..end];
            let rendered = action.contains(sign).then(|| self.render(whole, origin, data, Missing::Refused, &nothing));
            match rendered {
                Some(Ok(rendered)) => result.push_str(&rendered.text),
                _ => result.push_str(whole),
            }
            from = end;
        }
        result.push_str(&text[from..]);
        Rendered { lines: (1..).zip(result.lines()).map(|(line, _)| line).collect(), text: result }
    }

    fn prepare(&self, text: &str, origin: Origin, missing: Missing) -> Result<gotmpl::Template> {
        let (mut tree, mut defines) = self.parse(text, origin)?;
        let mut preparation = Preparation::new(&self.known);
        preparation.prepare(&mut tree);
        for define in &mut defines {
            preparation.prepare(&mut define.body);
        }
        if let Some((offset, refusal)) = preparation.refusals.first() {
            return Err(failure::refused(refusal, origin.at(text, *offset)));
        }
        let missing = match missing {
            Missing::Printed => MissingKey::default(),
            Missing::Refused => MissingKey::Error,
        };
        let template = gotmpl::Template::new("").funcs(self.functions.clone()).missing_key(missing);
        Ok(with_defines(template, defines, origin)?.add_parse_tree(MAIN, tree))
    }

    fn parse(&self, text: &str, origin: Origin) -> Result<(ListNode, Vec<DefineNode>)> {
        let [left, right] = &self.delimiters;
        if let Some((offset, problem)) = balance::problem(text, &self.delimiters) {
            let place = origin.at(text, offset);
            return Err(Error::configuration("the template cannot be read").at(place).because(problem));
        }
        let bare = balance::without_comments(text, &self.delimiters);
        let parsed = Parser::new(&bare, left, right).and_then(Parser::parse);
        parsed.map_err(|error| failure::unreadable(text, origin, &error))
    }

    fn execute(&self, template: &gotmpl::Template, data: &Value, source: &str) -> gotmpl::Result<Rendered> {
        self.context.reset();
        let mut output = Output::new(source, &self.cursor);
        template.execute_template_fmt(&mut output, MAIN, data)?;
        Ok(Rendered { text: output.text, lines: output.lines })
    }

    fn failed(&self, error: &TemplateError, text: &str, origin: Origin) -> Error {
        failure::failed(error, text, self.cursor.offset(), &self.delimiters, origin)
    }
}

/// Of two templates with one name, the one that has a text counts; two texts are a mistake.
fn with_defines(mut template: gotmpl::Template, defines: Vec<DefineNode>, origin: Origin) -> Result<gotmpl::Template> {
    let mut written = BTreeSet::new();
    for define in defines {
        let is_empty = define.body.is_empty_tree();
        if !is_empty && !written.insert(define.name.clone()) {
            let message = format!("two templates are called `{}`", define.name);
            return Err(Error::configuration(message).at(origin.place()));
        }
        if !is_empty || template.lookup(&define.name).is_none() {
            template = template.add_parse_tree(&define.name, define.body);
        }
    }
    Ok(template)
}

/// No one can define a template of this name: the others are written in quotes, and Go's main one has none.
const MAIN: &str = "\u{0}main";

fn own_print(arguments: &[Value]) -> gotmpl::Result<Value> {
    print::action(arguments.last().unwrap_or(&Value::Nil)).map(|text| Value::String(text.into()))
}

fn mark(context: &Arc<Context>, cursor: &Arc<Cursor>) -> gotmpl::ValueFunc {
    let (context, cursor) = (Arc::clone(context), Arc::clone(cursor));
    Arc::new(move |arguments| {
        let offset = arguments.first().and_then(Value::as_int).and_then(|offset| usize::try_from(offset).ok());
        cursor.move_to(offset.unwrap_or_default());
        context.charge(1).map(|()| Value::Nil)
    })
}
