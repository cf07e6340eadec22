//! Units and words of the user's own, through the public API.

use newsclaims::Analyzer;
use newsclaims::article::{Modifier, Number, NumberKind, Trend};

const FARM: &str = "\
# What a farm counts in.
tray: tray, egg tray | trs | {tray} = 30 {egg}   # thirty eggs

[base]
{egg} eggs

[measure]
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
    let base = FARM.replace("[base]\n{egg} eggs\n\n", "");
    let file = format!("[base]\n{{egg}} eggs\n[measure]\n{base}");
    let analyzer = Analyzer::new().with_units("farm.txt", &file).expect("a good file");
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
