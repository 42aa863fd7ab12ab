//! Atmos' own functions.

use gotmpl::{Result, TemplateError, Value};

use super::{super::Asked, Call, Table, call::text};
use crate::error::Error;

pub(super) const TABLE: Table = &[
    ("atmos.Component", component),
    ("atmos.Resolve", |call| call.context.ask(Asked::Text(call.text(0)?.to_owned()))),
    ("atmos.Store", needs_cloud),
    ("atmos.GomplateDatasource", datasource),
    ("datasource", datasource),
    ("datasourceExists", |call| Ok(Value::Bool(call.context.datasources.has(call.text(0)?)))),
    ("ds", datasource),
    ("include", |call| text(call.context.datasources.text(call.text(0)?).map_err(|error| unreadable(call, &error))?)),
];

fn component(call: &Call<'_>) -> Result<Value> {
    call.context.ask(Asked::Component { name: call.text(0)?.to_owned(), stack: call.text(1)?.to_owned() })
}

fn needs_cloud(call: &Call<'_>) -> Result<Value> {
    Err(call.refusal("reads a store in a cloud, which is not built yet"))
}

fn datasource(call: &Call<'_>) -> Result<Value> {
    call.context.datasources.value(call.text(0)?).map_err(|error| unreadable(call, &error))
}

fn unreadable(call: &Call<'_>, error: &Error) -> TemplateError {
    let lines = error.to_string().replace("\n  caused by: ", ": ");
    call.refusal(&format!("fails: {}", lines.trim_start_matches("error: ")))
}
