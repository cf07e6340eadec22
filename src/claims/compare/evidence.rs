//! What speaks for two figures being of the same thing, and what against: the features, and the score that they give.

use super::figure::{Course, FATE, Figure, Moment, Nearby, PURPOSE, Topic};
use super::sources;
use super::themes::{KEPT, Mass, Meaning};
use super::weights::Weights;
use super::words::{NONE, Persons, Word};

features! {
    One "one"
    SameNoun "noun same"
    Persons "noun of persons"
    PersonsBoth "two nouns of persons"
    Near "noun near the other"
    Unknown "noun not known"
    Differs "noun differs"
    Core "core words of the lesser"
    CoreOfBoth "core words of both"
    Words "near words, two articles"
    WordsAlone "near words, one article"
    WordsTopic "near words and topic"
    WordsNoun "near words and noun same"
    WordsMeasure "near words of a measure"
    CoreMeasure "core words of a measure"
    Names "names shared"
    NamesDiffer "names differ"
    VerbSame "verb same"
    VerbDiffers "verb differs"
    SideSame "side same"
    SideDiffers "side differs"
    Fate "fate same"
    FatePersons "fate same, of persons"
    Purpose "purpose same"
    PurposeMain "purpose same, the greatest of their articles"
    FateMain "fate same, the greatest of their articles"
    ValueNear "value near, or its digits"
    ValueFar "value far"
    Digits "many digits, one topic"
    Overlap "values overlap"
    Vague "the one an order of magnitude that holds the other"
    Bound "the one a bound that holds the other"
    Past "past differs"
    Change "change differs"
    Part "part differs"
    Plan "plan differs"
    Elsewhere "one of another place or time"
    NoNoun "both without a noun"
    Claimed "somebody's figure, one article"
    DaysSame "days same"
    DaysDiffer "days differ"
    DaysOfOne "days of one"
    Topic "topic"
    ArticleNames "names of the articles"
    NoName "no name of both articles"
    Article "article same"
    Sentence "sentence same"
    Voice "voice same, two articles"
    VoiceAlone "voice same, one article"
    Voices "two voices, one article"
    Next "one after the other in an article"
    Leans "the one leans on the other"
    Dispute "set against one another"
    Course "course same"
    FarCourse "value far, course same"
    Onward "later and further on its course"
    Back "later and back on its course"
    Own "words that are theirs alone"
    Only "the only ones of their sort"
    First "the first of their sort"
    Repeated "how often both are stated"
    PartApart "part differs, one sentence"
    PastApart "past differs, one sentence"
    Told "told by one, one sentence"
    Revised "the one in place of the other"
    CountedNames "names of what is counted differ"
    SourcesDiffer "two sources, one article"
    SourcesNext "two sources one after the other"
    SourceSame "source same, one article"
    SourceOfOne "source of one, one article"
    SourceOfTwo "source same, two articles"
    SourcesOfTwo "two sources, two articles"
    Theme "theme shared"
    ThemeOfTwo "theme shared, two articles"
    ThemeDiffers "theme differs"
    ThemeFirst "theme shared, before all others of both articles"
    Alike "the same words around"
    AlikeNames "the same words but for a name"
    AlikeWords "the same words but for a word"
    AlikeSides "the same words but for a side"
    Periods "periods differ"
    Foreign "names that the other's article has not"
    Brief "both of briefs"
    HolderSame "one has both"
    HoldersDiffer "two have them, both of both articles"
    Around "words around alike in meaning"
    Counted "what is counted alike in meaning"
}

/// What the themes of the other figures of an article are held against.
const OTHERS: f32 = 0.1;
/// How near sides are that exclude one another.
const APART: f32 = 0.8;
/// The same of figures of one value: as far apart as "killed 12" and "injured 12".
const APART_OF_ONE_VALUE: f32 = 0.7;
/// The same of figures of briefs, in which few words stand between.
const APART_OF_BRIEFS: f32 = 0.55;
/// How near sides are that make up for a noun that is not said: "the dead number 27".
const TOGETHER: f32 = 0.35;

/// Days from which on a period is a month, a quarter, a year: what is of one is not of the next.
const PERIOD: i32 = 27;

/// How sure it is that a figure is of the same thing as the one in the place of which it stands.
const SURE: f32 = 0.95;

/// Log-odds that no net is asked to mend.
const HOPELESS: f32 = -5.0;

/// The features of a pair, and whether both state one value.
pub(super) struct Evidence<'f> {
    pub(super) features: [f32; FEATURES],
    /// The themes that both may be of, each with how much.
    pub(super) themes: [(u8, f32); KEPT],
    pub(super) meanings: [&'f Meaning; 2],
    pub(super) equal: bool,
    /// Whether one is of a rise and the other of a fall by the same.
    opposed: bool,
    /// Whether the one stands in the place of the other: "12, not the 14 of Monday".
    instead: bool,
}

/// The features of two figures of one dimension, each with what its article is about and when it appeared.
pub(super) fn evidence<'f>(
    one: &'f Figure,
    other: &'f Figure,
    topics: (&Topic, &Topic),
    moments: (Moment, Moment),
    masses: (&Mass, &Mass),
) -> Evidence<'f> {
    use Feature as F;
    let words = shared(one, other);
    let meeting = meeting(one, other);
    let alone = meeting.article;
    let equal = one.quantity.equal(&other.quantity);
    let flag = |value: bool| f32::from(u8::from(value));
    let mut features = [0.0; FEATURES];
    let mut set = |feature: Feature, value: f32| features[feature as usize] = value;
    let (same, differs) = sides(one, other, |set| set != FATE);
    let (fate, other_fate) = sides(one, other, |set| set == FATE);
    let (same, differs) = (same.max(fate), differs.max(other_fate));
    let head = head(one, other, &words, same);
    let measure = flag(one.quantity.is_measure());
    let topic = if alone { 1.0 } else { affinity(topics.0, topics.1) };
    set(F::One, 1.0);
    set(head, 1.0);
    set(F::Core, words.core);
    set(F::CoreOfBoth, words.both);
    set(if alone { F::WordsAlone } else { F::Words }, words.near);
    set(F::WordsTopic, words.near * topic);
    set(F::WordsNoun, if matches!(head, F::SameNoun | F::Persons | F::PersonsBoth) { words.near } else { 0.0 });
    set(F::WordsMeasure, measure * words.near);
    set(F::CoreMeasure, measure * words.both);
    set(F::Names, words.names / (words.names + 2.0));
    set(F::NamesDiffer, words.apart);
    if one.verb != NONE && other.verb != NONE {
        set(if one.verb == other.verb { F::VerbSame } else { F::VerbDiffers }, 1.0);
    }
    set(F::SideSame, same);
    set(F::SideDiffers, differs);
    set(F::Fate, fate);
    set(F::FatePersons, if one.persons.is_some() && other.persons.is_some() { fate } else { 0.0 });
    let times = (one.quantity.times(&other.quantity).min(1e6) as f32).ln();
    if equal {
        // "3,240" says more than "two".
        let digits = digits(one.quantity.point / one.quantity.rounding.max(f64::MIN_POSITIVE));
        set(F::ValueNear, digits.min(4.0) / 4.0);
        set(F::Digits, flag(digits >= 2.0) * topic);
    } else {
        set(F::ValueNear, (-4.0 * times).exp());
        set(F::ValueFar, times.min(4.0));
        let overlap = one.quantity.overlaps(&other.quantity);
        set(F::Overlap, flag(overlap));
        set(F::Vague, flag(overlap && one.quantity.vague != other.quantity.vague));
        set(F::Bound, flag(overlap && one.quantity.is_bound() != other.quantity.is_bound()));
    }
    set(F::Past, flag(one.past != other.past));
    set(F::Change, flag(one.change != other.change));
    set(F::Part, flag(one.part != other.part));
    set(F::Plan, flag(one.planned != other.planned && !one.claimed && !other.claimed));
    set(F::Elsewhere, flag(one.elsewhere != other.elsewhere));
    set(F::NoNoun, flag(!one.counts && !other.counts));
    set(F::Claimed, flag(alone && one.claimed != other.claimed && matches!(head, F::SameNoun | F::Persons | F::Near)));
    let main = one.main && other.main && one.fate() == other.fate();
    set(if measure > 0.0 { F::PurposeMain } else { F::FateMain }, flag(main && !alone));
    set(F::Purpose, sides(one, other, |set| set == PURPOSE).0);
    let foreign =
        |name: Word, topic: &Topic| flag(name != NONE && topic.binary_search_by_key(&name, |word| word.0).is_err());
    set(F::Foreign, foreign(words.nearest_names[0], topics.1) * foreign(words.nearest_names[1], topics.0));
    if one.holder != NONE && other.holder != NONE {
        let both = |topic: &Topic| {
            [one.holder, other.holder].iter().all(|name| topic.binary_search_by_key(name, |word| word.0).is_ok())
        };
        set(F::HolderSame, flag(one.holder == other.holder));
        set(F::HoldersDiffer, flag(one.holder != other.holder && both(topics.0) && both(topics.1)));
    }
    set(F::Brief, flag(one.brief && other.brief && !alone));
    set(F::Alike, words.alike);
    set(F::AlikeNames, words.alike * words.apart);
    set(F::AlikeWords, words.alike * words.single);
    set(F::AlikeSides, words.alike * differs);
    if let (Some(one), Some(other)) = (one.period, other.period) {
        let long = |period: (i32, i32)| period.1 - period.0 >= PERIOD;
        set(F::Periods, flag(long(one) && long(other) && (one.1 < other.0 || other.1 < one.0)));
    }
    match (one.when, other.when) {
        (Some(one), Some(other)) => {
            set(if one.0 <= other.1 && other.0 <= one.1 { F::DaysSame } else { F::DaysDiffer }, 1.0);
        }
        (None, None) => {}
        _ => set(F::DaysOfOne, 1.0),
    }
    set(F::Article, flag(alone));
    if !alone {
        set(F::Topic, topic);
        let (names, none) = names_of(topics.0, topics.1);
        set(F::ArticleNames, names);
        set(F::NoName, flag(none));
    }
    set(F::Sentence, flag(meeting.sentence));
    set(if alone { F::VoiceAlone } else { F::Voice }, flag(meeting.voice));
    set(F::Voices, flag(meeting.voices && !equal));
    set(F::Next, flag(meeting.next && !equal));
    if !equal {
        if alone {
            set(F::SourcesDiffer, flag(meeting.sources_differ));
            set(F::SourcesNext, flag(meeting.sources_differ && meeting.next));
            set(F::SourceSame, flag(meeting.source_same));
            set(F::SourceOfOne, flag(meeting.source_of_one));
        } else {
            set(F::SourceOfTwo, flag(meeting.source_same));
            set(F::SourcesOfTwo, flag(meeting.sources_differ));
        }
    }
    set(F::Leans, flag(meeting.next && !equal && (one.leans || other.leans)));
    set(F::Dispute, flag(meeting.next && !equal && (one.disputes || other.disputes)));
    let changes = head != F::Differs && one.course == other.course && one.course != Course::None;
    set(F::Course, flag(changes));
    if changes && !equal {
        set(F::FarCourse, times.min(4.0));
        if let (Some(day), Some(its)) = moments
            && day.0 != its.0
        {
            let grows = (one.quantity.point < other.quantity.point) == (day < its);
            set(if grows == (one.course == Course::Grows) { F::Onward } else { F::Back }, 1.0);
        }
    }
    set(F::Own, words.own);
    set(F::Repeated, ((one.places.len() * other.places.len()) as f32).ln().min(3.0));
    set(F::Only, (one.only * other.only).sqrt() * flag(!alone));
    set(F::First, flag(one.first && other.first && !alone));
    // "12 of the 14", "fell to 12 from 14"; one voice seldom gives two values of one thing in one sentence, but where it
    // speaks of others' figures, or takes one back: "12, not the 14 first reported".
    let together = !equal && meeting.sentence;
    let told = meeting.voice && !one.claimed && !other.claimed && !one.quantity.overlaps(&other.quantity);
    set(F::PartApart, flag(together && one.part != other.part));
    set(F::PastApart, flag(together && one.past != other.past));
    set(F::Told, flag(together && told));
    set(F::Revised, flag(meeting.next && !equal && (one.revises || other.revises)));
    set(F::CountedNames, flag(counted_names_differ(one, other)));
    let themes = one.theme.likeness(&other.theme);
    set(F::Theme, themes.overlap);
    set(F::ThemeOfTwo, themes.overlap * flag(!alone));
    set(F::ThemeDiffers, themes.differs);
    // Of what the one has in common with the figures of the other's article, how much is with the other.
    let first = |own: &Figure, mass: &Mass| {
        let all = mass.cosines(own.quantity.dimension, &own.theme) - flag(one.article == other.article);
        themes.cosine / (all.max(themes.cosine) + OTHERS)
    };
    set(F::ThemeFirst, (first(one, masses.1) * first(other, masses.0)).sqrt());
    let [around, counted] = one.meaning.cosines(&other.meaning);
    set(F::Around, around);
    set(F::Counted, counted);
    let directions = (one.direction, other.direction);
    let opposed = equal && directions.0.is_some() && directions.1.is_some() && directions.0 != directions.1;
    // "14 cranes and not three dogs": two nouns that are counted are of two things.
    let nouns = !one.counts || !other.counts || matches!(head, F::SameNoun | F::Persons | F::PersonsBoth);
    let instead = meeting.instead && !equal && nouns;
    Evidence { features, themes: themes.shared, meanings: [&one.meaning, &other.meaning], equal, opposed, instead }
}

/// Whether two figures are of articles that have no name in common.
pub(super) fn is_nameless(evidence: &Evidence<'_>) -> bool {
    evidence.features[Feature::NoName as usize] > 0.0
}

/// Whether two figures are never of one thing, whatever else they have in common.
///
/// Soldiers of two armies are not, nor are the killed and the injured where it is said as clearly: the nearest word may be
/// of another clause, "12 drowned as rescuers arrived". In briefs, which have few other words, nor are the figures of two years, of two
/// places that the other does not name, and the 54 percent that each gives to another candidate.
fn are_two_things(evidence: &Evidence<'_>) -> bool {
    let of = |feature: Feature| evidence.features[feature as usize];
    let brief = of(Feature::Brief) > 0.0;
    let apart = match evidence.equal {
        _ if brief => APART_OF_BRIEFS,
        true => APART_OF_ONE_VALUE,
        false => APART,
    };
    let held = evidence.equal && of(Feature::HoldersDiffer) > 0.0;
    let of_briefs = held || of(Feature::Periods) > 0.0 || of(Feature::Foreign) > 0.0;
    brief && of_briefs || of(Feature::CountedNames) > 0.0 || evidence.opposed || of(Feature::SideDiffers) > apart
}

/// How probable it is that two figures are of the same thing, from 0 to 1.
pub(super) fn score(evidence: &Evidence<'_>, weights: &Weights) -> f32 {
    if are_two_things(evidence) {
        return 0.0;
    }
    if evidence.instead {
        return SURE;
    }
    let of = |feature: Feature| evidence.features[feature as usize];
    let brief = of(Feature::Brief) > 0.0;
    let sum =
        |weights: &[f32]| evidence.features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum::<f32>();
    // What it says that a theme is shared depends on the theme: there is one toll, and there are many costs.
    let themes = || evidence.themes.iter().map(|(theme, part)| weights.themes[usize::from(*theme)] * part).sum::<f32>();
    let sum = match (evidence.equal, of(Feature::Article) > 0.0) {
        (true, _) => sum(if brief { &weights.same_of_briefs } else { &weights.same }),
        (false, false) => sum(if brief { &weights.other_of_briefs } else { &weights.other }) + themes(),
        (false, true) => sum(&weights.alone) + themes(),
    };
    let corrected = !evidence.equal && of(Feature::Article) == 0.0 && sum > HOPELESS;
    let sum = if corrected { sum + weights.net.correction(evidence) } else { sum };
    1.0 / (1.0 + (-sum).exp())
}

/// Where two figures meet.
struct Meeting {
    /// In one article.
    article: bool,
    /// In one sentence.
    sentence: bool,
    /// In one article in one voice, be it the writer's; otherwise in the voice of one speaker.
    voice: bool,
    /// In one article in the voices of two speakers.
    voices: bool,
    /// In one article with no figure of their dimension between them.
    next: bool,
    /// Both with a source: one of both, or two. And whether only one has one.
    source_same: bool,
    sources_differ: bool,
    source_of_one: bool,
    /// One after the other in a sentence, the later in the place of the earlier.
    instead: bool,
}

fn meeting(one: &Figure, other: &Figure) -> Meeting {
    let mut meeting = Meeting {
        article: false,
        sentence: false,
        voice: false,
        voices: false,
        next: false,
        source_same: false,
        sources_differ: false,
        source_of_one: false,
        instead: false,
    };
    let (mut voice_of_article, mut voice) = (false, false);
    let article = one.places.iter().any(|own| other.places.iter().any(|its| own.article == its.article));
    for own in &one.places {
        for its in &other.places {
            if own.article == its.article || !article {
                match sources::is_same(own.source, its.source) {
                    Some(true) => meeting.source_same = true,
                    Some(false) => meeting.sources_differ = true,
                    None => meeting.source_of_one |= (own.source[0] == NONE) != (its.source[0] == NONE),
                }
            }
            if own.article == its.article {
                meeting.article = true;
                meeting.sentence |= own.sentence == its.sentence;
                voice_of_article |= own.entity == its.entity;
                meeting.voices |= own.entity.is_some() && its.entity.is_some() && own.entity != its.entity;
                meeting.next |= own.order.abs_diff(its.order) == 1;
                let later = if own.order > its.order { own } else { its };
                meeting.instead |= own.order.abs_diff(its.order) == 1 && own.sentence == its.sentence && later.instead;
            }
            voice |= own.entity.is_some() && own.entity == its.entity;
        }
    }
    meeting.voice = if meeting.article { voice_of_article } else { voice };
    meeting
}

/// How many significant digits a value has, from its size in halves of its last digit.
fn digits(size: f64) -> f32 {
    let size = (size / 2.0).abs();
    if size >= 1.0 { (size.log10() as f32).max(0.0) } else { 0.0 }
}

/// The feature of how the nouns go together.
fn head(one: &Figure, other: &Figure, words: &Shared, side: f32) -> Feature {
    let together = if side > TOGETHER { Feature::Near } else { Feature::Unknown };
    if one.head == NONE || other.head == NONE {
        return together;
    }
    if one.head == other.head {
        return if one.counts && other.counts { Feature::SameNoun } else { Feature::Near };
    }
    let any = one.persons == Some(Persons::Any) || other.persons == Some(Persons::Any);
    if any && one.persons.is_some() && other.persons.is_some() {
        return Feature::Persons;
    }
    if one.persons.is_some() && other.persons.is_some() {
        return Feature::PersonsBoth;
    }
    // The noun of the one stands near the other.
    match (one.counts && other.counts, words.head_near) {
        (true, near) if near > 0.4 => Feature::Near,
        (true, _) => Feature::Differs,
        (false, near) if near > 0.3 => Feature::Near,
        (false, _) => together,
    }
}

/// The sides that both take in one set: how near the same are, and how near different ones.
fn sides(one: &Figure, other: &Figure, of: impl Fn(u8) -> bool) -> (f32, f32) {
    let (mut same, mut differs) = (0f32, 0f32);
    for own in one.facets.iter().filter(|own| of(own.set)) {
        for its in other.facets.iter().filter(|its| its.set == own.set) {
            let near = (own.near * its.near).sqrt();
            if own.side == its.side {
                same = same.max(near);
            } else {
                differs = differs.max(near);
            }
        }
    }
    (same, differs)
}

/// What the words near two figures have in common.
struct Shared {
    /// Of the words of what is counted and of the verb, how much of the lesser ones is shared.
    core: f32,
    /// Of all the words of what is counted and of the verb, how much is shared.
    both: f32,
    /// Of all words by nearness and rarity, how much of the lesser ones is shared.
    near: f32,
    /// Of the words of which the one that they stand nearest to in their article is each of the two, how much is shared.
    own: f32,
    /// The weight of the names that are shared.
    names: f32,
    /// How near the nearest name of each is, less how near it is to the other; of both, half each.
    apart: f32,
    /// How near the noun of the one is to the other.
    head_near: f32,
    /// Of all words of both, how much is shared: 1 where they stand in the same words.
    alike: f32,
    /// How near the nearest word that is no name is which only the one has, and only the other: the less of both.
    single: f32,
    /// The nearest name of each; none where there is none.
    nearest_names: [Word; 2],
}

fn shared(one: &Figure, other: &Figure) -> Shared {
    let (mut a, mut b) = (0, 0);
    let (mut core, mut near, mut names, mut alone) = (0.0, 0.0, 0.0, 0.0);
    let mut all = [0f32; 2];
    let mut cores = [0f32; 2];
    let mut nearest_name = [(0f32, NONE); 2];
    let mut head_near = 0f32;
    for (own, sums) in [(one, 0), (other, 1)] {
        for word in &own.near {
            all[sums] += word.near * word.prior;
            if word.core {
                cores[sums] += word.prior;
            }
            if word.name && word.near > nearest_name[sums].0 {
                nearest_name[sums] = (word.near, word.word);
            }
        }
    }
    let mut only = [0f32; 2];
    let mut see = |sums: usize, word: Nearby| {
        if !word.name {
            only[sums] = only[sums].max(word.near);
        }
    };
    while a < one.near.len() || b < other.near.len() {
        let (Some(&own), Some(&its)) = (one.near.get(a), other.near.get(b)) else {
            one.near[a..].iter().for_each(|word| see(0, *word));
            other.near[b..].iter().for_each(|word| see(1, *word));
            break;
        };
        if own.word == its.word {
            let weight = own.near.min(its.near) * own.prior;
            near += weight;
            alone += own.own.min(its.own) * own.prior;
            if own.core && its.core {
                core += own.prior;
            } else if own.core || its.core {
                core += own.prior * own.near.min(its.near);
            }
            if own.name || its.name {
                names += weight;
            }
        }
        match own.word.cmp(&its.word) {
            std::cmp::Ordering::Less => {
                see(0, own);
                a += 1;
            }
            std::cmp::Ordering::Greater => {
                see(1, its);
                b += 1;
            }
            std::cmp::Ordering::Equal => (a, b) = (a + 1, b + 1),
        }
    }
    let near_to = |figure: &Figure, word: Word| {
        figure.near.binary_search_by_key(&word, |near| near.word).map_or(0.0, |at| figure.near[at].near)
    };
    let least_name = nearest_name[0].0.min(nearest_name[1].0);
    let mut apart = 0.0;
    for (own, its, sums) in [(one, other, 0), (other, one, 1)] {
        head_near = head_near.max(near_to(its, own.head));
        apart += (least_name - near_to(its, nearest_name[sums].1)).max(0.0) / 2.0;
    }
    let part = |shared: f32, sums: [f32; 2]| {
        let least = sums[0].min(sums[1]);
        if least > 0.0 { (shared / least).min(1.0) } else { 0.0 }
    };
    // Of one word alone little can be said.
    let floor = 4.0;
    let both = if cores[0] + cores[1] > core { core / (cores[0] + cores[1] - core) } else { 0.0 };
    let union = all[0] + all[1] - near;
    Shared {
        core: part(core, cores),
        both: both.min(1.0),
        near: near / (all[0].min(all[1]) + floor),
        own: alone / (alone + 6.0),
        names,
        apart,
        head_near,
        alike: if union > 0.0 { near / union } else { 0.0 },
        single: only[0].min(only[1]),
        nearest_names: [nearest_name[0].1, nearest_name[1].1],
    }
}

/// Whether both count what bears a name and no name is of both: "12 Velen soldiers", "nine Marren soldiers".
fn counted_names_differ(one: &Figure, other: &Figure) -> bool {
    let named = |figure: &Figure| figure.near.iter().any(|word| word.of);
    let shared = |own: &Nearby| other.near.iter().any(|its| its.of && its.word == own.word);
    named(one) && named(other) && !one.near.iter().any(|own| own.of && shared(own))
}

/// How much of the names of two articles is shared, as the cosine; and whether both have several and share none.
fn names_of(one: &Topic, other: &Topic) -> (f32, bool) {
    let (cosine, both) = cosine(one, other, |is_name| is_name);
    let several = |topic: &Topic| topic.iter().filter(|word| word.2).count() > 1;
    (cosine, both == 0.0 && several(one) && several(other))
}

/// How much two articles are about the same, from 0 to 1: the cosine of their topics.
pub(super) fn affinity(one: &Topic, other: &Topic) -> f32 {
    cosine(one, other, |_| true).0
}

/// The cosine of those words of two topics that count, by whether they are names; and the product that it is made of.
fn cosine(one: &Topic, other: &Topic, counts: impl Fn(bool) -> bool) -> (f32, f32) {
    let (mut a, mut b, mut both) = (0, 0, 0.0);
    while a < one.len() && b < other.len() {
        match one[a].0.cmp(&other[b].0) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                if counts(one[a].2) && counts(other[b].2) {
                    both += one[a].1 * other[b].1;
                }
                (a, b) = (a + 1, b + 1);
            }
        }
    }
    let norm =
        |topic: &Topic| topic.iter().filter(|word| counts(word.2)).map(|word| word.1 * word.1).sum::<f32>().sqrt();
    let norms = norm(one) * norm(other);
    (if norms > 0.0 { both / norms } else { 0.0 }, both)
}

/// How what two figures state changes, where they agree on it or only one says it.
pub(super) fn course(one: &Figure, other: &Figure) -> Course {
    match (one.course, other.course) {
        (one, other) if one == other => one,
        (Course::None, course) | (course, Course::None) => course,
        _ => Course::None,
    }
}
