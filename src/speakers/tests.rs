//! Short passages with the speakers that a careful reader names.

use super::resolve;
use crate::article::{MentionForm, QuoteKind, ResolutionForm, SpeakerKind};
use crate::model::Tagged;
use crate::quotes::{Attribution, Marks};
use crate::span::{Span, Tok};
use crate::text::Text;

/// A passage in which `[` and `]` stand around each source; what they resolve to, `-` for nobody.
fn speakers(passage: &str) -> Vec<String> {
    read(passage).iter().map(|(name, ..)| name.clone()).collect()
}

type Answer = (String, Option<SpeakerKind>, ResolutionForm, Vec<String>);

fn read(passage: &str) -> Vec<Answer> {
    let (mut text, mut sources, mut open) = (String::new(), Vec::new(), 0);
    for c in passage.chars() {
        match c {
            '[' => open = text.len() as u32,
            ']' => sources.push(Span::new(open, text.len() as u32)),
            c => text.push(c),
        }
    }
    let tagged = Tagged::new(Text::new(&text));
    let attributions: Vec<Attribution> = sources
        .into_iter()
        .map(|source| attribution(Vec::new(), Some(tagged.text.tokens_in(source)), QuoteKind::Indirect))
        .collect();
    answers(&tagged, &attributions)
}

fn attribution(content: Vec<Span<Tok>>, source: Option<Span<Tok>>, kind: QuoteKind) -> Attribution {
    Attribution { content, cue: None, source, kind, negated: false, confidence: 1.0 }
}

fn answers(tagged: &Tagged<'_>, attributions: &[Attribution]) -> Vec<Answer> {
    let cast = resolve(tagged, &Marks::new(tagged), attributions);
    assert_eq!(cast.of.len(), attributions.len());
    cast.of
        .iter()
        .map(|(who, resolution)| match who.map(|at| &cast.speakers[at as usize]) {
            Some(member) => (member.name.clone(), Some(member.kind), resolution.form, member.roles.clone()),
            None => ("-".to_owned(), None, resolution.form, Vec::new()),
        })
        .collect()
}

#[track_caller]
fn says(passage: &str, expected: &[&str]) {
    assert_eq!(speakers(passage), expected, "{passage}");
}

#[track_caller]
fn kind(passage: &str, name: &str, kind: SpeakerKind) {
    let answers = read(passage);
    let last = answers.last().expect("a source");
    assert_eq!((last.0.as_str(), last.1), (name, Some(kind)), "{passage}");
}

#[test]
fn a_body_is_none_of_another_kind() {
    says("[The union] said 40 stayed away. [The company] said it was 12.", &["union", "company"]);
    says("[The Nurses Union] said 40 stayed away; [the hospital] said it was 12.", &["Nurses Union", "hospital"]);
    says("[Halden Motors] said 40 stayed away. [The company] hired 12.", &["Halden Motors", "Halden Motors"]);
    says("[The union] said 40 stayed away. [The group] has members in Tarn.", &["union", "union"]);
}

#[test]
fn names_have_no_titles() {
    says("[Norwegian President Ola Marsh] said so.", &["Ola Marsh"]);
    says("[Sen. Ana Ruiz] said so.", &["Ana Ruiz"]);
    says("[Dr. Lena Marsh] said so.", &["Lena Marsh"]);
    says("[Secretary of State Ana Ruiz] said so.", &["Ana Ruiz"]);
    says("[former secretary of state Ana Ruiz] said so.", &["Ana Ruiz"]);
    says("[Norway's President Ola Marsh] said so.", &["Ola Marsh"]);
    says("[Afghan Ambassador to the United States Tarek Nuri] said so.", &["Tarek Nuri"]);
    says("[campaign manager Ana Ruiz] said so.", &["Ana Ruiz"]);
}

#[test]
fn names_keep_their_particles_initials_and_suffixes() {
    says("[Pieter van der Hoek] said so.", &["Pieter van der Hoek"]);
    says("[Lena R. Marsh] said so.", &["Lena R. Marsh"]);
    says("[Tom Marsh Jr.] said so.", &["Tom Marsh Jr."]);
    says("[Robert “Bo” Marsh] said so.", &["Robert “Bo” Marsh"]);
}

#[test]
fn appositions_are_roles() {
    let answers = read("[Oleh Varga, governor of the Tarn region,] said so.");
    assert_eq!(answers[0].0, "Oleh Varga");
    assert_eq!(answers[0].3, ["governor of the Tarn region"]);
    let answers = read("[The Norwegian president, Ola Marsh,] said so.");
    assert_eq!(answers[0].0, "Ola Marsh");
    assert_eq!(answers[0].3, ["Norwegian president"]);
    says("[Norway's prime minister], Ola Marsh, said so.", &["Ola Marsh"]);
}

#[test]
fn headlines_with_capitals_hold_names() {
    says("[Ana Ruiz] Endorses Tom Marsh For The Council\n\nAna Ruiz came.", &["Ana Ruiz"]);
    says("[Sen. Ana Ruiz of Texas] said so.", &["Ana Ruiz"]);
}

#[test]
fn a_surname_is_the_person_of_that_name() {
    says("Ana Ruiz came. [Ruiz] said so.", &["Ana Ruiz"]);
    says("Ana Ruiz came. [Mayor Ruiz] said so.", &["Ana Ruiz"]);
    says("[Ruiz] wins: a report\n\nAna Ruiz won on Monday.", &["Ana Ruiz"]);
}

#[test]
fn families_are_kept_apart() {
    says("Tom Marsh and Lena Marsh came. [Mrs. Marsh] said so.", &["Lena Marsh"]);
    says("Tom Marsh and Lena Marsh came. [Mr. Marsh] said so.", &["Tom Marsh"]);
    says("Tom Marsh came with Lena Marsh. [Lena Marsh] said so. [Tom Marsh] did not.", &["Lena Marsh", "Tom Marsh"]);
}

#[test]
fn the_person_named_most_has_the_surname() {
    says(
        "Lena Marsh won. Lena Marsh spoke. Lena Marsh was met by her brother, Tom Marsh. [Marsh] said so.",
        &["Lena Marsh"],
    );
}

#[test]
fn organizations_are_known_by_their_nouns() {
    kind("[The Harbour Ministry] said so.", "Harbour Ministry", SpeakerKind::Organization);
    kind("[the University of Marsholm] said so.", "University of Marsholm", SpeakerKind::Organization);
    kind("[Halden Steel Inc.] said so.", "Halden Steel Inc.", SpeakerKind::Organization);
    kind("[the Tarn Sentinel] said so.", "Tarn Sentinel", SpeakerKind::Organization);
    kind("[The Kremlin] said so.", "Kremlin", SpeakerKind::Organization);
}

#[test]
fn a_ministry_keeps_all_its_words() {
    let name = "Ministry of Renewal of the Lower Tarn Valleys";
    kind(&format!("This Friday, [the {name}] said so."), name, SpeakerKind::Organization);
    let name = "National Safety and Harbour Council";
    kind(&format!("On Friday [the {name}] said so."), name, SpeakerKind::Organization);
}

#[test]
fn acronyms_are_the_full_name() {
    says("The Northern Harbour Council (NHC) met. [The NHC] said so.", &["Northern Harbour Council"]);
    says("The Northern Harbour Council met. [The NHC] said so.", &["Northern Harbour Council"]);
}

#[test]
fn a_company_may_lack_its_legal_form() {
    says("Halden Steel Inc. will close. [Halden Steel] said so.", &["Halden Steel Inc."]);
    says("[Halden Steel] will close. Halden Steel Inc. said so.", &["Halden Steel Inc."]);
}

#[test]
fn a_body_by_its_noun() {
    says("The Harbour Ministry met. [The ministry] said so.", &["Harbour Ministry"]);
    kind("[The ministry] said so.", "ministry", SpeakerKind::Organization);
}

#[test]
fn places_speak() {
    kind("But [Oslo] dismissed it.", "Oslo", SpeakerKind::Place);
    kind("But [kyiv] dismissed it, and the Council met.", "kyiv", SpeakerKind::Place);
    kind("[South Korea] said so.", "South Korea", SpeakerKind::Place);
    kind("[North Korea] said so.", "North Korea", SpeakerKind::Place);
}

#[test]
fn the_members_of_a_party_in_a_chamber_are_one_group_by_either_name() {
    says("[Senate Democrats] met at noon. [Democratic senators] said so.", &["Senate Democrats"; 2]);
    says("[Republican Senators] said so. [Senate Republicans] agreed.", &["Senate Republicans"; 2]);
    says("[House Republicans] said so. [Republican representatives] agreed.", &["House Republicans"; 2]);
    says("[Senate Democrats] said so. [House Democrats] agreed.", &["Senate Democrats", "House Democrats"]);
    says("[Senior senators] said so. [Other senators] agreed.", &["senior senators", "other senators"]);
}

#[test]
fn groups_documents_and_the_unnamed() {
    kind("[Republicans] said so.", "Republicans", SpeakerKind::Group);
    kind("[The Spanish] found so.", "Spanish", SpeakerKind::Group);
    kind("[Officials] said so.", "officials", SpeakerKind::Group);
    kind("[the officials] said so.", "officials", SpeakerKind::Group);
    kind("[Federal Reserve officials] said so.", "Federal Reserve officials", SpeakerKind::Group);
    kind("[A senior official] said so.", "a senior official", SpeakerKind::Unnamed);
    kind("[a Marsholm University poll] found so.", "a Marsholm University poll", SpeakerKind::Document);
    kind("[the report] said so.", "report", SpeakerKind::Document);
}

#[test]
fn indefinite_words_are_somebody_new_each_time() {
    let text = "A senior official said so. A senior official denied it.";
    let tagged = Tagged::new(Text::new(text));
    let attributions = [0, 6].map(|at| attribution(Vec::new(), Some(Span::new(at, at + 3)), QuoteKind::Indirect));
    let cast = resolve(&tagged, &Marks::default(), &attributions);
    assert_eq!(cast.speakers.len(), 2);
}

#[test]
fn the_official_is_the_one_before() {
    says("[A senior official] said so. [The official] said more.", &["a senior official", "a senior official"]);
    says("[Tom Marsh] said so. [The candidate] said more.", &["Tom Marsh", "Tom Marsh"]);
    says("[Tom Marsh] met Karl Ruiz. [The candidate] said more.", &["Tom Marsh", "-"]);
}

#[test]
fn the_report_is_the_one_before() {
    says("[A new report] said so. [The report] said more.", &["a new report", "a new report"]);
}

#[test]
fn pronouns_agree_in_gender() {
    says("Tom Marsh met Lena Ruiz. [She] said so.", &["Lena Ruiz"]);
    says("Tom Marsh met Lena Ruiz. [He] said so.", &["Tom Marsh"]);
    says("Lena Ruiz came. [He] said so.", &["-"]);
    says("Spokeswoman Qirra Ostby came. [He] said so.", &["-"]);
}

#[test]
fn pronouns_take_the_subject() {
    says("Tom Marsh said that he had met Karl Varga. [He] said no more.", &["Tom Marsh"]);
}

#[test]
fn a_pronoun_of_nobody_stays_open() {
    says("[He] said so.", &["-"]);
    says("The bridge fell. [They] said so.", &["-"]);
    let answers = read("[She] said so.");
    assert_eq!(answers[0].2, ResolutionForm::Pronoun);
}

#[test]
fn bodies_are_it() {
    says("[The Harbour Ministry] met. [It] said so.", &["Harbour Ministry", "Harbour Ministry"]);
    says("[Tom Marsh] came. [It] said so.", &["Tom Marsh", "-"]);
}

#[test]
fn groups_are_they() {
    says("[Officials] met. [They] said so.", &["officials", "officials"]);
}

#[test]
fn a_common_noun_is_somebody_where_nobody_is_named() {
    let start = "A road was closed on Monday.";
    kind(&format!("{start} [The driver] said so."), "driver", SpeakerKind::Unnamed);
    kind(&format!("{start} [The family] said so."), "family", SpeakerKind::Unnamed);
    says(&format!("{start} [The driver] said so. [The driver] left."), &["driver", "driver"]);
    says("Tom Marsh crashed on Monday. [The driver] said so.", &["-"]);
}

#[test]
fn names_keep_their_first_word_at_the_beginning_of_a_sentence() {
    says("[West Marren Police] said so.", &["West Marren Police"]);
    says("[East Marren Council] said so.", &["East Marren Council"]);
    says("[The Home Office] said so. [The Met Office] did not.", &["Home Office", "Met Office"]);
}

#[test]
fn who_was_or_would_be_in_office_is_not_who_is() {
    says("Mayor Ana Ruiz came. [The former mayor] said so.", &["former mayor"]);
    says("Former mayor Ana Ruiz came. [The former mayor] said so.", &["Ana Ruiz"]);
    says("Minister Ana Ruiz came. [The shadow minister] said so.", &["shadow minister"]);
}

#[test]
fn who_is_spoken_of_does_not_speak() {
    let article = crate::analyze("Ana Marsh is ill, she says.");
    assert_eq!(article.quotes[0].text, "Ana Marsh is ill");
    assert_eq!(article.quotes[0].speaker, None);
}

#[test]
fn initials_before_a_turn_are_who_has_them() {
    let text = "Ana Ruiz met Tom Bell.\n\n[TB]: Why?\n\n[AR]: We lost.\n\n[TM]: So?";
    says(text, &["Tom Bell", "Ana Ruiz", "TM"]);
}

#[test]
fn initials_begin_a_name_behind_an_office() {
    says("[Superintendent of Police R. K. Marsh] said so.", &["R. K. Marsh"]);
    says("[Shri R. K. Marsh] said so.", &["R. K. Marsh"]);
}

#[test]
fn who_acts_is_they() {
    says("Officers arrested Tom Marsh. [They] said so.", &["officers"]);
    says("Police searched the house. [They] said so.", &["police"]);
    says("Two teachers met the mayor. [They] said so.", &["two teachers"]);
    says("Police arrested three men. [They] said so.", &["-"]);
    says("Officers arrested in May were freed. [They] said so.", &["-"]);
}

#[test]
fn descriptions_match_roles() {
    let start = "Russian President Ivan Marsh met Ukrainian President Petro Ruiz.";
    says(&format!("{start} [The Russian president] said so."), &["Ivan Marsh"]);
    says(&format!("{start} [The Kremlin leader] said so."), &["Ivan Marsh"]);
    says(&format!("{start} [The Ukrainian leader] said so."), &["Petro Ruiz"]);
    kind(&format!("{start} [The prime minister] said so."), "prime minister", SpeakerKind::Unnamed);
}

#[test]
fn the_head_of_state_is_the_president_named_last() {
    says(
        "Russian President Ivan Marsh spoke.\n\nUkrainian President Petro Ruiz met the staff, at which he spoke.\n\nAt the meeting, [the head of state] asked for more.\n\n[The president] said so.",
        &["Petro Ruiz", "Petro Ruiz"],
    );
}

#[test]
fn a_description_is_not_the_wrong_president() {
    says("President Ana Ruiz met Tom Marsh. [The French president] said so.", &["-"]);
    says("Republican Sen. Ana Ruiz came with her aide. [The Democratic senator] said so.", &["Democratic senator"]);
    says("In a talk with Ana Ruiz, [the governor] said so. [Ruiz] did not.", &["-", "Ana Ruiz"]);
}

#[test]
fn a_title_is_a_role_too() {
    says("Sen. Ana Ruiz came. [The senator] said so.", &["Ana Ruiz"]);
    says("Gov. Tom Marsh came. [The governor] said so.", &["Tom Marsh"]);
}

#[test]
fn somebody_of_somebody_is_not_that_somebody() {
    kind("[Ana Ruiz's spokesman] said so.", "Ana Ruiz's spokesman", SpeakerKind::Unnamed);
    kind("Ana Ruiz came. [a spokesman for Ruiz] said so.", "a spokesman for Ruiz", SpeakerKind::Unnamed);
    kind("[the Ruiz campaign] said so.", "Ruiz campaign", SpeakerKind::Organization);
    says("[one of the Labour Party's members] said so.", &["-"]);
}

#[test]
fn two_names_are_one_group() {
    kind("[Ana Ruiz and Tom Marsh] said so.", "Ana Ruiz and Tom Marsh", SpeakerKind::Group);
}

#[test]
fn who_is_the_name_before() {
    says("Ana Ruiz, [who] said so, left.", &["Ana Ruiz"]);
    says("Voters [who] said so left.", &["voters"]);
    says("Supporters of Ana Ruiz [who] say so left.", &["-"]);
}

#[test]
fn himself_is_the_name_before() {
    says("Tom Lee came. Karl Marsh [himself] said so.", &["Karl Marsh"]);
}

#[test]
fn common_words_can_be_surnames() {
    says("Sharon Street came. [Street] said so.", &["Sharon Street"]);
    says("[Will Marsh] said so.", &["Will Marsh"]);
}

#[test]
fn acronyms_that_look_like_pronouns() {
    says("[US President Ana Ruiz] said so.", &["Ana Ruiz"]);
    says("The World Health Organization met. [WHO] said so.", &["World Health Organization"]);
}

#[test]
fn i_is_the_speaker_of_the_quotation() {
    let text = "“I think so,” said Ana Ruiz.";
    let tagged = Tagged::new(Text::new(text));
    let outer = attribution(vec![Span::new(0, 6)], Some(Span::new(7, 9)), QuoteKind::Direct);
    let inner = attribution(vec![Span::new(3, 4)], Some(Span::new(1, 2)), QuoteKind::Indirect);
    let answers = answers(&tagged, &[outer, inner]);
    assert_eq!((answers[0].0.as_str(), answers[1].0.as_str()), ("Ana Ruiz", "Ana Ruiz"));
    says("[I] think so.", &["-"]);
}

#[test]
fn a_quotation_by_itself_goes_on() {
    let text = "“So it is,” Ana Ruiz said. “It was ever so.”";
    let tagged = Tagged::new(Text::new(text));
    let last = tagged.text.sentences()[1].tokens;
    let first = attribution(vec![Span::new(0, 6)], Some(Span::new(6, 8)), QuoteKind::Direct);
    let second = attribution(vec![last], None, QuoteKind::Direct);
    let answers = answers(&tagged, &[first, second]);
    assert_eq!((answers[1].0.as_str(), answers[1].2), ("Ana Ruiz", ResolutionForm::Continued));
}

#[test]
fn a_few_quoted_words_go_on_with_nobody() {
    let text = "“So it is,” Ana Ruiz said. Among the aims are “the harbour and the bridge.”";
    let tagged = Tagged::new(Text::new(text));
    let words = tagged.text.sentences()[1].tokens;
    let first = attribution(vec![Span::new(0, 6)], Some(Span::new(6, 8)), QuoteKind::Direct);
    let second = attribution(vec![Span::new(words.start + 4, words.end)], None, QuoteKind::Direct);
    let answers = answers(&tagged, &[first, second]);
    assert_eq!((answers[1].1, answers[1].2), (None, ResolutionForm::None));
}

#[test]
fn odd_cases_do_not_break_it() {
    says("[ana ruiz] said so and the bridge was shut.", &["ana ruiz"]);
    says("[ANA RUIZ] SAID SO TO THE COUNCIL.", &["ANA RUIZ"]);
}

#[test]
fn the_subject_of_a_clause_is_not_its_object() {
    assert_eq!(speakers("Paul Ruiz was in court. Tom Okafor questioned [him] for an hour."), ["Paul Ruiz"]);
    assert_eq!(speakers("Anna Poe left. Lena Marsh asked [her] for help."), ["Anna Poe"]);
    assert_eq!(speakers("Paul Ruiz was in court. Tom Okafor defended [himself] for an hour."), ["Tom Okafor"]);
}

#[test]
fn speakers_come_in_the_order_of_their_first_mention() {
    let text = "Tom Marsh met Ana Ruiz. Ruiz said so, and Marsh said so.";
    let tagged = Tagged::new(Text::new(text));
    let at = |word: &str| {
        let start = text.rfind(word).expect("a word of the text") as u32;
        Some(tagged.text.tokens_in(Span::new(start, start + word.len() as u32)))
    };
    let attributions = ["Ruiz", "Marsh"].map(|word| attribution(Vec::new(), at(word), QuoteKind::Indirect));
    let cast = resolve(&tagged, &Marks::default(), &attributions);
    assert_eq!(cast.speakers[0].name, "Tom Marsh");
    assert_eq!(cast.of[0].0, Some(1));
    let mentions: Vec<&str> = cast.speakers[1].mentions.iter().map(|(span, _)| &text[span.range()]).collect();
    assert_eq!(mentions, ["Ana Ruiz", "Ruiz"]);
    assert!(cast.speakers[1].mentions.iter().all(|(_, form)| *form == MentionForm::Name));
}

#[test]
fn only_those_who_speak_are_in_the_cast() {
    let text = "Tom Marsh met Ana Ruiz.";
    let tagged = Tagged::new(Text::new(text));
    assert!(resolve(&tagged, &Marks::default(), &[]).speakers.is_empty());
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    fn words() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "Ana",
            "Ruiz",
            "President",
            "the",
            "of",
            "Ministry",
            "and",
            "said",
            "he",
            "who",
            "I",
            ",",
            ".",
            "“",
            "”",
            "'s",
            "’",
            "US",
            "(",
            ")",
            "NHC",
            "officials",
            "Jr.",
            "van",
            "\n\n",
            "Inc.",
            "&",
            "34",
            "report",
            "—",
            "é",
        ]);
        prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn any_text_with_any_sources(text in prop_oneof![words(), "\\PC{0,200}"], cuts in prop::collection::vec((0u32..80, 0u32..6), 0..12)) {
            let tagged = Tagged::new(Text::new(&text));
            let len = tagged.text.len();
            let attributions: Vec<Attribution> = cuts
                .iter()
                .map(|(start, length)| {
                    let start = (*start).min(len);
                    let span = Span::new(start, (start + length).min(len));
                    attribution(vec![span], (length % 3 != 0).then_some(span), QuoteKind::Direct)
                })
                .collect();
            let cast = resolve(&tagged, &Marks::new(&tagged), &attributions);
            prop_assert_eq!(cast.of.len(), attributions.len());
            for (who, resolution) in &cast.of {
                prop_assert!(who.is_none_or(|at| (at as usize) < cast.speakers.len()));
                prop_assert!((0.0..=1.0).contains(&resolution.confidence));
            }
            for member in &cast.speakers {
                prop_assert!(!member.mentions.is_empty());
                prop_assert!(member.mentions.is_sorted());
                prop_assert!(member.mentions.iter().all(|(span, _)| text.get(span.range()).is_some()));
            }
        }
    }
}
