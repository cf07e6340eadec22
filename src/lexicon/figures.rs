//! Words of figures and dates (`lexicon/numerals.txt`, `units.txt`, `currencies.txt`, `comparators.txt`,
//! `calendar.txt`), by vocabulary id.

use super::units::{self, CURRENCIES, Fault, UNITS, Unit, UnitsError};
use super::vocabulary::{Vocabulary, WordId, fold, vocabulary};
use super::{lines, sections};
use crate::article::Modifier;
use crate::text::Text;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const NUMERALS: &str = include_str!("../../lexicon/numerals.txt");
const COMPARATORS: &str = include_str!("../../lexicon/comparators.txt");
const CALENDAR: &str = include_str!("../../lexicon/calendar.txt");
const LABELS: &str = include_str!("../../lexicon/labels.txt");
const TRENDS: &str = include_str!("../../lexicon/trends.txt");

/// The position of a unit in the list.
pub(crate) type UnitId = u16;

pub(crate) use super::senses::Senses;
pub(crate) use super::units::UnitKind;

/// Words in a row.
type Phrase = Box<[WordId]>;

/// One way of writing a unit.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Its words.
    words: Box<[WordId]>,
    /// Its surface, where its capitals may matter.
    symbol: Option<Box<str>>,
    /// The unit.
    pub(crate) unit: UnitId,
}

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Month and day.
    Day(u8, u8),
    /// The first to fourth such weekday of a month, or its last one for 5, and days from there.
    Weekday { month: u8, weekday: u8, nth: u8, shift: i8 },
    /// Days from Easter Sunday.
    Easter(i8),
}

impl Holiday {
    /// Reads "12-25", "11-4:4+1", "easter-2".
    fn parse(text: &str) -> Option<Self> {
        if let Some(shift) = text.strip_prefix("easter") {
            return shift.parse().ok().map(Holiday::Easter);
        }
        let (month, day) = text.split_once('-')?;
        let month = month.parse().ok()?;
        let Some((weekday, nth)) = day.split_once(':') else {
            return day.parse().ok().map(|day| Holiday::Day(month, day));
        };
        let (nth, shift) = nth.split_once('+').unwrap_or((nth, "0"));
        Some(Holiday::Weekday {
            month,
            weekday: weekday.parse().ok()?,
            nth: nth.parse().ok()?,
            shift: shift.parse().ok()?,
        })
    }
}

/// What one word means.
#[derive(Clone, Debug, Default)]
struct Meaning {
    senses: Senses,
    /// The number of its numeral sense.
    number: u64,
    /// The number of its sense in a calendar.
    calendar: i8,
    /// The text of its sense: "end+0", "SU".
    label: &'static str,
    units: Vec<Form>,
    holidays: Vec<(Phrase, Holiday)>,
    before: Vec<(Phrase, Modifier)>,
    after: Vec<(Phrase, Modifier)>,
}

/// The tables.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    /// By word id: a position in `meanings`.
    of_word: Vec<u16>,
    /// By word id: the senses of its meaning, which are asked for at every token.
    senses: Vec<Senses>,
    meanings: Vec<Meaning>,
    units: Vec<Unit>,
    /// The words of "-", "." and "/", which units such as "lb.-ft" and "km/h" have.
    pub(crate) marks: [WordId; 3],
    /// Words that the vocabulary has not, in lower case; their ids go on behind those of the vocabulary.
    own_words: HashMap<Box<str>, WordId>,
}

static FIGURES: LazyLock<Figures> = LazyLock::new(Figures::built_in);

/// The built-in tables; read at first use.
pub(crate) fn figures() -> &'static Figures {
    &FIGURES
}

/// The built-in units of measurement and money.
///
/// # Examples
///
/// ```
/// let mile = newsclaims::lexicon::built_in_units().find(|unit| unit.name() == "mile").expect("listed");
/// assert_eq!((mile.dimension(), mile.to_base(2.0)), (Some("length"), Some(3218.688)));
/// ```
pub fn built_in_units() -> impl Iterator<Item = &'static Unit> {
    figures().units.iter()
}

/// Puts every word of the tables in the vocabulary.
pub(super) fn insert_words(vocabulary: &mut Vocabulary) {
    for (section, line) in [NUMERALS, CALENDAR, TRENDS, LABELS].into_iter().flat_map(sections) {
        for word in line.split([' ', '_']) {
            insert(vocabulary, word);
            if section == "ordinal" {
                insert(vocabulary, &format!("{word}s"));
            }
        }
    }
    for (_, line) in sections(COMPARATORS) {
        insert_phrase(vocabulary, line);
    }
    for (form, is_symbol) in [UNITS, CURRENCIES].into_iter().flat_map(forms) {
        insert_phrase(vocabulary, form);
        if !is_symbol {
            insert_phrase(vocabulary, &format!("{form}s"));
        }
    }
}

fn insert(vocabulary: &mut Vocabulary, word: &str) {
    let mut buffer = [0; 40];
    if let Some(Ok(word)) = fold(word, &mut buffer).map(std::str::from_utf8) {
        vocabulary.insert(word);
    }
}

fn insert_phrase(vocabulary: &mut Vocabulary, phrase: &str) {
    let text = Text::new(phrase);
    for at in 0..text.len() {
        insert(vocabulary, text.surface(at));
    }
}

/// The senses of the words of a section of trends.
fn trend(section: &str) -> Option<u32> {
    Some(match section {
        "up" => Senses::UP,
        "down" => Senses::DOWN,
        "up-noun" => Senses::UP | Senses::CHANGE,
        "down-noun" => Senses::DOWN | Senses::CHANGE,
        _ => return None,
    })
}

/// What the comparators of a section say, and whether they stand before a figure.
fn modifier(section: &str) -> Option<(bool, Modifier)> {
    let (side, name) = section.split_once(' ')?;
    let is_before = side == "before";
    let modifier = match name {
        "approximate" => Modifier::Approximate,
        "more_than" => Modifier::MoreThan,
        "at_least" => Modifier::AtLeast,
        "less_than" => Modifier::LessThan,
        "at_most" => Modifier::AtMost,
        "exact" => Modifier::Exact,
        _ => return None,
    };
    (is_before || side == "after").then_some((is_before, modifier))
}

/// The ways of writing the units of the built-in tables, and whether each is a symbol.
fn forms(file: &'static str) -> impl Iterator<Item = (&'static str, bool)> {
    sections(file).filter(|(section, _)| *section != "base").flat_map(|(_, line)| {
        let mut fields = line.split_once(':').map_or("", |(_, rest)| rest).split('|');
        let mut list = || fields.next().unwrap_or("").split(',').map(str::trim).filter(|form| !form.is_empty());
        let (words, symbols) = (list(), list());
        words.map(|form| (form, false)).chain(symbols.map(|form| (form, true)))
    })
}

impl Figures {
    fn built_in() -> Self {
        let mut tables = Figures {
            of_word: vec![0; vocabulary().len()],
            senses: Vec::new(),
            meanings: vec![Meaning::default()],
            units: Vec::new(),
            marks: ["-", ".", "/"].map(|mark| vocabulary().find(mark)),
            own_words: HashMap::new(),
        };
        for (section, line) in sections(NUMERALS) {
            tables.numeral(section, line);
        }
        for (section, line) in sections(CALENDAR) {
            tables.calendar(section, line);
        }
        for (section, line) in sections(TRENDS) {
            for word in line.split_whitespace() {
                tables.sense(word, trend(section).unwrap_or(0));
            }
        }
        for (_, line) in sections(LABELS) {
            for word in line.split_whitespace() {
                tables.sense(word, Senses::LABEL);
            }
        }
        let bases: Vec<_> = units::bases().collect();
        for (section, line) in sections(COMPARATORS) {
            tables.comparator(section, line);
        }
        for (section, line) in [UNITS, CURRENCIES].into_iter().flat_map(sections) {
            if let Some(entry) =
                UnitKind::of_section(section).and_then(|kind| units::built_in_entry(line, kind, &bases))
            {
                tables.add_unit(entry);
            }
        }
        tables.finish(0);
        tables
    }

    /// These tables with the units and words of a file of the user's, which go before these.
    pub(crate) fn with(&self, file: &str, text: &str) -> Result<Self, UnitsError> {
        let mut tables = self.clone();
        let built_in = tables.units.len() as UnitId;
        let mut bases: Vec<_> = units::bases().collect();
        for line in lines(text) {
            tables
                .own_line(line.section, line.text, &mut bases)
                .map_err(|fault| UnitsError::new(file, line.number, fault))?;
        }
        tables.finish(built_in);
        Ok(tables)
    }

    fn own_line<'f>(&mut self, section: &str, line: &'f str, bases: &mut Vec<units::Base<'f>>) -> Result<(), Fault> {
        let section = if section.is_empty() { "measure" } else { section };
        if let Some(kind) = UnitKind::of_section(section) {
            let entry = units::entry(line, kind, bases)?;
            for form in &entry.words {
                self.own_phrase(&format!("{form}s"))?;
            }
            for form in entry.words.iter().chain(&entry.symbols) {
                self.own_phrase(form)?;
            }
            self.add_unit(entry);
        } else if section == "base" {
            bases.push(units::base(line)?);
        } else if let Some(sense) = trend(section).or_else(|| (section == "label").then_some(Senses::LABEL)) {
            for word in line.split_whitespace() {
                self.own_phrase(word)?;
                self.sense(word, sense);
            }
        } else if let "cardinal" | "scale" = section {
            let Some((word, value)) = line.split_once(' ') else { return Err(Fault::Number) };
            let number = value.trim().parse::<u64>().map_err(|_| Fault::Number)?;
            let is_scale = section == "scale";
            if is_scale && !(2..=18).contains(&number) {
                return Err(Fault::Number);
            }
            self.own_phrase(word)?;
            self.sense(word, if is_scale { Senses::SCALE } else { Senses::CARDINAL }).number = number;
        } else if modifier(section).is_some() {
            self.own_phrase(line)?;
            self.comparator(section, line);
        } else {
            return Err(Fault::Section(section.into()));
        }
        Ok(())
    }

    /// Takes the words of a phrase in.
    fn own_phrase(&mut self, phrase: &str) -> Result<(), Fault> {
        let text = Text::new(phrase);
        if text.is_empty() {
            return Err(Fault::Word);
        }
        for at in 0..text.len() {
            let word = text.surface(at);
            let mut buffer = [0; 40];
            let folded = fold(word, &mut buffer).and_then(|word| std::str::from_utf8(word).ok()).ok_or(Fault::Word)?;
            if vocabulary().find(word) == WordId::UNKNOWN && !self.own_words.contains_key(folded) {
                self.own_words.insert(folded.into(), WordId::at(self.of_word.len()));
                self.of_word.push(0);
            }
        }
        Ok(())
    }

    /// The word's id; the user's own words are found after those of the vocabulary.
    pub(crate) fn find(&self, word: &str) -> WordId {
        match vocabulary().find(word) {
            WordId::UNKNOWN => self.find_own(word),
            known => known,
        }
    }

    /// What a word of a text can mean.
    #[inline]
    pub(crate) fn senses_of(&self, word: WordId, surface: &str) -> Senses {
        if word == WordId::UNKNOWN { self.senses(self.find_own(surface)) } else { self.senses(word) }
    }

    /// The id of a word that the vocabulary has not.
    #[inline]
    pub(crate) fn find_own(&self, word: &str) -> WordId {
        if self.own_words.is_empty() {
            return WordId::UNKNOWN;
        }
        let mut buffer = [0; 40];
        let folded = fold(word, &mut buffer).and_then(|word| std::str::from_utf8(word).ok());
        folded.and_then(|word| self.own_words.get(word).copied()).unwrap_or_default()
    }

    /// Puts longest phrases first; of equal ones, those of units from `first` on. Then the tables can be asked.
    fn finish(&mut self, first: UnitId) {
        for meaning in &mut self.meanings {
            meaning.units.sort_by_key(|form| (std::cmp::Reverse(form.words.len()), form.unit < first));
            meaning.holidays.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            meaning.before.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            meaning.after.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        self.senses = self.of_word.iter().map(|at| self.meanings[usize::from(*at)].senses).collect();
    }

    fn meaning_mut(&mut self, word: WordId) -> &mut Meaning {
        let at = &mut self.of_word[word.index()];
        if *at == 0 {
            *at = self.meanings.len() as u16;
            self.meanings.push(Meaning::default());
        }
        &mut self.meanings[usize::from(*at)]
    }

    fn sense(&mut self, word: &str, senses: u32) -> &mut Meaning {
        let meaning = self.meaning_mut(self.find(word));
        meaning.senses.add(senses);
        meaning
    }

    fn numeral(&mut self, section: &str, line: &'static str) {
        let mut fields = line.split_whitespace();
        let word = fields.next().unwrap_or("");
        let value = fields.next().unwrap_or("");
        let number = value.parse().unwrap_or(0);
        match section {
            "cardinal" => self.sense(word, Senses::CARDINAL).number = number,
            "scale" => self.sense(word, Senses::SCALE).number = number,
            "short-scale" => self.sense(word, Senses::SHORT_SCALE).number = number,
            "dozen" => {
                for word in line.split_whitespace() {
                    self.sense(word, Senses::DOZEN).number = 12;
                }
            }
            "fold" => self.sense(word, Senses::FOLD).number = number,
            "vague" => self.sense(word, Senses::VAGUE).number = number,
            "ordinal" => {
                self.sense(word, Senses::ORDINAL).number = number;
                self.sense(&format!("{word}s"), Senses::ORDINALS).number = number;
            }
            "present" => {
                for word in line.split_whitespace() {
                    self.sense(word, Senses::PRESENT);
                }
            }
            "part" => self.sense(word, Senses::PART).number = number,
            "opener" => {
                for word in line.split_whitespace() {
                    self.sense(word, Senses::OPENER);
                }
            }
            _ => self.sense(word, Senses::RELATIVE).label = value,
        }
    }

    fn calendar(&mut self, section: &str, line: &'static str) {
        if section == "holiday" {
            self.holiday(line);
            return;
        }
        let sense = match section {
            "month" => Senses::MONTH,
            "weekday" => Senses::WEEKDAY,
            "season" => Senses::SEASON,
            "daypart" => Senses::DAYPART,
            "day" => Senses::DAY,
            "set" => Senses::SET,
            "named" => Senses::NAMED,
            _ => Senses::DECADE,
        };
        let Some((words, value)) = line.rsplit_once(' ') else { return };
        for word in words.split_whitespace() {
            let meaning = self.sense(word, sense);
            match value.parse() {
                Ok(number) => meaning.calendar = number,
                Err(_) => meaning.label = value,
            }
        }
    }

    fn holiday(&mut self, line: &str) {
        let Some((name, day)) = line.rsplit_once(' ') else { return };
        let Some(day) = Holiday::parse(day) else { return };
        let words: Box<[WordId]> = name.split('_').map(|word| vocabulary().find(word)).collect();
        let meaning = self.meaning_mut(words[0]);
        meaning.senses.add(Senses::HOLIDAY);
        meaning.holidays.push((words, day));
    }

    fn comparator(&mut self, section: &str, line: &str) {
        let Some((is_before, modifier)) = modifier(section) else { return };
        let words = self.words_of(line);
        let Some(first) = words.first().copied() else { return };
        let meaning = self.meaning_mut(first);
        if is_before {
            meaning.senses.add(Senses::BEFORE);
            meaning.before.push((words, modifier));
        } else {
            meaning.senses.add(Senses::AFTER);
            meaning.after.push((words, modifier));
        }
    }

    fn add_unit(&mut self, entry: units::Entry<'_>) {
        let unit = self.units.len() as UnitId;
        let kind = entry.unit.kind();
        self.units.push(entry.unit);
        for word in entry.words {
            self.form(unit, self.words_of(word), None, kind);
            self.form(unit, self.words_of(&format!("{word}s")), None, kind);
        }
        for symbol in entry.symbols {
            self.form(unit, self.words_of(symbol), Some(symbol), kind);
        }
    }

    fn words_of(&self, phrase: &str) -> Box<[WordId]> {
        let text = Text::new(phrase);
        (0..text.len()).map(|at| self.find(text.surface(at))).collect()
    }

    fn form(&mut self, unit: UnitId, words: Box<[WordId]>, symbol: Option<&str>, kind: UnitKind) {
        let Some(first) = words.first().copied().filter(|_| !words.contains(&WordId::UNKNOWN)) else { return };
        let is_time = kind == UnitKind::Time && words.len() == 1 && symbol.is_none();
        let meaning = self.meaning_mut(first);
        meaning.senses.add(Senses::UNIT | if is_time { Senses::TIME } else { 0 });
        meaning.units.push(Form { words, symbol: symbol.map(Box::from), unit });
    }

    fn meaning(&self, word: WordId) -> &Meaning {
        &self.meanings[usize::from(self.of_word[word.index()])]
    }

    /// What a word can mean.
    pub(crate) fn senses(&self, word: WordId) -> Senses {
        self.senses[word.index()]
    }

    /// The number of a word's numeral sense.
    pub(crate) fn number(&self, word: WordId) -> u64 {
        self.meaning(word).number
    }

    /// The number of a word's sense in a calendar: the month, the weekday.
    pub(crate) fn calendar_number(&self, word: WordId) -> i8 {
        self.meaning(word).calendar
    }

    /// The text of a word's sense: "end+0", "SU".
    pub(crate) fn label(&self, word: WordId) -> &'static str {
        self.meaning(word).label
    }

    /// A unit.
    pub(crate) fn unit(&self, unit: UnitId) -> &Unit {
        &self.units[usize::from(unit)]
    }

    /// The unit of a name.
    pub(crate) fn unit_named(&self, name: &str) -> Option<UnitId> {
        self.units.iter().position(|unit| unit.name() == name).map(|at| at as UnitId)
    }

    /// The longest unit that the words spell, with the number of its words. `word` gives the words from the first one
    /// on, `surface` the surface of so many of them.
    pub(crate) fn match_unit<'t>(
        &self,
        word: impl Fn(usize) -> WordId,
        surface: impl Fn(usize) -> &'t str,
        wanted: impl Fn(UnitKind) -> bool,
    ) -> Option<(usize, UnitId)> {
        let mut found: Option<(usize, UnitId, bool)> = None;
        for form in &self.meaning(word(0)).units {
            let len = form.words.len();
            if !wanted(self.unit(form.unit).kind()) {
                continue;
            }
            if found.is_some_and(|(best, _, _)| best > len) {
                break;
            }
            if !form.words.iter().enumerate().all(|(at, expected)| word(at) == *expected) {
                continue;
            }
            let exact = form.symbol.as_deref().is_none_or(|symbol| same_but_blanks(surface(len), symbol));
            // "a $500 fine" is no Australian one, and one letter is a unit only as listed.
            if !exact
                && (len == 1 && surface(len).len() == 1 && surface(len) != "f"
                    || surface(len).starts_with("a ")
                    || surface(len).starts_with("s "))
            {
                continue;
            }
            if found.is_none_or(|(_, _, was_exact)| exact && !was_exact) {
                found = Some((len, form.unit, exact));
            }
        }
        found.map(|(len, unit, _)| (len, unit))
    }

    /// The longest holiday that the words spell: the number of its words, and when it is.
    pub(crate) fn match_holiday(&self, word: impl Fn(usize) -> WordId) -> Option<(usize, Holiday)> {
        self.meaning(word(0))
            .holidays
            .iter()
            .find(|(words, _)| words.iter().enumerate().all(|(at, expected)| word(at) == *expected))
            .map(|(words, day)| (words.len(), *day))
    }

    /// The longest comparator that the words spell, with the number of its words.
    pub(crate) fn match_comparator(&self, after: bool, word: impl Fn(usize) -> WordId) -> Option<(usize, Modifier)> {
        let meaning = self.meaning(word(0));
        let list = if after { &meaning.after } else { &meaning.before };
        list.iter()
            .find(|(words, _)| words.iter().enumerate().all(|(at, expected)| word(at) == *expected))
            .map(|(words, modifier)| (words.len(), *modifier))
    }
}

/// Whether two surfaces differ in blanks only.
fn same_but_blanks(one: &str, other: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|c| *c != ' ').collect::<Vec<char>>();
    one == other || one.contains(' ') && letters(one) == letters(other)
}

/// Whether these letters before digits are a currency's ("`USD25m`", "RM18.40").
pub(crate) fn is_currency_prefix(letters: &str) -> bool {
    static CODES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        forms(CURRENCIES)
            .filter(|(form, is_symbol)| *is_symbol && form.len() > 1 && form.is_ascii())
            .map(|(form, _)| form.trim_end_matches('.'))
            .collect()
    });
    (2..=4).contains(&letters.len()) && CODES.contains(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_found_by_their_longest_form() {
        let words: Vec<WordId> = ["square", "miles", "of"].iter().map(|word| vocabulary().find(word)).collect();
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        let (len, unit) = figures().match_unit(word, |_| "square miles", |_| true).expect("listed");
        assert_eq!((len, figures().unit(unit).name()), (2, "square mile"));
    }

    #[test]
    fn capitals_tell_symbols_apart() {
        let name = |surface: &'static str| {
            let word = vocabulary().find(surface);
            let at = |at: usize| if at == 0 { word } else { WordId::UNKNOWN };
            figures().match_unit(at, |_| surface, |_| true).map(|(_, unit)| figures().unit(unit).name())
        };
        assert_eq!(name("MW"), Some("megawatt"));
        assert_eq!(name("mW"), Some("milliwatt"));
        assert_eq!(name("GB"), Some("gigabyte"));
        assert_eq!(name("Gb"), Some("gigabit"));
    }

    #[test]
    fn every_line_is_well_formed() {
        for (section, line) in sections(CALENDAR) {
            assert!(line.split_whitespace().count() >= 2, "[{section}] {line}");
            if section == "holiday" {
                assert!(Holiday::parse(line.rsplit_once(' ').map_or("", |(_, day)| day)).is_some(), "{line}");
            }
        }
    }
}
