//! `retry:` of a step: how often and after what time it is run again.

use std::time::Duration;

use crate::{
    config::{duration, fields::Fields},
    error::{Error, Result},
};

/// A step that failed is run again after these waits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Retry {
    /// Runs altogether; `None` is no limit, as in Atmos.
    most_attempts: Option<u32>,
    growth: Growth,
    first_delay: f64,
    longest_delay: Option<f64>,
    factor: f64,
    /// The part of a delay that chance adds, from 0 to 1.
    jitter: f64,
    /// In seconds, for all attempts together.
    most_time: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Growth {
    Constant,
    Linear,
    Exponential,
}

impl Retry {
    pub(super) fn read(mut fields: Fields<'_>) -> Result<Self> {
        let most_attempts = number(&mut fields, "max_attempts", |value| value >= 1.0 && value.fract() == 0.0)?;
        let delay = seconds(&mut fields, "delay")?;
        let retry = Self {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 1")]
            most_attempts: most_attempts.map(|number| number as u32),
            growth: growth(&mut fields)?,
            first_delay: seconds(&mut fields, "initial_delay")?.or(delay).unwrap_or_default(),
            longest_delay: limit(&mut fields, "max_delay")?,
            factor: number(&mut fields, "multiplier", |value| value > 0.0)?.unwrap_or(2.0),
            jitter: number(&mut fields, "random_jitter", |value| (0.0..=1.0).contains(&value))?.unwrap_or_default(),
            most_time: limit(&mut fields, "max_elapsed_time")?,
        };
        fields.finish()?;
        Ok(retry)
    }

    /// How long to wait before the next run; `None` when there is to be none. `attempts` were made in
    /// `elapsed` seconds, and `chance` is between 0 and 1.
    pub(crate) fn wait(&self, attempts: u32, elapsed: i64, chance: f64) -> Option<Duration> {
        let is_over = self.most_attempts.is_some_and(|most| attempts >= most);
        let before = f64::from(attempts.saturating_sub(1));
        let grown = match self.growth {
            Growth::Constant => self.first_delay,
            Growth::Linear => self.first_delay * (before + 1.0),
            Growth::Exponential => self.first_delay * self.factor.powf(before.min(64.0)),
        };
        let delay = grown.min(self.longest_delay.unwrap_or(f64::MAX)).min(LONGEST_DELAY) * (1.0 + self.jitter * chance);
        #[expect(clippy::cast_precision_loss, reason = "no step runs for so long")]
        let is_late = self.most_time.is_some_and(|most| elapsed as f64 + delay >= most);
        (!is_over && !is_late).then(|| Duration::from_secs_f64(delay))
    }
}

/// A day, in seconds: what grows without bounds stops here.
const LONGEST_DELAY: f64 = 86_400.0;

fn growth(fields: &mut Fields<'_>) -> Result<Growth> {
    match fields.text("backoff_strategy")?.as_deref() {
        None | Some("constant") => Ok(Growth::Constant),
        Some("linear") => Ok(Growth::Linear),
        Some("exponential") => Ok(Growth::Exponential),
        Some(other) => Err(Error::configuration(format!("there is no backoff strategy `{other}`"))
            .at(fields.place("backoff_strategy").unwrap_or(fields.at()))
            .help("write `constant`, `linear` or `exponential`")),
    }
}

fn seconds(fields: &mut Fields<'_>, name: &'static str) -> Result<Option<f64>> {
    let Some(text) = fields.text(name)? else { return Ok(None) };
    let wrong = || {
        Error::configuration(format!("`{name}` is no duration: `{text}`"))
            .at(fields.place(name).unwrap_or(fields.at()))
            .help(format!("write something like `{name}: 5s`"))
    };
    duration::exact(&text).map(Some).ok_or_else(wrong)
}

/// As in Atmos, what limits nothing is left out and not zero.
fn limit(fields: &mut Fields<'_>, name: &'static str) -> Result<Option<f64>> {
    let at = fields.place(name).unwrap_or(fields.at());
    match seconds(fields, name)? {
        Some(0.0) => {
            let error = Error::configuration(format!("`{name}` must be more than nothing")).at(at);
            Err(error.help(format!("remove `{name}`, or write something like `{name}: 5m`")))
        }
        limit => Ok(limit),
    }
}

fn number(fields: &mut Fields<'_>, name: &'static str, is_right: fn(f64) -> bool) -> Result<Option<f64>> {
    let Some(text) = fields.text(name)? else { return Ok(None) };
    let number = text.parse().ok().filter(|number| is_right(*number));
    let wrong =
        || Error::configuration(format!("`{name}` cannot be `{text}`")).at(fields.place(name).unwrap_or(fields.at()));
    number.map(Some).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{config::yaml::parse, system::fake::env};

    fn read(text: &str) -> Result<Retry> {
        let node = parse(Path::new("w.yaml"), text).unwrap();
        Retry::read(Fields::new(&node, "`retry`", &env(&[])))
    }

    /// The waits in seconds until it gives up, or ten of them.
    fn waits(text: &str, seconds_per_run: i64) -> Vec<f64> {
        let retry = read(text).unwrap();
        let wait = |attempts: u32| retry.wait(attempts, i64::from(attempts) * seconds_per_run, 0.5);
        (1..=10).map_while(wait).map(|wait| wait.as_secs_f64()).collect()
    }

    #[test]
    fn waits_grow_as_the_strategy_says() {
        assert_eq!(waits("{max_attempts: 3}", 0), [0.0, 0.0]);
        assert_eq!(waits("{max_attempts: 3, delay: 5s}", 0), [5.0, 5.0]);
        assert_eq!(waits("{max_attempts: 4, backoff_strategy: linear, initial_delay: 2s}", 0), [2.0, 4.0, 6.0]);
        let text = "{max_attempts: 5, backoff_strategy: exponential, initial_delay: 1s, multiplier: 3, max_delay: 10s}";
        assert_eq!(waits(text, 0), [1.0, 3.0, 9.0, 10.0]);
        assert_eq!(waits("{max_attempts: 2, delay: 10s, random_jitter: 0.2}", 0), [11.0]);
        assert_eq!(waits("{max_attempts: 2, delay: 250ms}", 0), [0.25]);
    }

    #[test]
    fn time_ends_what_has_no_other_limit() {
        assert_eq!(waits("{}", 1).len(), 10);
        assert_eq!(waits("{max_elapsed_time: 1m, initial_delay: 10s}", 20), [10.0, 10.0]);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for (text, want) in [
            ("{max_attempts: 0}", "error: w.yaml:1:16: `max_attempts` cannot be `0`"),
            ("{max_delay: 0s}", "error: w.yaml:1:13: `max_delay` must be more than nothing"),
            ("{max_elapsed_time: 0}", "error: w.yaml:1:20: `max_elapsed_time` must be more than nothing"),
            ("{delay: soon}", "error: w.yaml:1:9: `delay` is no duration: `soon`"),
            ("{backoff_strategy: odd}", "error: w.yaml:1:20: there is no backoff strategy `odd`"),
            ("{attempts: 3}", "error: w.yaml:1:2: `retry` has no field `attempts`"),
        ] {
            assert_eq!(read(text).unwrap_err().to_string().lines().next(), Some(want), "{text}");
        }
    }
}
