//! One rendering: parse, check, execute within bounds, and say where it failed.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    fmt::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use gotmpl::{FuncMap, MissingKey, TemplateError, Value, parse::Parser};

use super::{
    balance,
    budget::LONGEST_TEXT,
    functions::{self, Context},
    print,
    settings::Settings,
    tree::{MARK, NOTHING, PRINT, Preparation, Refusal},
};
use crate::{
    config::yaml::Place,
    error::{Error, Result},
};

/// What becomes of a field that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// `<no value>`.
    Printed,
    Refused,
}

/// Where the text of a template begins.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin {
    /// It is a whole file.
    File(Place),
    /// It is a value inside a file.
    Value(Place),
}

/// What a rendering made.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub(crate) text: String,
    /// For each line of the text the line of the template that it comes from, from 1.
    pub(crate) lines: Vec<u32>,
}

/// A component that a template asks for: its name and its stack's.
pub(crate) type Asked = (String, String);

/// Renders templates.
pub(crate) struct Engine {
    context: Arc<Context>,
    functions: FuncMap,
    known: BTreeSet<String>,
    delimiters: [String; 2],
    cursor: Arc<Cursor>,
}

/// Where an execution is.
#[derive(Default)]
struct Cursor {
    offset: AtomicUsize,
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
        self.outcome(text, origin, data, missing, answer)?.map_err(|error| self.explain(text, origin, &error))
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
            Err(error) => Err(self.explain(text, origin, &error)),
        }
    }

    /// Executes until every component that the template asks for is known.
    fn outcome(
        &self,
        text: &str,
        origin: Origin,
        data: &Value,
        missing: Missing,
        answer: &dyn Fn(&Asked) -> Result<Value>,
    ) -> Result<gotmpl::Result<Rendered>> {
        let template = self.prepare(text, origin, missing)?;
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
        let [left, right] = &self.delimiters;
        if let Some((offset, problem)) = balance::problem(text, &self.delimiters) {
            let place = origin.at(text, offset);
            return Err(Error::configuration("the template cannot be read").at(place).because(problem));
        }
        let bare = balance::without_comments(text, &self.delimiters);
        let parsed = Parser::new(&bare, left, right).and_then(Parser::parse);
        let (mut tree, mut defines) = parsed.map_err(|error| unreadable(text, origin, &error))?;
        let mut preparation = Preparation::new(&self.known);
        preparation.prepare(&mut tree);
        for define in &mut defines {
            preparation.prepare(&mut define.body);
        }
        if let Some((offset, refusal)) = preparation.refusals.first() {
            return Err(refused(refusal, origin.at(text, *offset)));
        }
        let missing = match missing {
            Missing::Printed => MissingKey::default(),
            Missing::Refused => MissingKey::Error,
        };
        let mut template = gotmpl::Template::new("").funcs(self.functions.clone()).missing_key(missing);
        let mut written = BTreeSet::new();
        for define in defines {
            if !define.body.is_empty_tree() && !written.insert(define.name.clone()) {
                let message = format!("two templates are called `{}`", define.name);
                return Err(Error::configuration(message).at(origin.place()));
            }
            if !define.body.is_empty_tree() || template.lookup(&define.name).is_none() {
                template = template.add_parse_tree(&define.name, define.body);
            }
        }
        Ok(template.add_parse_tree(MAIN, tree))
    }

    fn execute(&self, template: &gotmpl::Template, data: &Value, source: &str) -> gotmpl::Result<Rendered> {
        self.context.reset();
        let starts = source.match_indices('\n').map(|(index, _)| index + 1).collect();
        let mut output = Output { source, starts, cursor: &self.cursor, text: String::new(), lines: vec![1] };
        template.execute_template_fmt(&mut output, MAIN, data)?;
        Ok(Rendered { text: output.text, lines: output.lines })
    }

    fn explain(&self, text: &str, origin: Origin, error: &TemplateError) -> Error {
        let offset = self.cursor.offset.load(Ordering::Relaxed);
        let place = origin.at(text, offset);
        let action = self.action_at(text, offset);
        let why = match error {
            TemplateError::Exec(message) if message.ends_with("type func") && !action.contains("outputs") => {
                "a time has no fields here: `date` prints it".to_owned()
            }
            error => reason(error),
        };
        Error::configuration(format!("cannot render `{action}`")).at(place).because(why)
    }

    /// The action around a byte of the template.
    fn action_at<'t>(&self, text: &'t str, offset: usize) -> Cow<'t, str> {
        let [left, right] = &self.delimiters;
        let head = text.get(..offset).unwrap_or(text);
        let start = head.rfind(left.as_str()).unwrap_or_default();
        let rest = &text[start..];
        let end = rest.find(right.as_str()).map_or(rest.len(), |end| end + right.len());
        shortened(rest[..end].lines().next().unwrap_or_default())
    }
}

/// As much of a long text as a message can show.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

const LONGEST_QUOTE: usize = 120;

/// No one can define a template of this name: the others are written in quotes, and Go's main one has none.
const MAIN: &str = "\u{0}main";

impl Origin {
    fn place(self) -> Place {
        match self {
            Self::File(place) | Self::Value(place) => place,
        }
    }

    /// A value may be written over several lines in several ways; its own place is always right.
    fn at(self, text: &str, offset: usize) -> Place {
        match self {
            Self::Value(place) => place,
            Self::File(place) => {
                let head = text.get(..offset).unwrap_or(text);
                let column = head.rsplit('\n').next().map_or(0, |line| line.chars().count());
                Place { line: line_at(text, offset), column: number(column + 1), ..place }
            }
        }
    }
}

/// Text as it comes, with the template's lines that it comes from.
struct Output<'o> {
    source: &'o str,
    /// Where the lines of the source start, from the second on.
    starts: Vec<usize>,
    cursor: &'o Cursor,
    text: String,
    lines: Vec<u32>,
}

impl Write for Output<'_> {
    fn write_str(&mut self, chunk: &str) -> fmt::Result {
        if self.text.len() + chunk.len() > LONGEST_TEXT {
            return Err(fmt::Error);
        }
        let offset = self.cursor.offset.load(Ordering::Relaxed);
        // Text that was trimmed on its left starts later than its token.
        let found = self.source.get(offset..).filter(|rest| rest.trim_start().starts_with(chunk.trim_start()));
        let is_text = found.is_some();
        let skipped =
            found.map_or(0, |rest| if rest.starts_with(chunk) { 0 } else { rest.len() - rest.trim_start().len() });
        for (index, _) in chunk.match_indices('\n') {
            let source = if is_text { offset + skipped + index + 1 } else { offset };
            self.lines.push(number(1 + self.starts.partition_point(|start| *start <= source)));
        }
        self.text.push_str(chunk);
        Ok(())
    }
}

fn line_at(text: &str, offset: usize) -> u32 {
    number(1 + text.get(..offset).unwrap_or(text).matches('\n').count())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn own_print(arguments: &[Value]) -> gotmpl::Result<Value> {
    print::action(arguments.last().unwrap_or(&Value::Nil)).map(|text| Value::String(text.into()))
}

fn mark(context: &Arc<Context>, cursor: &Arc<Cursor>) -> gotmpl::ValueFunc {
    let (context, cursor) = (Arc::clone(context), Arc::clone(cursor));
    Arc::new(move |arguments| {
        let offset = arguments.first().and_then(Value::as_int).and_then(|offset| usize::try_from(offset).ok());
        cursor.offset.store(offset.unwrap_or_default(), Ordering::Relaxed);
        context.charge(1).map(|()| Value::Nil)
    })
}

fn refused(refusal: &Refusal, place: Place) -> Error {
    match refusal {
        Refusal::Function(name) => {
            let message = format!("template function `{name}` is not supported");
            functions::nearest(name, Error::configuration(message).at(place))
        }
        Refusal::InPlace(function) => {
            Error::configuration(format!("`{function}` can change a map only through a variable"))
                .at(place)
                .help(format!("make a copy first: `{{{{ $copy := deepCopy … }}}}`, then `{function} $copy …`"))
        }
    }
}

fn unreadable(text: &str, origin: Origin, error: &TemplateError) -> Error {
    let (place, message) = match (origin, error) {
        (
            Origin::File(place),
            TemplateError::Parse { line, col, message, .. } | TemplateError::Lex { line, col, message, .. },
        ) => (Place { line: number(*line), column: number(*col), ..place }, message.clone()),
        (Origin::Value(place), TemplateError::Parse { message, .. } | TemplateError::Lex { message, .. }) => {
            (place, format!("{message}: `{}`", shortened(text.lines().next().unwrap_or_default())))
        }
        (origin, error) => (origin.place(), reason(error)),
    };
    Error::configuration("the template cannot be read").at(place).because(message)
}

/// What went wrong, without the engine's own prefix.
fn reason(error: &TemplateError) -> String {
    match error {
        TemplateError::Exec(message) if message.ends_with("type func") => reason(&print::needs_terraform()),
        TemplateError::Exec(message) => message.clone(),
        TemplateError::NotIterable(kind) if kind == "func" => reason(&print::needs_terraform()),
        TemplateError::MissingKey { key } => format!("nothing is called `{key}` there"),
        TemplateError::Write | TemplateError::RangeIterLimit => reason(&super::budget::exhausted()),
        TemplateError::RecursionLimit => "templates call each other too deeply".to_owned(),
        TemplateError::UndefinedTemplate(name) => format!("no template is called `{name}`"),
        TemplateError::UndefinedVariable(name) => format!("no variable is called `{name}`"),
        error => error.to_string(),
    }
}
