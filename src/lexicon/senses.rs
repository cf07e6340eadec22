//! What a word can mean in a figure.

/// What a word can mean in a figure; a word has any number of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Senses(u32);

impl Senses {
    /// "seven", "forty".
    pub(crate) const CARDINAL: u32 = 1;
    /// "thousand".
    pub(crate) const SCALE: u32 = 1 << 1;
    /// "k", "bn".
    pub(crate) const SHORT_SCALE: u32 = 1 << 2;
    /// "dozen".
    pub(crate) const DOZEN: u32 = 1 << 3;
    /// "hundreds".
    pub(crate) const VAGUE: u32 = 1 << 4;
    /// "third".
    pub(crate) const ORDINAL: u32 = 1 << 5;
    /// "half".
    pub(crate) const PART: u32 = 1 << 6;
    /// "last", "next".
    pub(crate) const RELATIVE: u32 = 1 << 7;
    /// The plural of an ordinal, as in "two thirds".
    pub(crate) const ORDINALS: u32 = 1 << 8;
    /// A unit, or the first word of one.
    pub(crate) const UNIT: u32 = 1 << 9;
    /// The first word of a comparator before a figure.
    pub(crate) const BEFORE: u32 = 1 << 10;
    /// The first word of a comparator after a figure.
    pub(crate) const AFTER: u32 = 1 << 11;
    pub(crate) const MONTH: u32 = 1 << 12;
    pub(crate) const WEEKDAY: u32 = 1 << 13;
    pub(crate) const SEASON: u32 = 1 << 14;
    pub(crate) const DAYPART: u32 = 1 << 15;
    /// "today".
    pub(crate) const DAY: u32 = 1 << 16;
    /// "daily".
    pub(crate) const SET: u32 = 1 << 17;
    /// "nineties".
    pub(crate) const DECADE: u32 = 1 << 18;
    /// A unit of time, as a single word.
    pub(crate) const TIME: u32 = 1 << 19;
    /// "rose".
    pub(crate) const UP: u32 = 1 << 20;
    /// "fell".
    pub(crate) const DOWN: u32 = 1 << 21;
    /// "increase", "loss": a noun of change.
    pub(crate) const CHANGE: u32 = 1 << 22;

    /// "a", "several": no numeral, but a figure can start with it.
    pub(crate) const OPENER: u32 = 1 << 23;

    /// "sixfold".
    pub(crate) const FOLD: u32 = 1 << 24;

    /// The first word of a holiday.
    pub(crate) const HOLIDAY: u32 = 1 << 25;

    /// "Section": a word that makes a name of the digits after it.
    pub(crate) const LABEL: u32 = 1 << 26;

    /// "now", "present".
    pub(crate) const PRESENT: u32 = 1 << 27;

    /// "Q1", "EOY": a period by its short name.
    pub(crate) const NAMED: u32 = 1 << 28;

    /// Senses that make the sentence of a word worth a look.
    const TRIGGERS: u32 = Self::CARDINAL
        | Self::FOLD
        | Self::SCALE
        | Self::DOZEN
        | Self::VAGUE
        | Self::ORDINAL
        | Self::ORDINALS
        | Self::PART
        | Self::RELATIVE
        | Self::MONTH
        | Self::WEEKDAY
        | Self::SEASON
        | Self::DAYPART
        | Self::DAY
        | Self::SET
        | Self::DECADE
        | Self::NAMED
        | Self::TIME;

    /// The sense of a scale alone.
    pub(crate) const fn scale() -> Self {
        Senses(Self::SCALE)
    }

    /// Adds senses.
    pub(super) const fn add(&mut self, senses: u32) {
        self.0 |= senses;
    }

    /// Takes senses away.
    pub(crate) const fn remove(&mut self, senses: u32) {
        self.0 &= !senses;
    }

    /// Whether it has one of the senses.
    pub(crate) const fn any(self, senses: u32) -> bool {
        self.0 & senses != 0
    }

    /// Whether a figure may start with it, in a sentence that has a trigger.
    pub(crate) const fn is_start(self) -> bool {
        self.any(Self::TRIGGERS | Self::OPENER | Self::UNIT | Self::HOLIDAY)
    }

    /// Whether a sentence that has it may have a figure.
    pub(crate) const fn is_trigger(self) -> bool {
        self.any(Self::TRIGGERS)
    }
}
