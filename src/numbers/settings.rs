//! How dates are read that leave something open: "on Friday", "03/04/2021".

use super::date::Date;

/// Which of the days that a weekday, or a day without its year, can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prefer {
    /// The latest one, as in reports of what happened; a day and month up to three months ahead is still to come.
    #[default]
    Past,
    /// The next one, as in announcements.
    Future,
}

/// How dates are read that leave something open.
///
/// # Examples
///
/// ```
/// use newsclaims::{Analyzer, Published};
/// use newsclaims::numbers::Dates;
///
/// let analyzer = Analyzer::new().with_dates(Dates { day_first: true, ..Dates::default() });
/// let article = analyzer.analyze("The bridge opened on 03/04/2021.", None, None);
/// assert_eq!(article.numbers[0].date.as_deref(), Some("2021-04-03"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dates {
    /// The day meant where no verb beside it tells whether it is past or to come.
    pub prefer: Prefer,
    /// Whether "03/04/2021" is the third of April. The default is the fourth of March; "13/04/2021" is in April with both.
    pub day_first: bool,
}

/// When a text is read: its publication, and how its dates are meant.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Present {
    /// The day of publication.
    pub(crate) day: Option<Date>,
    /// The seconds into that day, where they are known.
    pub(crate) second: Option<u32>,
    /// How open dates are read.
    pub(crate) dates: Dates,
}
