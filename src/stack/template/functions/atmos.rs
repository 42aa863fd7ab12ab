//! Atmos' own functions.

use gotmpl::{Result, Value};

use super::{Call, Table};

pub(super) const TABLE: Table = &[
    ("atmos.Component", component),
    ("atmos.Store", needs_cloud),
    ("atmos.GomplateDatasource", not_built),
    ("datasource", not_built),
];

fn component(call: &Call<'_>) -> Result<Value> {
    call.context.ask((call.text(0)?.to_owned(), call.text(1)?.to_owned()))
}

fn needs_cloud(call: &Call<'_>) -> Result<Value> {
    Err(call.refusal("reads a store in a cloud, which is not built yet"))
}

fn not_built(call: &Call<'_>) -> Result<Value> {
    Err(call.refusal("is not built yet"))
}
