//! What a provider says about how its credentials are kept and handed over.

use crate::{
    auth::Manner,
    cloud::BORROWED,
    config::{
        auth::ProviderConfig,
        nearest::nearest,
        yaml::{Node, Value},
    },
    error::{Error, Result},
};

/// Reads `isolated` and `terraform_auth`, which every kind of provider may have.
pub(super) fn manner(provider: &ProviderConfig) -> Result<Manner> {
    Ok(Manner {
        is_isolated: is_isolated(provider)?,
        is_native: is_native(provider)?,
        is_borrowed: BORROWED.contains(&provider.kind.as_str()),
    })
}

fn field<'a>(provider: &'a ProviderConfig, name: &str) -> Option<&'a Node> {
    provider.fields.get(name).filter(|node| node.value != Value::Null)
}

fn is_isolated(provider: &ProviderConfig) -> Result<bool> {
    let Some(node) = field(provider, "isolated") else { return Ok(false) };
    node.as_bool().filter(|_| node.tag.is_none()).ok_or_else(|| {
        let message = format!("`isolated` of provider `{}` must be `true` or `false`{}", provider.name, function(node));
        Error::configuration(message).at(node.at)
    })
}

fn is_native(provider: &ProviderConfig) -> Result<bool> {
    let Some(node) = field(provider, "terraform_auth") else { return Ok(false) };
    match &node.value {
        Value::Str(text) if node.tag.is_none() && text.as_ref() == "cli" => Ok(false),
        Value::Str(text) if node.tag.is_none() && text.as_ref() == "native" => Ok(true),
        value => {
            let message =
                format!("`terraform_auth` of provider `{}` must be `cli` or `native`{}", provider.name, function(node));
            let text = if let Value::Str(text) = value { text.as_ref() } else { "" };
            let near = nearest(text, ["cli", "native"].into_iter()).unwrap_or("cli");
            Err(Error::configuration(message).at(node.at).help(format!("write `terraform_auth: {near}`")))
        }
    }
}

/// What to say of a function where a plain word is read.
fn function(node: &Node) -> String {
    node.tag.as_ref().map(|tag| format!(", not a value of `!{tag}`")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::{auth, yaml::parse};

    fn read(fields: &str) -> Result<Manner> {
        let text = format!("providers: {{p: {{kind: k{fields}}}}}");
        let auth = auth::read(&parse(Path::new("a.yaml"), &text).unwrap()).unwrap();
        manner(&auth.providers["p"])
    }

    #[test]
    fn shared_and_through_az_unless_it_says_otherwise() {
        assert_eq!(read("").unwrap(), Manner::default());
        assert_eq!(read(", isolated: false, terraform_auth: cli").unwrap(), Manner::default());
        let want = Manner { is_isolated: true, is_native: true, is_borrowed: false };
        assert_eq!(read(", spec: {isolated: true, terraform_auth: native}").unwrap(), want);
    }

    #[test]
    fn other_words_are_refused() {
        assert_eq!(
            read(", terraform_auth: nativ").unwrap_err().to_string(),
            "error: a.yaml:1:42: `terraform_auth` of provider `p` must be `cli` or `native`\n\
             help: write `terraform_auth: native`"
        );
        assert!(read(", isolated: maybe").unwrap_err().to_string().contains("must be `true` or `false`"));
    }

    #[test]
    fn functions_are_no_words() {
        for field in ["isolated: !env true", "terraform_auth: !env native"] {
            let error = read(&format!(", {field}")).unwrap_err().to_string();
            assert!(error.contains(", not a value of `!env`"), "{error}");
        }
    }
}
