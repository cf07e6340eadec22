//! Units through the public API: the user's own, and every built-in one written and read again.

use newsclaims::Analyzer;
use newsclaims::article::{Modifier, Number, NumberKind, Trend};
use newsclaims::lexicon::{Unit, built_in_units};
use newsclaims::model::Tagged;
use newsclaims::text::Text;
use proptest::prelude::*;
use std::time::Instant;

const FARM: &str = "\
[base]
{egg} eggs

[measure]
# What a farm counts in.
tray: tray, egg tray | trs | {tray} = 30 {egg}   # thirty eggs
crate: crate | | {crate} = 360 {egg}
zorkmid stone: zorkmid stone | zs

[currency]
ZKM: zorkmid | ₴, Zk

[scale]
gross 3

[cardinal]
umpteen 13

[before at_least]
no less a number than

[down]
nosedived
";

fn read(text: &str) -> Vec<Number> {
    let analyzer = Analyzer::new().with_units("farm.txt", FARM).expect("a good file");
    analyzer.analyze(text, None, None).numbers
}

#[test]
fn own_units_and_words_are_read() {
    let numbers = read("The farm sold 300 egg trays and 12 crates for 40 zorkmids in the end.");
    let units: Vec<_> = numbers.iter().map(|number| (number.value, number.kind, number.unit.as_deref())).collect();
    assert_eq!(
        units,
        [
            (Some(300.0), NumberKind::Measure, Some("tray")),
            (Some(12.0), NumberKind::Measure, Some("crate")),
            (Some(40.0), NumberKind::Money, Some("ZKM")),
        ]
    );
    let numbers = read("The farm sold umpteen trays, no less a number than 70 trs.");
    assert_eq!(numbers[0].value, Some(13.0));
    assert_eq!((numbers[1].value, numbers[1].modifier), (Some(70.0), Modifier::AtLeast));
    assert_eq!(numbers[1].unit.as_deref(), Some("tray"));
    assert_eq!(read("The price nosedived 12% in the year.")[0].trend, Some(Trend::Down));
}

/// The user's sign goes before the built-in one, which is the hryvnia's.
#[test]
fn own_symbols_go_first() {
    assert_eq!(read("The tray cost ₴40 in the town.")[0].unit.as_deref(), Some("ZKM"));
    let built_in = newsclaims::analyze("The tray cost ₴40 in the town.");
    assert_eq!(built_in.numbers[0].unit.as_deref(), Some("UAH"));
}

#[test]
fn the_default_knows_nothing_of_them() {
    let _ = read("The farm sold 300 egg trays.");
    let article = newsclaims::analyze("The farm sold 300 egg trays for 40 zorkmids in the end.");
    assert!(article.numbers.iter().all(|number| number.unit.is_none()), "{:?}", article.numbers);
}

#[test]
fn a_bad_line_is_told_with_its_file_and_number() {
    for (text, told) in [
        ("tray", "farm.txt:1: expected `name: words | symbols`, found no colon"),
        ("\n# eggs\n: tray", "farm.txt:3: expected a name before the colon"),
        ("tray:", "farm.txt:1: expected at least one word or symbol after the colon"),
        (
            "tray: tray | | 30 egg",
            "farm.txt:1: expected `code = factor base` after the second bar, found no equals sign",
        ),
        ("tray: tray | | t = x m", "farm.txt:1: expected a factor above zero"),
        ("tray: tray | | t = 30 {egg}", "farm.txt:1: unknown base unit `{egg}`"),
        ("tray: tray | | t = 30 m + x", "farm.txt:1: expected `+ offset` or nothing"),
        ("tray: tray | | t = 30 m | x", "farm.txt:1: expected at most two bars"),
        ("[eggs]\ntray: tray", "farm.txt:2: unknown section [eggs]"),
        ("[scale]\ngross many", "farm.txt:2: expected one word and its number"),
    ] {
        let error = Analyzer::new().with_units("farm.txt", text).expect_err(text);
        assert!(error.to_string().starts_with(told), "{text:?}: {error}");
        assert_eq!((error.file(), error.line()), ("farm.txt", text.lines().count()));
    }
}

/// Names that are not read themselves: nobody writes them, or they are those of something else as often.
const UNWRITTEN: [&str; 22] = [
    "win above replacement",
    "generation wireless",
    "count",
    "atmosphere",
    "mole",
    "AMD",
    "ALL",
    "ANG",
    "BAM",
    "BSD",
    "CUP",
    "CVE",
    "MOP",
    "NIO",
    "SBD",
    "SCR",
    "SDG",
    "SOS",
    "SSP",
    "STN",
    "TOP",
    "twenty-foot equivalent unit",
];

/// An amount as this library writes it: the code before money, the name after anything else.
fn written(amount: &str, unit: &Unit) -> String {
    let money = unit.dimension() == Some("money") && unit.code().is_some();
    if money { format!("{} {amount}", unit.name()) } else { format!("{amount} {}", unit.name()) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// An amount that is written, read and written again stays what it is, in every unit.
    #[test]
    fn amounts_are_stable(whole in 2u32..2_000_000, places in 0u32..100) {
        // "1999 AUD" can be a year.
        prop_assume!(!(1500..2100).contains(&whole));
        let amount = if places % 10 == 0 { whole.to_string() } else { format!("{whole}.{places:02}") };
        for unit in built_in_units().filter(|unit| !UNWRITTEN.contains(&unit.name())) {
            let text = format!("The report of the board says that it was {}, which is the most so far.", written(&amount, unit));
            let numbers = newsclaims::analyze(&text).numbers;
            prop_assert_eq!(numbers.len(), 1, "{}", &text);
            let (decimal, name) = (numbers[0].decimal.as_deref(), numbers[0].unit.as_deref());
            prop_assert_eq!((decimal, name), (Some(amount.as_str()), Some(unit.name())), "{}", &text);
            prop_assert_eq!(&numbers[0].text, &written(decimal.unwrap_or(""), unit));
        }
    }
}

/// Hostile texts cost no more for each byte when they grow.
#[test]
fn hostile_texts_cost_linear_time() {
    let seconds = |unit: &str, bytes: usize| {
        let text = unit.repeat(bytes / unit.len());
        let tagged = Tagged::new(Text::new(&text));
        // The least of three, so that a busy machine does not decide.
        let once = || {
            let start = Instant::now();
            assert!(newsclaims::numbers::read(&tagged, None).len() <= text.len());
            start.elapsed().as_secs_f64()
        };
        once().min(once()).min(once())
    };
    for unit in [
        "7",
        "7,",
        "7-",
        "7 ",
        "7'",
        "one hundred ",
        "from 7 to ",
        "seven and ",
        "a third of ",
        "May 7, ",
        "on Friday ",
        "in 2 weeks ",
        "first Monday of ",
        "the end of ",
        "World War II ",
        "two lakhs ",
        "$",
        "-",
        "(",
    ] {
        let (short, long) = (seconds(unit, 4 << 10), seconds(unit, 32 << 10));
        assert!(long < 32.0 * short + 0.05, "{unit:?}: {short} s, then {long} s for 8 times the text");
    }
}
