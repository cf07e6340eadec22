//! Whether a date is past or to come, by the verb beside it: "the council met on Friday", "it will vote on March 3".

use super::date::Date;
use super::pieces::Pieces;
use super::settings::Prefer;
use crate::model::Class;
use crate::text::Kind;

/// Pieces looked at on either side of a date.
const REACH: usize = 28;
/// Pieces before a date in which a verb is surely its own.
const NEAR: usize = 4;

/// Where a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Past,
    Future,
    /// No verb tells, and the past is preferred.
    Open,
}

impl Lean {
    /// The weekday that is meant, given the day of publication, which can be it.
    pub(super) fn weekday(self, weekday: u8, published: Date) -> Option<Date> {
        let back = (i64::from(published.weekday()) - i64::from(weekday)).rem_euclid(7);
        published.add_days(if self == Lean::Future { (7 - back) % 7 } else { -back })
    }

    /// The day of the year that is meant, by the rule that gives it for each year.
    pub(super) fn year(self, published: Date, of_year: impl Fn(i32) -> Option<Date>) -> Option<Date> {
        /// A day and month that lie so many days ahead and no more are still to come.
        const AHEAD: i64 = 92;
        let year = published.year();
        let days = |date: &Date| date.number() - published.number();
        let fits = |date: &Date| match self {
            Lean::Past => days(date) <= 0,
            Lean::Future => days(date) >= 0,
            Lean::Open => days(date) <= AHEAD,
        };
        // "February 29" may be some years away.
        let reach = |step: i32| (0..=8).map(move |away| year + step * away).filter_map(&of_year).find(fits);
        if self == Lean::Future { reach(1) } else { of_year(year + 1).filter(fits).or_else(|| reach(-1)) }
    }
}

impl Pieces<'_, '_> {
    /// Where the date of these pieces lies.
    pub(super) fn lean(&self, start: usize, end: usize) -> Lean {
        let ends = |at: usize| {
            matches!(self.kind(at), Some(Kind::Semicolon | Kind::Question | Kind::Exclamation | Kind::Colon))
                && !self.glued(at)
        };
        let back = |reach: usize| {
            (start.saturating_sub(reach)..start).rev().take_while(|at| !ends(*at)).find_map(|at| self.tense(at))
        };
        // "called for on May 3 will end": the verb right before the date, then the one right behind it, as in "The vote on
        // May 3 will decide".
        let near = self
            .coming_event(start)
            .or_else(|| {
                let mut near = (start.saturating_sub(NEAR)..start).rev().take_while(|at| !ends(*at));
                near.find_map(|at| self.tense(at).or_else(|| self.reduced(at)))
            })
            .or_else(|| (end..(end + 2).min(self.len())).find_map(|at| self.tense(at)));
        let after = || (end..(end + REACH).min(self.len())).take_while(|at| !ends(*at)).find_map(|at| self.tense(at));
        // "is closed until Friday"
        let until =
            || start.checked_sub(1).filter(|before| self.is_any(*before, &["until", "till"])).map(|_| Lean::Future);
        near.or_else(until).or_else(|| back(REACH)).or_else(after).unwrap_or(match self.present.dates.prefer {
            Prefer::Past => Lean::Open,
            Prefer::Future => Lean::Future,
        })
    }

    /// What stands right before a date that is to come: "opens on", "the hearing is on", "set for", "asked for a vote on".
    fn coming_event(&self, start: usize) -> Option<Lean> {
        // What a programme or an agenda says in the present tense.
        const PROGRAMME: [&str; 46] = [
            "open",
            "opens",
            "reopen",
            "reopens",
            "begin",
            "begins",
            "start",
            "starts",
            "resume",
            "resumes",
            "restart",
            "restarts",
            "end",
            "ends",
            "close",
            "closes",
            "expire",
            "expires",
            "finish",
            "finishes",
            "return",
            "returns",
            "arrive",
            "arrives",
            "depart",
            "departs",
            "leave",
            "leaves",
            "launch",
            "launches",
            "premiere",
            "premieres",
            "meet",
            "meets",
            "vote",
            "votes",
            "convene",
            "convenes",
            "gather",
            "gathers",
            "face",
            "faces",
            "host",
            "hosts",
            "visit",
            "visits",
        ];
        // Whose object is to come, where it is one of several.
        const WISHES: [&str; 8] =
            ["for", "promised", "promise", "promises", "demanded", "demand", "demands", "planning"];
        // What has a day of its own.
        const EVENTS: [&str; 27] = [
            "vote",
            "ballot",
            "recount",
            "referendum",
            "election",
            "runoff",
            "meeting",
            "hearing",
            "trial",
            "briefing",
            "update",
            "session",
            "debate",
            "rally",
            "march",
            "strike",
            "walkout",
            "summit",
            "conference",
            "statement",
            "speech",
            "announcement",
            "decision",
            "verdict",
            "ruling",
            "launch",
            "match",
        ];
        let link = start.checked_sub(1)?;
        let on = self.is_any(link, &["on", "at", "from", "by", "this"]);
        let last = if on { link.checked_sub(1)? } else { link };
        // "set for Friday", "called for Friday"
        if self.is(link, "for") {
            let fixed = link.checked_sub(1).is_some_and(|at| matches!(self.class(at), Class::Past | Class::Participle));
            return fixed.then_some(Lean::Future);
        }
        // "The hearing is on Friday."
        if self.is_any(last, &["is", "are"]) {
            return Some(Lean::Future);
        }
        let present = |at: usize| matches!(self.class(at), Class::VerbS | Class::Verb) && self.is_any(at, &PROGRAMME);
        // "to open on Friday" is to come as its verb says.
        let finite = |at: usize| {
            at > 0 && present(at) && self.class(at - 1) != Class::To && !matches!(self.class(at - 1), Class::Modal)
        };
        let clause = (start.saturating_sub(NEAR + 1)..=last)
            .rev()
            .take_while(|at| !matches!(self.kind(*at), Some(Kind::Comma | Kind::Semicolon | Kind::Colon)))
            .find(|at| self.class(*at).is_verb());
        // "Lessons resume on Friday", where the verb looks like a noun behind a plural
        let behind = last > 0 && self.is_nominal(last - 1) && self.surface(last - 1).ends_with('s');
        let bare = behind && self.class(last).is_nominal() && self.is_any(last, &PROGRAMME);
        if clause.is_some_and(finite) || bare {
            return Some(Lean::Future);
        }
        // "promised another briefing on Friday"
        let led = (start.saturating_sub(NEAR)..=last).rev().find(|at| self.is_any(*at, &["a", "an", "another"]))?;
        let wish = led.checked_sub(1).filter(|at| self.is_any(*at, &WISHES))?;
        let asked = !self.is(wish, "for")
            || wish > 0 && self.is_any(wish - 1, &["asked", "asks", "called", "calls", "pressed", "pushing", "hoping"]);
        let plain = (led + 1..=last).all(|at| {
            // "a recount" can look like a verb.
            self.is_nominal(at)
                || matches!(self.class(at), Class::Adjective | Class::Gerund)
                || at == led + 1 && self.class(at) == Class::Verb
        });
        (asked && plain && led < last && self.is_any(last, &EVENTS)).then_some(Lean::Future)
    }

    /// A participle without its auxiliary: "published on Friday", "made clear on Friday".
    fn reduced(&self, at: usize) -> Option<Lean> {
        let passive = (at.saturating_sub(3)..at).any(|near| {
            self.is_any(near, &["be", "being", "is", "are", "get", "gets", "getting", "been"])
                || self.class(near) == Class::Modal
        });
        (self.is_word(at) && self.class(at) == Class::Participle && !passive).then_some(Lean::Past)
    }

    /// What a word says of the time.
    fn tense(&self, at: usize) -> Option<Lean> {
        const COMING: [&str; 18] = [
            "will",
            "'ll",
            "’ll",
            "wo",
            "shall",
            "would",
            "due",
            "scheduled",
            "slated",
            "expected",
            "plan",
            "plans",
            "planned",
            "hopes",
            "want",
            "wants",
            "must",
            "upcoming",
        ];
        if !self.is_word(at) {
            return None;
        }
        // "is going to meet", "is to meet", "has to meet", "is set to meet"
        let to = self.is(at + 1, "to") && self.is_any(at, &["going", "is", "are", "has", "have", "set"]);
        let to =
            to || self.is(at + 1, "to") && self.is_any(at, &["forecast", "threatened", "promised", "likely", "about"]);
        // "had been expected to win"
        let missed = self.is(at.wrapping_sub(1), "been") && self.is(at.wrapping_sub(2), "had");
        if (to || self.is_any(at, &COMING)) && !missed {
            return Some(Lean::Future);
        }
        // "has not met", "hasn't worn"
        let perfect = self.is_any(at, &["has", "have", "had", "'ve", "’ve"])
            && (at + 1..at + 4).any(|near| self.class(near) == Class::Participle);
        let past = perfect || self.class(at) == Class::Past || self.is_any(at, &["was", "were", "had", "did", "been"]);
        past.then_some(Lean::Past)
    }

    /// Whether no verb stands near, so that an answer or a note is read: "in 5 minutes".
    pub(super) fn is_fragment(&self, start: usize, end: usize) -> bool {
        let verb = |at: usize| self.class(at).is_verb() && self.is_word(at);
        !(start.saturating_sub(REACH)..start).any(verb) && !(end..(end + REACH).min(self.len())).any(verb)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;

    #[test]
    fn a_verb_tells_which_day_is_meant() {
        // Published on Friday, 2022-10-14.
        for (text, date) in [
            ("The council met on Wednesday.", "2022-10-12"),
            ("The council will meet on Wednesday.", "2022-10-19"),
            ("On Wednesday, the council will meet.", "2022-10-19"),
            ("The mayor said the council is to meet on Wednesday.", "2022-10-19"),
            ("The council met on December 3.", "2021-12-03"),
            ("The council will meet on March 3.", "2023-03-03"),
            ("The council is due to meet on March 3.", "2023-03-03"),
            ("The strike that he called for on September 3 will end.", "2022-09-03"),
            ("The vote on March 3 will decide.", "2023-03-03"),
            ("The deadline: December 3.", "2022-12-03"),
            ("The council hasn't met since March 3.", "2022-03-03"),
            ("The deadline: March 3.", "2022-03-03"),
            ("The council met on February 29.", "2020-02-29"),
            ("The exhibition opens on Wednesday.", "2022-10-19"),
            ("Lessons resume on Wednesday.", "2022-10-19"),
            ("The debate is on Wednesday.", "2022-10-19"),
            ("The walkout, set for Wednesday, worries shops.", "2022-10-19"),
            ("The opposition asked for a recount on Wednesday.", "2022-10-19"),
            ("The dean promised another update on Wednesday.", "2022-10-19"),
            ("The dean promised another briefing on Wednesday.", "2022-10-19"),
            ("Prices are forecast to fall by Wednesday.", "2022-10-19"),
            ("The opposition asked for a ban on Wednesday.", "2022-10-12"),
            ("The dean promised a deal on Wednesday.", "2022-10-12"),
            ("The dean made clear on Wednesday that the school will close.", "2022-10-12"),
            ("The report published on Wednesday will help.", "2022-10-12"),
            ("The ferry will be named on Wednesday.", "2022-10-19"),
        ] {
            assert_eq!(only(text).0.date.as_deref(), Some(date), "{text}");
        }
    }
}
