//! Who states a figure: organisers or the police, one ministry or another.
//!
//! A quote has its source; but figures are mostly set against one another in fewer words: "Organisers spoke of 120,000, the
//! police counted 45,000", "the union's tally is 512", "another survey, by Metron, arrived at 54 percent". So the subject of
//! a verb with which one states a figure is its source, too, and so is whose count, poll or estimate it is. Two sources one
//! after the other most often speak of one thing; one source does of two.

use super::clause::{clause, is_of_noun};
use super::context::Context;
use super::words::{NONE, Word, words};
use crate::model::Class;
use crate::span::{Span, Tok};
use crate::speakers::is_body;
use crate::text::Kind;

/// Words of who states a figure, the last first; none where it is the writer or nobody knows.
pub(super) type Source = [Word; 3];

/// Nouns of what somebody counted or reckoned.
const COUNTS: &[&str] = &[
    "account",
    "calculation",
    "calculations",
    "claim",
    "count",
    "data",
    "estimate",
    "estimates",
    "figure",
    "figures",
    "notice",
    "papers",
    "poll",
    "reckoning",
    "records",
    "statistics",
    "survey",
    "tally",
];
/// Those of a number, by which "of" says whose they are: "the count of the union", and not "a survey of tenants".
const COUNTS_OF: &[&str] = &["account", "calculation", "calculations", "count", "reckoning", "tally"];
/// Tokens before a number, and behind it, among which a count is looked for.
const BEFORE: u32 = 16;
const BEHIND: u32 = 8;
/// Tokens between a verb and its number.
const TO_VERB: usize = 8;
/// Tokens before a figure whose verb is left unsaid in which the one is looked for that has it.
const REACH: usize = 24;
/// Tokens of a noun phrase, and of a sentence in which one is looked for.
const PHRASE: usize = 8;
const SENTENCE: u32 = 48;

/// Whether two sources are one, which they are by a word in common; none where one is not known. Two ministries are not.
pub(super) fn is_same(one: Source, other: Source) -> Option<bool> {
    if one[0] == NONE || other[0] == NONE {
        return None;
    }
    let shared = |from: usize| one[from..].iter().any(|word| *word != NONE && other[from..].contains(word));
    let named = one[1] != NONE && other[1] != NONE;
    Some(if one[0] == other[0] && named { shared(1) } else { shared(0) })
}

impl Context<'_, '_> {
    /// Who states the number at `own`, the `at`th of the article. `unsaid` is who does without a verb.
    pub(super) fn source(&self, at: usize, own: Span<Tok>, sentence: Span<Tok>, unsaid: Option<Source>) -> Source {
        let found = self
            .owner_of_count(own, sentence)
            .or_else(|| self.left_to_preposition(own, sentence))
            .or(unsaid)
            .or_else(|| self.stating_subject(own, sentence))
            .or_else(|| self.source_of_quote(at))
            .or_else(|| self.pronoun_of_stating(own, sentence));
        found.unwrap_or([NONE; 3])
    }

    /// The source that a noun phrase makes; none without a noun.
    fn source_in(&self, phrase: Span<Tok>) -> Option<Source> {
        let tagged = self.tagged;
        // "Monday's count" is nobody's.
        let noun = |at: &u32| tagged.class(*at).is_nominal() && self.number[*at as usize] == 0;
        let nouns = || (phrase.start..phrase.end).rev().take(2 * PHRASE).filter(noun);
        // Of "Mr Lee" the name, of "the Norland army" the army, of "officials" and "Norland" the word itself.
        let says = |at: &u32| {
            let lower = self.lower(*at);
            !words().is_empty(&lower) && !words().is_place(&lower)
        };
        let named = nouns().any(|at| says(&at));
        let said = nouns().filter(|at| !named || says(at));
        let mut source = [NONE; 3];
        for (kept, token) in source.iter_mut().zip(said) {
            *kept = match tagged.class(token) {
                Class::Name => words().name(tagged.text.surface(token)),
                _ => words().plain(&self.lower(token)),
            };
        }
        Some(source).filter(|source| source[0] != NONE)
    }

    /// "the union's own count", "by its reckoning", "a poll by Metron".
    fn owner_of_count(&self, own: Span<Tok>, sentence: Span<Tok>) -> Option<Source> {
        let tagged = self.tagged;
        let class = |at: u32| tagged.class(at);
        // A count behind another number or a semicolon is that other's.
        let stops = |at: &u32| self.is_amount(*at) || tagged.text.kind(*at) == Some(Kind::Semicolon);
        let leaves =
            |at: &u32| stops(at) || matches!(class(*at), Class::Conjunction | Class::Wh) || tagged.is(*at, "while");
        let (from, to) = (sentence.start.max(own.start.saturating_sub(BEFORE)), sentence.end.min(own.end + BEHIND));
        let before = (from..own.start).rev().take_while(|at| !stops(at));
        let behind = (own.end..to).take_while(|at| !leaves(at));
        let owner = |count: u32| {
            let end = count.checked_sub(1)?;
            let end = if tagged.is(end, "own") { end.checked_sub(1)? } else { end };
            if end >= sentence.start && class(end) == Class::Genitive {
                return self.phrase_before(end, sentence);
            }
            if end >= sentence.start && class(end) == Class::Possessive {
                let own = self.first_phrase(Span::new(sentence.start, end));
                return own.or_else(|| self.subject_of_last(sentence.start));
            }
            let of = tagged.is(count + 1, "of") && tagged.is_any(count, COUNTS_OF);
            let by = count + 1 < sentence.end && (of || tagged.is(count + 1, "by"));
            let named = |phrase: &Span<Tok>| tagged.text.surface(phrase.end - 1).starts_with(char::is_uppercase);
            if by { self.phrase_behind(count + 2, sentence).filter(named) } else { None }
        };
        let counts = before.chain(behind).filter(|at| tagged.is_any(*at, COUNTS));
        counts.filter_map(owner).find_map(|phrase| self.source_in(phrase))
    }

    /// "The union puts the crowd at 12".
    fn stating_subject(&self, own: Span<Tok>, sentence: Span<Tok>) -> Option<Source> {
        let clause = clause(self.tagged, |_| false, own, sentence)?;
        if self.states(clause.verb) { self.source_in(clause.subject) } else { None }
    }

    /// Whether a verb is one with which one states a figure. In "the loss was put at 30" it is not the loss that does.
    fn states(&self, verb: Span<Tok>) -> bool {
        let tagged = self.tagged;
        let full = (verb.start..verb.end).rev().find(|at| tagged.class(*at).is_verb());
        full.is_some_and(|full| {
            let be = ["is", "are", "was", "were", "be", "been", "being"];
            let passive = (verb.start..full).any(|at| tagged.is_any(at, &be)) && tagged.class(full) != Class::Gerund;
            !passive && words().is_stating(&self.lower(full))
        })
    }

    fn source_of_quote(&self, at: usize) -> Option<Source> {
        let number = &self.article.numbers[at];
        // "The grid operator, which runs the lines,": the operator.
        let bare = |phrase: Span<Tok>| {
            let clause = |at: &u32| self.tagged.class(*at) == Class::Wh;
            let end = (phrase.start + 1..phrase.end).find(clause).unwrap_or(phrase.end);
            Span::new(phrase.start, end)
        };
        let written = self.quoted_by[number.quote? as usize].and_then(|phrase| self.source_in(bare(phrase)));
        written.or_else(|| {
            let name = &self.article.speakers[number.speaker? as usize].name;
            let mut source = [NONE; 3];
            let said = name.split_whitespace().rev().filter(|piece| !words().is_empty(&piece.to_lowercase()));
            for (kept, piece) in source.iter_mut().zip(said) {
                *kept = words().name(piece);
            }
            Some(source).filter(|source| source[0] != NONE)
        })
    }

    /// "It knows of 12": whom the sentence before speaks of.
    fn pronoun_of_stating(&self, own: Span<Tok>, sentence: Span<Tok>) -> Option<Source> {
        let tagged = self.tagged;
        let between = |at: &u32| !self.is_amount(*at) && tagged.text.kind(*at) != Some(Kind::Semicolon);
        let mut before = (sentence.start..own.start).rev().take(TO_VERB).take_while(between);
        let last = before.find(|at| tagged.class(*at).is_verb())?;
        let of_verb = |at: &u32| {
            let class = tagged.class(*at);
            class.is_verb() || matches!(class, Class::Aux | Class::AuxNonfinite | Class::Modal | Class::Adverb)
        };
        let first = (sentence.start..last).rev().take(TO_VERB).take_while(of_verb).last().unwrap_or(last);
        let pronoun = first.checked_sub(1).filter(|at| *at >= sentence.start)?;
        let stands = tagged.is_any(pronoun, &["it", "they", "he", "she"]) && self.states(Span::new(first, last + 1));
        if stands { self.source_in(self.subject_of_last(sentence.start)?) } else { None }
    }

    /// "the finance ministry expects growth of 1.8 percent, the central bank of 1.2": the verb is left unsaid. Not so "the
    /// police put the dead at 12, the injured at 30".
    fn left_to_preposition(&self, own: Span<Tok>, sentence: Span<Tok>) -> Option<Source> {
        let tagged = self.tagged;
        let before = own.start.checked_sub(1).filter(|at| *at > sentence.start)?;
        let of_phrase = |at: &u32| {
            let class = tagged.class(*at);
            is_of_noun(class) || matches!(class, Class::Preposition | Class::Number)
        };
        if tagged.class(before) != Class::Preposition {
            return None;
        }
        let start = (sentence.start..before).rev().take(2 * PHRASE).take_while(of_phrase).last()?;
        let mark = start.checked_sub(1).filter(|mark| *mark >= sentence.start)?;
        let bound = matches!(tagged.text.kind(mark), Some(Kind::Comma | Kind::Semicolon))
            || tagged.class(mark) == Class::Conjunction;
        let numbers = (start..before).any(|at| self.number[at as usize] > 0);
        if !bound || numbers || tagged.class(start) == Class::Preposition {
            return None;
        }
        // What is left unsaid was said of the figure before, with the same preposition.
        let last = (sentence.start..mark).rev().take(REACH).find(|at| self.is_amount(*at))?;
        let other = self.numbers[usize::from(self.number[last as usize]) - 1];
        let alike = other.start > sentence.start
            && self.lower(other.start - 1) == self.lower(before)
            && self.stating_subject(other, sentence).is_some();
        if !alike {
            return None;
        }
        let source = self.source_in(Span::new(start, before))?;
        source.iter().all(|word| words().sides(*word).is_empty()).then_some(source)
    }

    /// "The union counts 7,900 buses, the city only 3,100": the verb is left unsaid, and what is counted.
    pub(super) fn left_to_number(&self, own: Span<Tok>, sentence: Span<Tok>) -> Option<Source> {
        let tagged = self.tagged;
        let mut end = own.start;
        while end > sentence.start && tagged.is_any(end - 1, &["only", "just", "merely", "some", "about", "around"]) {
            end -= 1;
        }
        let of_phrase = |at: &u32| is_of_noun(tagged.class(*at)) && self.number[*at as usize] == 0;
        let start = (sentence.start..end).rev().take(PHRASE).take_while(of_phrase).last()?;
        let mark = start.checked_sub(1).filter(|mark| *mark >= sentence.start)?;
        let bound = matches!(tagged.text.kind(mark), Some(Kind::Comma | Kind::Semicolon))
            || tagged.class(mark) == Class::Conjunction;
        // Nothing is said behind it, or the noun once more.
        let closed = own.end >= sentence.end
            || matches!(tagged.text.kind(own.end), Some(Kind::Period | Kind::Comma | Kind::Semicolon));
        if !bound || !closed {
            return None;
        }
        let last = (sentence.start..mark).rev().take(REACH).find(|at| self.is_amount(*at))?;
        let other = usize::from(self.number[last as usize]) - 1;
        let source = self.source_in(Span::new(start, end))?;
        let stated = self.stating_subject(self.numbers[other], sentence);
        let speaks = || is_body(&self.lower(end - 1));
        let before = stated.or_else(|| self.source_of_quote(other).filter(|_| speaks()))?;
        let apart = is_same(before, source) == Some(false);
        (apart && source.iter().all(|word| words().sides(*word).is_empty())).then_some(source)
    }

    /// The noun phrase that ends at `end`.
    fn phrase_before(&self, end: u32, sentence: Span<Tok>) -> Option<Span<Tok>> {
        let of_noun = |at: &u32| is_of_noun(self.tagged.class(*at));
        let start = (sentence.start..end).rev().take(PHRASE).take_while(of_noun).last()?;
        Some(Span::new(start, end))
    }

    /// The noun phrase that starts at `start`.
    fn phrase_behind(&self, start: u32, sentence: Span<Tok>) -> Option<Span<Tok>> {
        let of_noun = |at: &u32| {
            let class = self.tagged.class(*at);
            is_of_noun(class) && (*at == start || class != Class::Determiner)
        };
        let last = (start..sentence.end).take(PHRASE).take_while(of_noun).last()?;
        Some(Span::new(start, last + 1))
    }

    /// The first noun phrase of the sentence before one that starts at `start`, of one paragraph with it.
    fn subject_of_last(&self, start: u32) -> Option<Span<Tok>> {
        let text = &self.tagged.text;
        let last = start.checked_sub(1).filter(|last| text.paragraph_of(*last) == text.paragraph_of(start))?;
        self.first_phrase(text.sentence_of(last).tokens)
    }

    /// The first noun phrase of some tokens that is no date.
    fn first_phrase(&self, tokens: Span<Tok>) -> Option<Span<Tok>> {
        let noun = |at: &u32| self.tagged.class(*at).is_nominal() && self.number[*at as usize] == 0;
        let first = (tokens.start..tokens.end.min(tokens.start + SENTENCE)).find(noun)?;
        self.phrase_behind(first, tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tagged;
    use crate::text::Text;

    /// Whether the figures of a text, in their order, are stated by these words.
    fn is_stated_by(text: &str, sources: &[&str]) {
        let article = crate::analyze(text);
        let tagged = Tagged::new(Text::new(text));
        let context = Context::new(&article, &tagged, text, None);
        let found: Vec<Source> = (0..article.numbers.len())
            .map(|at| {
                let own = context.numbers[at];
                let sentence = tagged.text.sentence_of(own.start).tokens;
                context.source(at, own, sentence, context.left_to_number(own, sentence))
            })
            .collect();
        let asked: Vec<Word> = sources
            .iter()
            .map(|source| match source.chars().next() {
                None => NONE,
                Some(first) if first.is_uppercase() => words().name(source),
                Some(_) => words().plain(source),
            })
            .collect();
        assert_eq!(found.iter().map(|source| source[0]).collect::<Vec<_>>(), asked, "{text}");
    }

    #[test]
    fn the_subject_of_a_verb_that_states_is_the_source() {
        is_stated_by("The organisers spoke of 120,000 marchers; the police counted 45,000.", &["organisers", "police"]);
        is_stated_by("The tourism board puts the decline in bookings at 18 percent.", &["board"]);
        is_stated_by("The grid operator, which runs the lines, estimates that 300 homes are dark.", &["operator"]);
        is_stated_by("The storm destroyed 300 homes.", &[""]);
        is_stated_by("The loss was put at 30 million.", &[""]);
        is_stated_by("A fire hit Velen. It was reported that 12 people had died.", &[""]);
    }

    #[test]
    fn whose_count_it_is_is_the_source() {
        is_stated_by("The union's own tally is 512 jobs.", &["union"]);
        is_stated_by("In a survey by Opina, 62 percent were in favour.", &["Opina"]);
        is_stated_by("The shipowner disagreed. By its calculation 450 tonnes were lost.", &["shipowner"]);
        is_stated_by("The fire burned on. The union says that by its own count 512 jobs are gone.", &["union"]);
        is_stated_by("The police put the dead at 12 while the union's records show 30.", &["police", "union"]);
        is_stated_by("The coast lost 22 drones; by the count of Oshtai it was 14.", &["", "Oshtai"]);
    }

    #[test]
    fn a_verb_may_be_left_unsaid() {
        is_stated_by(
            "The ministry reckons with 1.8 percent, the central bank with 1.2 percent.",
            &["ministry", "bank"],
        );
        is_stated_by("The union counted 7,900 buses, the city only 3,100.", &["union", "city"]);
        is_stated_by("The union says 7,900 buses stood still, the city 3,100.", &["union", "city"]);
        is_stated_by("The office says men earned 7,900 crowns, women 3,100.", &["office", "office"]);
        is_stated_by("The flood ruined the north, an area of 300 hectares.", &[""]);
        is_stated_by("Prices rose by 3 percent in Velen, in Marren by 4 percent.", &["", ""]);
        is_stated_by("The police put the dead at 12, the injured at 30.", &["police", "police"]);
        is_stated_by("The association does not believe it. It knows of 40 deaths.", &["association"]);
    }

    #[test]
    fn sources_are_one_by_a_word() {
        let (one, other) = ([3, 2, NONE], [5, 3, NONE]);
        assert_eq!(is_same(one, other), Some(true));
        assert_eq!(is_same(one, [7, NONE, NONE]), Some(false));
        assert_eq!(is_same(one, [3, 9, NONE]), Some(false), "of one head, and both with another word");
        assert_eq!(is_same(one, [3, NONE, NONE]), Some(true));
        assert_eq!(is_same(one, [NONE; 3]), None);
    }
}
