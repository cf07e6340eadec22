//! Amounts: a numeral with its unit, ages, ranges of two, and what kind of figure each is.

use super::decimal::Value;
use super::draft::Draft;
use super::numeral::{Form, Numeral};
use super::pieces::Pieces;
use crate::article::{Modifier, NumberKind};
use crate::lexicon::figures::{Senses, UnitId, UnitKind};
use crate::lexicon::{WordId, vocabulary};
use crate::model::Class;
use crate::text::Kind;
use std::borrow::Cow;

impl Pieces<'_, '_> {
    /// The unit spelled here, with the piece after it.
    pub(super) fn unit_at(&self, at: usize) -> Option<(usize, UnitId)> {
        self.unit_of(at, |_| true)
    }

    /// The unit of the wanted kind that is spelled here.
    fn unit_of(&self, at: usize, wanted: impl Fn(UnitKind) -> bool) -> Option<(usize, UnitId)> {
        if !self.has(at, Senses::UNIT) {
            return None;
        }
        let word = |step| self.word(at + step);
        let (len, unit) = self.figures.match_unit(word, |len| self.slice(at, at + len), wanted)?;
        Some((at + len, unit))
    }

    /// Money written before its amount: "$", "US$", "USD", "RM".
    fn currency_before(&self, at: usize) -> Option<(usize, UnitId)> {
        let money = |kind| matches!(kind, UnitKind::Currency | UnitKind::Subunit);
        // "A $15 Minimum Wage": the article of a headline or a sentence.
        if self.surface(at) == "A" && !self.glued(at + 1) && (at == 0 || self.capital(at - 1)) {
            return None;
        }
        let (mut end, unit) = self.unit_of(at, money)?;
        // "Rs. 200" where the full stop is a piece of its own
        if end == at + 1 && self.is_any(at, &["rs", "re", "sh"]) && self.is_kind(end, Kind::Period) && self.glued(end) {
            end += 1;
            return self.is_kind(end, Kind::Number).then_some((end, unit));
        }
        let of_unit = self.figures.unit(unit);
        let surface = self.surface(end - 1);
        let sign = self.is_kind(end - 1, Kind::Currency)
            || self.is_kind(at, Kind::Currency)
            || surface == "="
            || surface == "/.";
        // "ALL 5", "pen 7": a code must not be a common word.
        let word = vocabulary().entry(self.word(at));
        let code = end == at + 1
            && surface.len() >= 2
            && (word.plain.is_empty() && surface.len() == 3 && surface.bytes().all(|byte| byte.is_ascii_lowercase())
                || surface == "sen"
                || self.get(at).is_some_and(|piece| piece.shape.is_all_caps())
                || word.plain.is_empty()
                    && surface.bytes().filter(u8::is_ascii_uppercase).count() > 1
                    && self.is_symbol(unit, surface)
                || matches!(surface, "Rs" | "Rs.")
                || surface == "Tk");
        let number =
            self.is_kind(end, Kind::Number) || self.is_kind(end, Kind::Period) || self.is_kind(end, Kind::Hyphen);
        let subunit = of_unit.kind() == UnitKind::Subunit && surface != "sen";
        ((sign || code) && number && !subunit).then_some((end, unit))
    }

    /// The unit after a numeral, with the piece after it.
    pub(super) fn unit_after(&self, numeral: &Numeral) -> Option<(usize, UnitId)> {
        let mut at = numeral.end;
        if self.is_joint(at) {
            at += 1;
        }
        // "a third of a mile"
        if numeral.form == Form::Fraction
            && self.is(at, "of")
            && self.is_any(at + 1, &["a", "an", "1", "one"])
            && let Some((end, unit)) = self.unit_at(at + 2)
        {
            return Some((end, unit));
        }
        if numeral.form == Form::Vague && self.is(at, "of") {
            at += 1;
        }
        if numeral.form == Form::Fraction && self.is_any(at, &["a", "an"]) && self.has(at + 1, Senses::UNIT) {
            at += 1;
        }
        if let Some((end, unit)) = self.millions_of(at) {
            return Some((end, unit));
        }
        // "215 million pounds" is money, and so is what is paid.
        let (end, unit) = match self.unit_of(at, |kind| kind == UnitKind::Currency) {
            Some(money) if numeral.scale >= 6 || self.is_paid(at) => money,
            _ => self.unit_at(at)?,
        };
        if self.is_year(numeral) && self.is_word(at) && !self.glued(at) && self.capital(at) {
            return None;
        }
        let kind = self.figures.unit(unit).kind();
        // "the two $4 million bridges": the sign is the next amount's.
        if self.is_kind(at, Kind::Currency) && (self.is_kind(end, Kind::Number) && self.glued(end)) {
            return None;
        }
        let surface = self.slice(at, end);
        let glued = self.glued(at);
        let fits = match surface {
            // Letters that are words or names as often as units.
            "in" => glued && self.is_kind(numeral.end, Kind::Word),
            "s" => glued && !numeral.value.is_whole(),
            "G" => glued && numeral.value.is_whole() && (1.0..=7.0).contains(&numeral.value.float),
            "d" | "w" | "y" | "h" | "p" | "t" | "D" | "W" | "H" | "Y"
                if kind != UnitKind::Measure || surface != "W" =>
            {
                glued
            }
            // Behind a digit without a blank they are letters of a name as often: "a 777F", "the 13F form".
            "C" | "F" if glued && numeral.value.is_whole() => {
                (!self.is_nominal(end) || self.has(end, Senses::DAY | Senses::DAYPART | Senses::WEEKDAY))
                    && !(numeral.start > 0 && self.class(numeral.start - 1) == Class::Name)
            }
            "C" | "F" | "K" | "R" | "A" | "J" | "N" | "B" | "b" | "L" | "l" | "g" | "V" | "m" | "W" | "M" => {
                !(matches!(surface, "C" | "F") && self.is_kind(end, Kind::Slash) && self.glued(end))
                    && numeral.form != Form::Words
                    && numeral.end == at
                    && !(surface == "M" && kind == UnitKind::Measure)
            }
            "x" => glued,
            // Members of parliament.
            "MPs" => false,
            // A name: "74,000 Lumen crossovers".
            _ if kind == UnitKind::Measure
                && end == at + 1
                && self.get(at).is_some_and(|piece| piece.shape.is_capitalized() && !piece.shape.is_all_caps())
                && surface.len() > 3
                && self.is_nominal(end)
                && !self.capital(end)
                && !matches!(surface, "Celsius" | "Fahrenheit") =>
            {
                false
            }
            "mo" | "mi" | "ac" | "ha" | "pm" | "AU" | "PS" | "cd" | "lm" | "pt" => {
                numeral.form == Form::Digits && surface != "pm"
            }
            // "past the 600 mark"
            "mark" => numeral.value.is_one(),
            "won" | "real" | "turn" | "turns" | "marks" | "bit" | "bits" | "stone" | "sol" | "som" | "pen" | "cup"
            | "mach" | "second" | "times" => {
                !self.class(at).is_verb() || surface == "marks" || numeral.form == Form::Fraction
            }
            _ => {
                let common = end == at + 1
                    && kind != UnitKind::Time
                    && surface.len() <= 3
                    && surface.bytes().all(|byte| byte.is_ascii_alphabetic())
                    && !vocabulary().entry(self.word(at)).plain.is_empty()
                    && surface.bytes().any(|byte| byte.is_ascii_uppercase())
                    && !self.is_symbol(unit, surface);
                !common
            }
        };
        fits.then_some((end, unit))
    }

    /// "MUSD": millions of a currency in one word.
    fn millions_of(&self, at: usize) -> Option<(usize, UnitId)> {
        let code = self.surface(at).strip_prefix(['M', 'm']).filter(|code| code.len() == 3 && self.is_word(at))?;
        let unit = self.figures.unit_named(&code.to_ascii_uppercase())?;
        self.get(at).is_some_and(|piece| piece.shape.is_all_caps()).then_some((at + 1, unit))
    }

    /// Whether the digits can be a year.
    pub(super) fn is_year(&self, numeral: &Numeral) -> bool {
        let surface = self.slice(numeral.start, numeral.end);
        surface.len() == 4
            && surface.bytes().all(|byte| byte.is_ascii_digit())
            && (1500.0..2100.0).contains(&numeral.value.float)
    }

    /// Whether it is a way of writing the unit, capitals and all.
    fn is_symbol(&self, unit: UnitId, surface: &str) -> bool {
        let word = self.figures.find(surface);
        let at = |step: usize| if step == 0 { word } else { WordId::UNKNOWN };
        self.figures.match_unit(at, |_| surface, |_| true).is_none_or(|(_, other)| other == unit)
    }

    /// An amount that starts here: numeral, unit, range.
    pub(super) fn amount(&self, at: usize) -> Option<Draft> {
        let first = self.simple_amount(at)?;
        Some(self.range(&first).unwrap_or(first))
    }

    pub(super) fn simple_amount(&self, at: usize) -> Option<Draft> {
        if let Some(age) = self.age_before(at) {
            return Some(age);
        }
        if let Some(draft) = self.unit_and_a_half(at) {
            return Some(draft);
        }
        if let Some(percent) = self.percent_of(at) {
            return Some(percent);
        }
        if let Some(draft) = self.spaced_minus(at) {
            return Some(draft);
        }
        // "-$5", "- $5"
        let minus = self.is_kind(at, Kind::Hyphen) && !self.glued(at) && self.is_kind(at + 1, Kind::Currency);
        let from = if minus { at + 1 } else { at };
        if let Some((after, unit)) = self.currency_before(from) {
            let mut numeral = self.numeral(after, true)?;
            if minus {
                numeral.value = numeral.value.negative();
            }
            let mut draft = Draft::new(at, numeral);
            self.put_unit(&mut draft, unit);
            // "$500 US", "$75 million dollars"
            if let Some((end, other)) = self.unit_at(numeral.end) {
                let same = other == unit && self.is_word(numeral.end);
                if same {
                    draft.end = end;
                }
            }
            self.major_and_minor(&mut draft);
            self.per(&mut draft);
            return Some(draft);
        }
        let numeral = self.numeral(at, false)?;
        let mut draft = Draft::new(at, numeral);
        if self.is(at, "couple") || self.is(at, "a") && self.is(at + 1, "couple") {
            draft.modifier = Modifier::Approximate;
        }
        if let Some((end, unit)) = self.unit_after(&numeral) {
            draft.end = end;
            if self.millions_of(end - 1).is_some() {
                draft.value = draft.value.map(|value| value.scaled(6));
            }
            self.put_unit(&mut draft, unit);
            self.scale_after(&mut draft, &numeral);
            if draft.kind == NumberKind::Duration {
                self.and_a_half(&mut draft);
                self.age_after(&mut draft);
            }
            self.feet_and_inches(&mut draft);
            self.major_and_minor(&mut draft);
            self.per(&mut draft);
        } else {
            self.quoted_unit(&mut draft);
            self.old(&mut draft);
            self.dimension(&mut draft);
        }
        Some(draft)
    }

    /// "the temperature may fall to minus 12": degrees that go without saying.
    pub(super) fn frost(&self, draft: &mut Draft) {
        const REACH: usize = 8;
        let bare = draft.kind == NumberKind::Cardinal && draft.unit.is_none() && draft.counted.is_none();
        let below = draft.value.is_some_and(|value| (-90.0..0.0).contains(&value.float));
        let said = || {
            (draft.start.saturating_sub(REACH)..draft.start).any(|at| self.is_any(at, &["temperature", "temperatures"]))
        };
        if bare && below && said() {
            draft.kind = NumberKind::Temperature;
            draft.unit = Some(Cow::Borrowed("degree"));
        }
    }

    /// "68-kilometre-long", "a 3-mile-wide": a measure that is one word with its dimension.
    fn dimension(&self, draft: &mut Draft) {
        let at = if self.is_joint(draft.end) { draft.end + 1 } else { draft.end };
        let surface = self.surface(at);
        let Some(stem) =
            ["-long", "-wide", "-tall", "-high", "-deep", "-thick"].iter().find_map(|side| surface.strip_suffix(side))
        else {
            return;
        };
        let word = self.figures.find(stem);
        let of = |step: usize| if step == 0 { word } else { WordId::UNKNOWN };
        let found = self.figures.match_unit(of, |_| stem, |kind| matches!(kind, UnitKind::Measure | UnitKind::Time));
        let Some((1, unit)) = found.filter(|_| word != WordId::UNKNOWN) else { return };
        draft.end = at + 1;
        self.put_unit(draft, unit);
    }

    /// "- 20 degrees", and "- 1 4/5" by itself: a minus with a blank behind it.
    fn spaced_minus(&self, at: usize) -> Option<Draft> {
        let apart = self.is_kind(at, Kind::Hyphen) && !self.glued(at + 1) && (at == 0 || !self.glued(at));
        if !apart || at > 0 && self.is_kind(at - 1, Kind::Number) || !self.is_kind(at + 1, Kind::Number) {
            return None;
        }
        let mut draft = self.simple_amount(at + 1)?;
        let degrees = matches!(draft.unit.as_deref(), Some("celsius" | "fahrenheit" | "degree"));
        let verb = at == 0 || self.class(at - 1).is_verb() || self.class(at - 1) == Class::Aux;
        let alone = at == 0 && draft.end == self.len() && draft.form == Form::Fraction;
        if !(degrees && verb || alone) {
            return None;
        }
        draft.value = draft.value.map(Value::negative);
        (draft.start, draft.num_start, draft.phrase_start) = (at, at, at);
        Some(draft)
    }

    /// "a year and a half": one of the unit, and a part.
    fn unit_and_a_half(&self, at: usize) -> Option<Draft> {
        let (end, unit) = self.time_unit(at + 1).filter(|_| self.is_any(at, &["a", "an"]))?;
        let part = if self.is(end + 1, "a") { end + 2 } else { end + 1 };
        if !self.is(end, "and") || !self.has(part, Senses::PART) {
            return None;
        }
        let numeral = Numeral { start: at, end, value: Value::whole(1), vague: None, form: Form::Words, scale: 0 };
        let mut draft = Draft::new(at, numeral);
        self.put_unit(&mut draft, self.figures.unit_named(unit)?);
        self.and_a_half(&mut draft);
        draft.num_end = draft.end;
        Some(draft)
    }

    /// "percents of twenty": the unit before its amount.
    fn percent_of(&self, at: usize) -> Option<Draft> {
        let (end, unit) = self.unit_at(at).filter(|(end, _)| self.is_word(at) && self.is(*end, "of"))?;
        let free = at == 0
            || !matches!(self.class(at - 1), Class::Number | Class::Determiner | Class::Adjective | Class::Mark);
        if !free || self.figures.unit(unit).kind() != UnitKind::Percent {
            return None;
        }
        let numeral = self.numeral(end + 1, false)?;
        if self.is_nominal(numeral.end) || self.unit_after(&numeral).is_some() {
            return None;
        }
        let mut draft = Draft::new(at, numeral);
        self.put_unit(&mut draft, unit);
        Some(draft)
    }

    /// "75 USD million": a scale behind the currency.
    fn scale_after(&self, draft: &mut Draft, numeral: &Numeral) {
        let code = self.get(draft.end - 1).is_some_and(|piece| piece.shape.is_all_caps());
        let power = self.figures.number(self.word(draft.end)) as u32;
        if code
            && draft.kind == NumberKind::Money
            && numeral.scale == 0
            && self.has(draft.end, Senses::SCALE)
            && power > 2
        {
            draft.value = draft.value.map(|value| value.scaled(power));
            draft.scale = power;
            draft.end += 1;
        }
    }

    pub(super) fn put_unit(&self, draft: &mut Draft, unit: UnitId) {
        let unit = self.figures.unit(unit);
        draft.unit = Some(unit.shared_name());
        draft.kind = match unit.kind() {
            UnitKind::Measure => NumberKind::Measure,
            UnitKind::Time => NumberKind::Duration,
            UnitKind::Temperature => NumberKind::Temperature,
            UnitKind::Percent if unit.name() == "percent" => NumberKind::Percent,
            UnitKind::Percent => NumberKind::PercentagePoint,
            UnitKind::Currency | UnitKind::Subunit => NumberKind::Money,
            UnitKind::Count => NumberKind::Cardinal,
        };
        if unit.kind() == UnitKind::Time {
            draft.timex.extend(draft.value.and_then(|value| super::timex::duration(value.float, unit.name())));
        }
        if unit.kind() == UnitKind::Count {
            draft.unit = Some(Cow::Borrowed("time"));
        }
    }

    /// "an hour and a half", "one year and a quarter".
    fn and_a_half(&self, draft: &mut Draft) {
        if !self.is(draft.end, "and") {
            return;
        }
        let part = if self.is_any(draft.end + 1, &["a", "one"]) { draft.end + 2 } else { draft.end + 1 };
        // "a year and a quarter gap", but "a mile and a half the crew", "a year and a quarter mile"
        let other =
            self.is_nominal(part + 1) && (part == draft.end + 1 || self.has(part + 1, Senses::UNIT | Senses::SCALE));
        if !self.has(part, Senses::PART) || other {
            return;
        }
        let Some(unit) = draft.unit.clone() else { return };
        let part_value = Value::whole(1).over(Value::whole(self.figures.number(self.word(part))));
        draft.value = draft.value.map(|value| value.plus(part_value));
        draft.end = part + 1;
        draft.timex.clear();
        draft.timex.extend(draft.value.and_then(|value| super::timex::duration(value.float, &unit)));
    }

    /// `5'`, `10 "`: marks for feet and inches after digits.
    fn quoted_unit(&self, draft: &mut Draft) {
        if draft.form != Form::Digits || !draft.is_small() {
            return;
        }
        let end = draft.end;
        // "20 {kg}", "20 <kg>"
        let bracketed = self.is_any(end, &["{", "<", "["]) && self.is_any(end + 2, &["}", ">", "]"]);
        let inner = self.unit_at(end + 1).filter(|(after, _)| bracketed && *after == end + 2);
        if let Some((after, unit)) = inner {
            draft.end = after + 1;
            self.put_unit(draft, unit);
            return;
        }
        let feet = self.is_kind(end, Kind::SingleMark) && self.glued(end) && !self.opens_single_mark(draft.start);
        let sized = self.is_any(end + 1, &["long", "wide", "tall", "high", "thick", "deep", "screen", "display"]);
        let inches =
            self.is_kind(end, Kind::DoubleMark) && (self.glued(end) || sized) && !self.inside_marks(draft.start);
        // `5'10"`
        let rest = self.numeral(end + 1, false).filter(|rest| {
            feet && rest.value.float < 12.0
                && rest.value.is_whole()
                && self.is_kind(rest.end, Kind::DoubleMark)
                && self.glued(rest.end)
        });
        if let Some((rest, value)) = rest.zip(draft.value) {
            draft.value = Some(Value::float(value.float + rest.value.float / 12.0));
            draft.unit = Some(Cow::Borrowed("foot"));
            draft.kind = NumberKind::Measure;
            (draft.end, draft.num_end) = (rest.end + 1, rest.end);
            return;
        }
        if feet || inches {
            draft.unit = Some(Cow::Borrowed(if feet { "foot" } else { "inch" }));
            draft.kind = NumberKind::Measure;
            draft.end = end + 1;
        }
    }

    fn opens_single_mark(&self, at: usize) -> bool {
        (at.saturating_sub(60)..at).any(|before| self.is_kind(before, Kind::SingleMark))
    }

    fn inside_marks(&self, at: usize) -> bool {
        (at.saturating_sub(60)..at).filter(|before| self.is_kind(*before, Kind::DoubleMark)).count() % 2 == 1
    }

    /// "5 ft 2 in", "5 feet and 2 inches".
    fn feet_and_inches(&self, draft: &mut Draft) {
        if draft.unit.as_deref() != Some("foot") {
            return;
        }
        // "5-foot-11"
        if self.is_joint(draft.end)
            && self.is_kind(draft.end + 1, Kind::Number)
            && let Some(inches) = self.numeral(draft.end + 1, false).filter(|inches| inches.value.float < 12.0)
            && let Some(value) = draft.value
        {
            draft.value = Some(Value::float(value.float + inches.value.float / 12.0));
            (draft.end, draft.num_end) = (inches.end, inches.end);
            return;
        }
        let after = if self.is(draft.end, "and") { draft.end + 1 } else { draft.end };
        let Some(inches) = self.numeral(after, false).filter(|inches| inches.value.float < 12.0) else { return };
        let joint = if self.is_joint(inches.end) { inches.end + 1 } else { inches.end };
        let spelled = self.is_any(joint, &["inch", "inches", "in", "″"]);
        if spelled && let Some(value) = draft.value {
            draft.value = Some(Value::float(value.float + inches.value.float / 12.0));
            draft.end = joint + 1;
            draft.num_end = inches.end;
        }
    }

    /// "10 dollars 30 cents", "15 dollars and 50", "17 USD 25".
    fn major_and_minor(&self, draft: &mut Draft) {
        if draft.kind != NumberKind::Money || !draft.value.is_some_and(Value::is_whole) || draft.scale > 0 {
            return;
        }
        let and = self.is(draft.end, "and");
        let after = if and { draft.end + 1 } else { draft.end };
        let Some(minor) = self.numeral(after, false) else { return };
        if !(minor.value.is_whole()
            && 0.0 < minor.value.float
            && minor.value.float < 100.0
            && minor.form != Form::Fraction)
        {
            return;
        }
        let unit = self.unit_at(minor.end);
        let of_cents = unit.is_some_and(|(_, unit)| self.figures.unit(unit).kind() == UnitKind::Subunit);
        let next = self.class(minor.end);
        let bare = unit.is_none()
            && !next.is_nominal()
            && next != Class::Adjective
            && !self.is_joint(minor.end)
            && (!self.glued(minor.end) || !self.is_word(minor.end))
            && !self.is_kind(minor.end, Kind::Percent);
        // "$15 and 50 cents", but "$15 and 20 more"
        let sign = self.has(draft.start, Senses::UNIT) && draft.num_start > draft.start;
        let major = draft
            .unit
            .as_deref()
            .is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()));
        if major && (of_cents || bare && !sign) {
            let hundredths = minor.value.over(Value::whole(100));
            draft.value = draft.value.map(|value| value.plus(hundredths));
            draft.end = if of_cents { unit.map_or(minor.end, |(end, _)| end) } else { minor.end };
        }
    }

    /// Whether the pounds at a piece are what somebody pays or owes: "a ticket costs 75 pounds", but "40 pounds of flour".
    fn is_paid(&self, at: usize) -> bool {
        const PAYS: &[&str] = &[
            "pay",
            "pays",
            "paid",
            "paying",
            "cost",
            "costs",
            "costing",
            "price",
            "priced",
            "prices",
            "fine",
            "fined",
            "fines",
            "sold",
            "sells",
            "sell",
            "bought",
            "buys",
            "buy",
            "earn",
            "earns",
            "earned",
            "worth",
            "owe",
            "owes",
            "owed",
            "fee",
            "fees",
            "salary",
            "wage",
            "wages",
            "rent",
            "charge",
            "charges",
            "charged",
            "spend",
            "spends",
            "spent",
            "bill",
            "prize",
            "donated",
            "reward",
            "debt",
            "debts",
            "bribe",
            "bribes",
            "compensation",
            "deposit",
        ];
        const BACK: usize = 8;
        self.is(at, "pounds")
            && !self.is(at + 1, "of")
            && (self.is_any(at + 2, PAYS) && self.is_any(at + 1, &["in", "as"])
                || (at.saturating_sub(BACK)..at).any(|before| self.is_any(before, PAYS)))
            && !(at.saturating_sub(BACK)..at)
                .any(|before| self.is_any(before, &["weigh", "weighs", "weighed", "weighing"]))
    }

    /// "$70 per barrel", "6 litres a minute": the unit grows; the span of money does not.
    pub(super) fn per(&self, draft: &mut Draft) {
        let Some(unit) = draft.unit.as_deref() else { return };
        if matches!(
            draft.kind,
            NumberKind::Age | NumberKind::Percent | NumberKind::PercentagePoint | NumberKind::Temperature
        ) {
            return;
        }
        // "14,000 cubic feet of water a second"
        let substance = (draft.kind == NumberKind::Measure && self.is(draft.end, "of"))
            .then(|| (draft.end + 2..draft.end + 4).find(|at| !self.is_nominal(*at)))
            .flatten()
            .filter(|at| self.is_nominal(*at - 1));
        let Some((end, below)) = self.per_at(substance.unwrap_or(draft.end)) else { return };
        if substance.is_some() {
            let time =
                self.figures.unit_named(&below).is_some_and(|unit| self.figures.unit(unit).kind() == UnitKind::Time);
            if !time {
                return;
            }
        }
        draft.unit = Some(Cow::Owned(format!("{unit} per {below}")));
        if draft.kind == NumberKind::Duration {
            draft.kind = NumberKind::Measure;
        }
        draft.per_end = end;
        if draft.kind == NumberKind::Measure && substance.is_none() {
            draft.end = end;
        }
    }

    /// "per barrel", "a share", "an hour", "/month" with the singular unit.
    pub(super) fn per_at(&self, at: usize) -> Option<(usize, String)> {
        let word = self.is_any(at, &["per", "a", "an", "each", "every"]);
        let slash = self.is_kind(at, Kind::Slash) && self.glued(at);
        if !(word || slash) {
            return None;
        }
        let next = at + 1;
        let strict = !self.is(at, "per");
        if let Some((end, unit)) = self.unit_at(next) {
            let of_unit = self.figures.unit(unit);
            let fits = !strict || of_unit.kind() == UnitKind::Time || of_unit.kind() == UnitKind::Measure;
            let short = self.slice(next, end).len() < 2 && !slash;
            let earlier = self.is_any(end, &["earlier", "ago", "later", "before", "after", "from", "or", "old"]);
            return (fits && !short && !(strict && earlier)).then(|| (end, of_unit.name().to_owned()));
        }
        let noun = self.is_word(next) && self.class(next) == Class::Noun;
        let usual = self.is_any(
            next,
            &[
                "share",
                "head",
                "person",
                "household",
                "piece",
                "unit",
                "vote",
                "night",
                "ride",
                "user",
                "game",
                "ton",
                "plate",
                "ticket",
                "pupil",
                "student",
                "family",
            ],
        );
        let ends = !self.is_nominal(next + 1);
        let fits = if strict { usual && ends } else { noun };
        fits.then(|| (next + 1, crate::lexicon::singular(self.surface(next)).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::only;

    #[test]
    fn amounts_with_their_units() {
        for (text, surface, value, unit) in [
            ("The truck does 30 km on that.", "30 km", 30.0, "kilometre"),
            ("Winds reached 120 miles per hour.", "120 miles per hour", 120.0, "mile per hour"),
            (
                "They let out 14,000 cubic feet of water a second.",
                "14,000 cubic feet",
                14_000.0,
                "cubic foot per second",
            ),
            ("They pump 2.7m b/d now.", "2.7m b/d", 2_700_000.0, "barrel per day"),
            ("The quota is 8.4 million bpd.", "8.4 million bpd", 8_400_000.0, "barrel per day"),
            ("The farm has 40 square miles.", "40 square miles", 40.0, "square mile"),
            ("Turnout was 61.5 per cent.", "61.5 per cent", 61.5, "percent"),
            ("The lead shrank by 3 percentage points.", "3 percentage points", 3.0, "percentage point"),
            ("It sold for US$5 million.", "US$5 million", 5_000_000.0, "USD"),
            ("It sold for USD25m.", "USD25m", 25_000_000.0, "USD"),
            ("It sold for 215 million pounds.", "215 million pounds", 215_000_000.0, "GBP"),
            ("A ticket costs up to 75 pounds.", "75 pounds", 75.0, "GBP"),
            ("Each got 500 pounds in compensation.", "500 pounds", 500.0, "GBP"),
            ("They bought 40 pounds of flour.", "40 pounds", 40.0, "pound-mass"),
            ("The dog weighs 20 pounds.", "20 pounds", 20.0, "pound-mass"),
            ("It was 71.2 degrees Fahrenheit.", "71.2 degrees Fahrenheit", 71.2, "fahrenheit"),
            ("A ticket costs 50 cents.", "50 cents", 50.0, "cent"),
            ("Oil cost $71.30 per barrel.", "$71.30", 71.3, "USD per barrel"),
            ("The guard is 6-foot-3 and left.", "6-foot-3", 6.25, "foot"),
            ("They left for two weeks.", "two weeks", 2.0, "week"),
            ("They dug a 68-kilometre-long ditch.", "68-kilometre-long", 68.0, "kilometre"),
            ("The temperature may fall to minus 12.", "minus 12", -12.0, "degree"),
        ] {
            let (figure, found) = only(text);
            assert_eq!((found, figure.value, figure.unit.as_deref()), (surface, Some(value), Some(unit)), "{text}");
        }
    }
}
