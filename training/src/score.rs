//! How the reader is scored: contents that match at least by half, and those of them whose source is right.
//!
//! A token is a run of letters and digits, or one other character that is no blank. Two contents match where their tokens
//! have a Jaccard index of at least one half; pairs are formed one to one, the best first. A source is right where it shares
//! a word with the annotated one, or neither exists. A content is *direct* where all its words stand in quotation marks,
//! *mixed* where some do, *indirect* where none does; precision counts by the kind of what was found, recall by that of what
//! was annotated.

use crate::corpus::Marked;
use crate::predict::Prediction;

/// Kinds of content: direct, mixed, indirect, and all of them together.
const KINDS: usize = 4;
const ALL: usize = 3;

/// A text as the scorer sees it.
struct Sheet {
    starts: Vec<u32>,
    ends: Vec<u32>,
    word: Vec<bool>,
    quoted: Vec<bool>,
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

impl Sheet {
    fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut sheet = Sheet { starts: Vec::new(), ends: Vec::new(), word: Vec::new(), quoted: Vec::new() };
        let mut at = 0;
        while at < chars.len() {
            let start = at;
            at += 1;
            if is_word(chars[start]) {
                while at < chars.len() && is_word(chars[at]) {
                    at += 1;
                }
            } else if chars[start].is_whitespace() {
                continue;
            }
            sheet.starts.push(start as u32);
            sheet.ends.push(at as u32);
            sheet.word.push(is_word(chars[start]));
        }
        sheet.quoted = vec![false; sheet.starts.len()];
        for region in quoted_regions(&chars) {
            for at in sheet.tokens(&[region]) {
                sheet.quoted[at as usize] = true;
            }
        }
        sheet
    }

    /// The tokens that share a character with the spans, in order.
    fn tokens(&self, spans: &[(u32, u32)]) -> Vec<u32> {
        let mut tokens: Vec<u32> = spans
            .iter()
            .flat_map(|(start, end)| {
                let first = self.ends.partition_point(|own| own <= start) as u32;
                first..(self.starts.partition_point(|own| own < end) as u32).max(first)
            })
            .collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    fn words(&self, tokens: &[u32]) -> Vec<u32> {
        tokens.iter().copied().filter(|at| self.word[*at as usize]).collect()
    }

    /// The words, or all tokens where there is no word.
    fn key(&self, tokens: &[u32]) -> Vec<u32> {
        let words = self.words(tokens);
        if words.is_empty() { tokens.to_vec() } else { words }
    }

    fn kind(&self, content: &[u32]) -> usize {
        let words = self.key(content);
        let inside = words.iter().filter(|at| self.quoted[**at as usize]).count();
        if inside == 0 { 2 } else { usize::from(inside < words.len()) }
    }

    fn part(&self, content: &[(u32, u32)], source: &[(u32, u32)]) -> Part {
        let content = self.tokens(content);
        Part { kind: self.kind(&content), source: self.tokens(source), content }
    }

    fn same_source(&self, one: &[u32], other: &[u32]) -> bool {
        if one.is_empty() || other.is_empty() {
            return one.is_empty() && other.is_empty();
        }
        one == other || shared(&self.words(one), other) > 0
    }
}

/// What stands in quotation marks, marks included.
///
/// Curly, straight and angle marks and doubled single ones; a quotation left open ends with its line, and one closed without
/// having been opened counts from its line's start where the line before left one open. Single marks count outside of
/// those, at the edges of words.
fn quoted_regions(chars: &[char]) -> Vec<(u32, u32)> {
    let mut regions = Vec::new();
    let mut left_open = false;
    let mut start = 0;
    for line in chars.split(|c| *c == '\n') {
        let mut opened = None;
        let mut after_mark = false;
        let mut at = 0;
        while at < line.len() {
            let doubled = matches!(line[at], '\'' | '`') && line.get(at + 1) == Some(&line[at]);
            if !doubled && !matches!(line[at], '"' | '“' | '”' | '„' | '«' | '»') {
                at += 1;
                continue;
            }
            let (opens, closes) = (matches!(line[at], '“' | '„' | '«' | '`'), matches!(line[at], '”' | '»'));
            let end = at + 1 + usize::from(doubled);
            let after_word = at > 0 && !line[at - 1].is_whitespace();
            if let Some(begin) = opened {
                if !opens || after_word {
                    regions.push(((start + begin) as u32, (start + end) as u32));
                    opened = None;
                }
            } else if left_open && !after_mark && (closes || after_word) {
                regions.push((start as u32, (start + end) as u32));
            } else if !closes {
                opened = Some(at);
            }
            after_mark = true;
            at = end;
        }
        if let Some(begin) = opened {
            regions.push(((start + begin) as u32, (start + line.len()) as u32));
        }
        if line.iter().any(|c| !c.is_whitespace()) {
            left_open = opened.is_some();
        }
        start += line.len() + 1;
    }
    let mut outside = chars.to_vec();
    for (begin, end) in &regions {
        outside[*begin as usize..*end as usize].fill('\n');
    }
    single_marks(&outside, &mut regions);
    regions.sort_unstable();
    regions
}

/// Quotations in single marks.
fn single_marks(chars: &[char], regions: &mut Vec<(u32, u32)>) {
    /// The longest that is taken for one.
    const MOST: usize = 300;
    let mut at = 0;
    while at < chars.len() {
        let opens = matches!(chars[at], '‘' | '\'')
            && (at == 0 || !is_word(chars[at - 1]) && !matches!(chars[at - 1], '‘' | '\''))
            && chars.get(at + 1).is_some_and(|c| is_word(*c) && !c.is_numeric() || matches!(c, '…' | '['));
        let end = opens.then(|| {
            let inside = |c: &char| !matches!(c, '\n' | '‘' | '“' | '"');
            let reach = chars[at + 1..].iter().take(MOST).take_while(|c| inside(c)).count();
            (at + 2..=at + 1 + reach).find(|last| {
                let before = chars.get(*last).is_some_and(|c| is_word(*c) || ".,!?…])".contains(*c));
                before
                    && matches!(chars.get(last + 1), Some('’' | '\''))
                    && chars.get(last + 2).is_none_or(|c| !is_word(*c))
            })
        });
        if let Some(last) = end.flatten() {
            regions.push((at as u32, last as u32 + 2));
            at = last + 2;
        } else {
            at += 1;
        }
    }
}

/// One attribution by tokens.
struct Part {
    content: Vec<u32>,
    source: Vec<u32>,
    kind: usize,
}

fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut a, mut b, mut both) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                a += 1;
                b += 1;
            }
        }
    }
    both
}

/// Pairs of annotated and found attributions, the best Jaccard index first.
fn pairs(gold: &[&Part], found: &[&Part]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (g, gold) in gold.iter().enumerate() {
        for (p, found) in found.iter().enumerate() {
            let both = shared(&gold.content, &found.content);
            let either = gold.content.len() + found.content.len() - both;
            if both > 0 && 2 * both >= either {
                candidates.push((both as f64 / either as f64, g, p));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut golds, mut founds) = (vec![false; gold.len()], vec![false; found.len()]);
    candidates.retain(|(_, g, p)| {
        let free = !golds[*g] && !founds[*p];
        if free {
            (golds[*g], founds[*p]) = (true, true);
        }
        free
    });
    candidates.into_iter().map(|(_, g, p)| (g, p)).collect()
}

/// Hits among the found and among the annotated.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    gold: usize,
    found: usize,
    gold_hits: usize,
    found_hits: usize,
}

impl Count {
    fn add(&mut self, other: &Count) {
        self.gold += other.gold;
        self.found += other.found;
        self.gold_hits += other.gold_hits;
        self.found_hits += other.found_hits;
    }

    /// How many were annotated.
    pub(crate) fn gold(&self) -> usize {
        self.gold
    }

    /// F1 in percent.
    pub(crate) fn f1(&self) -> f64 {
        let (precision, recall) =
            (self.found_hits as f64 / self.found.max(1) as f64, self.gold_hits as f64 / self.gold.max(1) as f64);
        if precision + recall > 0.0 { 200.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    /// Precision and recall in percent.
    pub(crate) fn parts(&self) -> (f64, f64) {
        let percent = |hits: usize, of: usize| 100.0 * hits as f64 / of.max(1) as f64;
        (percent(self.found_hits, self.found), percent(self.gold_hits, self.gold))
    }
}

/// Figures with their names.
pub(crate) type Measure = [(&'static str, f64); 8];

/// Counts of one article, or of many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Matching contents, by kind.
    pub(crate) partial: [Count; KINDS],
    /// Contents of the same words.
    pub(crate) exact: Count,
    /// Matching contents with the right source, by kind.
    pub(crate) end_to_end: [Count; KINDS],
    /// The same among direct ones alone.
    pub(crate) direct_only: Count,
}

impl Tally {
    /// Scores one article.
    pub(crate) fn of(text: &str, gold: &[Marked], found: &[Prediction]) -> (Self, Vec<bool>) {
        let sheet = Sheet::new(text);
        let gold: Vec<Part> = gold.iter().map(|gold| sheet.part(&gold.content, &gold.source)).collect();
        let found: Vec<Part> = found.iter().map(|found| sheet.part(&found.content, found.source.as_slice())).collect();
        let mut tally = Tally::default();
        let (all_gold, all_found): (Vec<&Part>, Vec<&Part>) = (gold.iter().collect(), found.iter().collect());
        let mut right = vec![false; found.len()];
        for (count, at_kind) in [(&mut tally.partial, false), (&mut tally.end_to_end, true)] {
            for part in &gold {
                count[part.kind].gold += 1;
                count[ALL].gold += 1;
            }
            for part in &found {
                count[part.kind].found += 1;
                count[ALL].found += 1;
            }
            for (g, p) in pairs(&all_gold, &all_found) {
                if !at_kind || sheet.same_source(&gold[g].source, &found[p].source) {
                    right[p] |= at_kind;
                    for (place, found) in [(gold[g].kind, false), (found[p].kind, true), (ALL, false), (ALL, true)] {
                        let hits = if found { &mut count[place].found_hits } else { &mut count[place].gold_hits };
                        *hits += 1;
                    }
                }
            }
        }
        tally.exact = Count { gold: gold.len(), found: found.len(), ..Count::default() };
        let mut waiting: Vec<Vec<u32>> = gold.iter().map(|gold| sheet.key(&gold.content)).collect();
        for part in &found {
            let key = sheet.key(&part.content);
            if let Some(at) = waiting.iter().position(|gold| *gold == key) {
                waiting.swap_remove(at);
                tally.exact.gold_hits += 1;
                tally.exact.found_hits += 1;
            }
        }
        let mut elsewhere: Vec<u32> =
            gold.iter().filter(|part| part.kind != 0).flat_map(|part| part.content.clone()).collect();
        elsewhere.sort_unstable();
        let direct_gold: Vec<&Part> = gold.iter().filter(|part| part.kind == 0).collect();
        let direct: Vec<&Part> = found
            .iter()
            .filter(|part| part.kind == 0)
            .filter(|part| !sheet.words(&part.content).iter().all(|at| elsewhere.binary_search(at).is_ok()))
            .collect();
        let right_direct = pairs(&direct_gold, &direct);
        let hits =
            right_direct.iter().filter(|(g, p)| sheet.same_source(&direct_gold[*g].source, &direct[*p].source)).count();
        tally.direct_only = Count { gold: direct_gold.len(), found: direct.len(), gold_hits: hits, found_hits: hits };
        (tally, right)
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        for kind in 0..KINDS {
            self.partial[kind].add(&other.partial[kind]);
            self.end_to_end[kind].add(&other.end_to_end[kind]);
        }
        self.exact.add(&other.exact);
        self.direct_only.add(&other.direct_only);
    }

    /// The figures of the model card, in percent, with their names.
    pub(crate) fn figures(&self) -> Measure {
        let matched = self.partial[ALL].gold_hits.max(1);
        [
            ("contents", self.partial[ALL].f1()),
            ("contents, exact", self.exact.f1()),
            ("end to end", self.end_to_end[ALL].f1()),
            ("end to end, direct", self.end_to_end[0].f1()),
            ("end to end, mixed", self.end_to_end[1].f1()),
            ("end to end, indirect", self.end_to_end[2].f1()),
            ("direct alone", self.direct_only.f1()),
            ("source right, of matching contents", 100.0 * self.end_to_end[ALL].gold_hits as f64 / matched as f64),
        ]
    }
}
