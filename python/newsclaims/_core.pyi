"""
The extension module. Its public names are those of `newsclaims`, which adds the display and the command line.
"""

from collections.abc import Iterator
from typing import Any, Final, Literal, SupportsFloat, SupportsIndex, final

__all__ = ["__version__", "Aliases", "Article", "Batch", "Claim", "Comparison", "Counted", "Cue", "Mention", "Number", "Quote", "Resolution", "Span", "Speaker", "Table", "_Configuration", "_check", "_part", "_read_again", "analyze", "analyze_batch"]

__version__: Final[str]

@final
class Aliases:
    """
    Names, each with the person or body it stands for.

    Made by `newsclaims.Analyzer`, whose `aliases` says what it is made of.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, given: Any) -> Aliases: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...

@final
class Article:
    """
    What one article says, who says it and with which figures.

    Made by [`analyze`][newsclaims.analyze]. Frozen; equal to any other article with the same text, id and answer;
    hashable; can be pickled (it is read again on the other side, which gives the same answer with the same version).
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def claims(self, /) -> tuple[Claim, ...]:
        """
        One for each quote: the quote joined with its speaker and its figures.
        """
    def compare(self, /) -> Comparison:
        """
        Sets the figures of the article against one another: those that speak of the same thing, and a verdict on each
        pair.

        Returns:
            The comparison, whose `figures` and `pairs` are tables; each call makes it anew. The cost is linear in the
            length of the text.
        """
    @property
    def engine(self, /) -> str:
        """
        The version of the library that read it.
        """
    @property
    def id(self, /) -> int | str | None:
        """
        The name or number that was given for it.
        """
    @property
    def language(self, /) -> Literal["en"] | None:
        """
        `"en"`, or `None` where the text plainly is not English; then nothing was read.
        """
    @property
    def numbers(self, /) -> tuple[Number, ...]:
        """
        The figures, in the order in which they start.
        """
    @property
    def published(self, /) -> str | None:
        """
        The publication date (ISO 8601), as given or as found in the text.
        """
    @property
    def quotes(self, /) -> tuple[Quote, ...]:
        """
        The attributed statements, in the order in which they start.
        """
    @property
    def schema(self, /) -> str:
        """
        The name and version of the contract: `"newsclaims/1"`.
        """
    @property
    def speakers(self, /) -> tuple[Speaker, ...]:
        """
        The persons and bodies who speak, in the order of their first mention.
        """
    @property
    def text(self, /) -> str:
        """
        The text that was given.
        """
    @property
    def text_sha256(self, /) -> str:
        """
        The SHA-256 of the text in UTF-8, in hexadecimal.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The article as plain dictionaries and lists in the shape of the contract; links are positions in its lists.

        The shape is that of [`schema()`][newsclaims.schema]. Each call builds a new dictionary.
        """
    def to_html(self, /) -> str:
        """
        The text as HTML with quotes, sources, cues and numbers marked, one colour for each speaker.

        A fragment with its own style sheet, no scripts and nothing to load; every character of the text is escaped.
        """
    def to_json(self, /) -> str:
        """
        The article as one line of JSON in the shape of the contract.
        """

@final
class Batch:
    """
    Many articles that were read, and what they say as tables.

    Made by [`analyze_batch`][newsclaims.analyze_batch]. It has its articles in the order of the texts by length, index and iteration,
    with `None` for an item that could not be read; `errors` says why. A table is built when it is first asked for,
    and kept.
    """
    def __getitem__(self, at: SupportsIndex, /) -> Article | None: ...
    def __iter__(self, /) -> Iterator[Article | None]: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def articles(self, /) -> tuple[Article | None, ...]:
        """
        The articles, one for each text in their order; `None` for an item that could not be read.
        """
    def by_speaker(self, /, speaker: SupportsIndex | str) -> Table:
        """
        What one speaker says: the claims of a person or body, with the columns of `claims`, in the order of their dates.

        Args:
            speaker: A name or a variant of it (whatever its case, accents and transliteration, after a title and the like
                too), an identifier of your table of aliases, or the number of an entity. A surname is that of the one person
                who has it, together with whoever is called by the surname alone.

        Returns:
            The table; without rows where nobody of that name speaks. Claims without a date come last.
        """
    @property
    def claims(self, /) -> Table:
        """
        A row for each claim: article, quote, kind, text, speaker (its name), speaker_kind, entity, source, cue,
        cue_class, negated, date, numbers (a list of figures), context (the evidence), start, end, confidence.
        """
    def compare(self, /, *, threads: SupportsIndex | None = None) -> Comparison:
        """
        Sets the figures of the articles against one another: those that speak of the same thing, across articles and
        within each, with a verdict on each pair.

        Args:
            threads: How many to use; `None` takes one for each core. It has no say in the answer.

        Returns:
            The comparison, whose `figures` and `pairs` are tables. It is made at the first call, and kept.

        The cost is linear in the number of figures; the interpreter is released meanwhile, and Ctrl-C stops it.
        """
    @property
    def entities(self, /) -> Table:
        """
        A row for each person or body of the batch: entity, name, kind, variants, roles, articles, quotes (how many),
        identifier.
        """
    @property
    def errors(self, /) -> Table:
        """
        A row for each item that could not be read: position, article, reason.
        """
    def match_quotes(self, /, *, threads: SupportsIndex | None = None) -> Table:
        """
        Finds the direct quotes that give the same words, in one or many articles, and what was altered in them.

        Args:
            threads: How many to use; `None` takes one for each core. It has no say in the answer.

        Returns:
            A table with a row for each quote that has another with its words: group, article, quote (its position in
            the article), text (of a mixed quote its direct stretches), speaker, similarity (to the reference, from 0 to
            1), altered (the words that differ: none where an excerpt, a spelling or a declared omission is all), edits
            (a list of change, said, written), reference (whether it is the version that most agree with), other_speaker
            (whether the same words are given to somebody else too, who cannot well be the same: "Ruiz" may be the Ana Ruiz
            of the batch, and "an official" anybody), entity, date, start, end (code points). It is made
            at the first call, and kept.

        The cost is linear in the number of words; the interpreter is released meanwhile, and Ctrl-C stops it.
        """
    @property
    def numbers(self, /) -> Table:
        """
        A row for each number: article, number, text, kind, value, low, high, decimal, modifier, trend, vague, unit,
        counted, date, quote, speaker (positions in the article), start, end.
        """
    @property
    def quotes(self, /) -> Table:
        """
        A row for each quote: article, quote, kind, text, content (a list of start, end), cue, source, speaker (its
        position in the article), within, confidence.
        """
    @property
    def speakers(self, /) -> Table:
        """
        A row for each speaker of each article: article, speaker, entity (the same number for one person or body
        throughout the batch), name, kind, roles, quotes (how many), mentions (a list of start, end, form).
        """

@final
class Claim:
    """
    A quote joined with its speaker and the figures it vouches for: the row an analyst wants.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def article(self, /) -> Article:
        """
        The article it is a part of.
        """
    @property
    def confidence(self, /) -> float:
        """
        From 0 to 1.
        """
    @property
    def context(self, /) -> Span:
        """
        The sentence or sentences to show as evidence.
        """
    @property
    def cue(self, /) -> str | None:
        """
        The lemma of its cue.
        """
    @property
    def date(self, /) -> str | None:
        """
        When it was said: an ISO 8601 date.
        """
    @property
    def index(self, /) -> int:
        """
        Its position in the article's list.
        """
    @property
    def numbers(self, /) -> tuple[Number, ...]:
        """
        Its figures.
        """
    @property
    def quote(self, /) -> Quote:
        """
        The quote it is made of.
        """
    @property
    def speaker(self, /) -> Speaker | None:
        """
        Who makes it.
        """
    @property
    def text(self, /) -> str:
        """
        The quote's text.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        As plain data in the shape of the contract; links are positions.
        """

@final
class Comparison:
    """
    Figures that speak of the same thing, in groups, and what is to be said of each pair.

    Made by [`Batch.compare`][newsclaims.Batch.compare] and [`Article.compare`][newsclaims.Article.compare]. Its tables
    are Arrow exporters like those of a batch; in a notebook it shows its groups as charts.
    """
    def __len__(self, /) -> int:
        """
        How many groups there are.
        """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def contradictions(self, /, speaker: SupportsIndex | str | None = None) -> Table:
        """
        The pairs in which one speaker contradicts himself: both figures are his, and they differ. The columns are those
        of `pairs`. Where the sentences name two sources ("police put it at ..."), or one article says that the one figure
        stands in the place of the other ("up from an earlier 240"), it is no contradiction.

        Args:
            speaker: A name, a variant of it or an entity number; `None` for everybody.
        """
    @property
    def figures(self, /) -> Table:
        """
        A row for each figure of a group: group, label (what the group is of), article, number (its position in the
        article), text, value, low, high, unit, counted, speaker (its name; none for the writer), date (of the article),
        score (of the group, from 0 to 1), kind, modifier, entity, quote, start, end (code points), context (the
        sentence it stands in), common_value, common_low, common_high (in the unit of the group's first figure).
        """
    @property
    def pairs(self, /) -> Table:
        """
        A row for each two figures of a group: group, article_a, number_a, article_b, number_b, verdict (`same`,
        `compatible`, `differs`, `updated`), ratio (b by a), difference (b less a, in the unit of a), text_a, text_b,
        speaker_a, speaker_b, entity_a, entity_b, label.

        In a group of more than 48 figures each is paired with the 8 before it.
        """
    def to_html(self, /) -> str:
        """
        The groups as charts, with who says what: a fragment with its own style sheet, without scripts.
        """

@final
class Counted:
    """
    What a number counts: *Iranian-made kamikaze drones*.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[int, int, str, str]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: SupportsIndex, end: SupportsIndex, text: str, unit: str) -> Counted: ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Where it ends, exclusive.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts, in code points.
        """
    @property
    def text(self, /) -> str:
        """
        Its surface: `article.text[counted.start:counted.end]`.
        """
    @property
    def unit(self, /) -> str:
        """
        The noun phrase in the singular.
        """

@final
class Cue:
    """
    The words that attribute: *said*, *according to*, a colon.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[int, int, str, str, str]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: SupportsIndex, end: SupportsIndex, text: str, lemma: str, kind: str) -> Cue: ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Where it ends, exclusive.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of saying it is: report, assert, deny, promise, warn, ask, believe, want, judge, ... In `to_dict()`
        the key is `class`, which Python keeps for itself.
        """
    @property
    def lemma(self, /) -> str:
        """
        Its dictionary form: "say".
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts, in code points.
        """
    @property
    def text(self, /) -> str:
        """
        Its surface: `article.text[cue.start:cue.end]`.
        """

@final
class Mention:
    """
    A mention of a speaker: the source of a quote, or any other place where a speaker is named.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[int, int, str, Literal["name", "nominal", "pronoun"] | None]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: SupportsIndex, end: SupportsIndex, text: str, form: str | None = None) -> Mention: ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Where it ends, exclusive.
        """
    @property
    def form(self, /) -> Literal["name", "nominal", "pronoun"] | None:
        """
        By name, by a description (`"nominal"`) or by a pronoun; `None` where that was not settled.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts, in code points.
        """
    @property
    def text(self, /) -> str:
        """
        Its surface: `article.text[mention.start:mention.end]`.
        """

@final
class Number:
    """
    Any figure: a count, percentage, sum of money, measure, age, duration, date, time.

    Offsets are code points of the article's text; `value` is in the unit as written.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def article(self, /) -> Article:
        """
        The article it is a part of.
        """
    @property
    def concept(self, /) -> tuple[str, ...]:
        """
        What the figure is about beyond what is counted: at most four content words, nearest first.
        """
    @property
    def confidence(self, /) -> float:
        """
        From 0 to 1.
        """
    @property
    def counted(self, /) -> Counted | None:
        """
        What it counts.
        """
    @property
    def date(self, /) -> str | None:
        """
        An ISO 8601 date, resolved against the publication date.
        """
    @property
    def decimal(self, /) -> str | None:
        """
        The value, exactly, in decimal digits: `decimal.Decimal(number.decimal)`.
        """
    @property
    def end(self, /) -> int:
        """
        Where it ends, exclusive.
        """
    @property
    def high(self, /) -> float | None:
        """
        The upper end of a range, of "less than" and of vague counts; open where `None`.
        """
    @property
    def index(self, /) -> int:
        """
        Its position in the article's list.
        """
    @property
    def kind(self, /) -> Literal["cardinal", "ordinal", "percent", "percentage_point", "money", "measure", "temperature", "age", "duration", "ratio", "score", "date", "time", "datetime", "daterange", "timerange", "datetimerange", "set", "label"]:
        """
        What sort of figure it is: `"cardinal"`, `"percent"`, `"money"`, `"measure"`, `"date"`, ...
        """
    @property
    def low(self, /) -> float | None:
        """
        The lower end of a range, of "more than" and of vague counts; open where `None`.
        """
    @property
    def modifier(self, /) -> Literal["exact", "approximate", "less_than", "at_most", "more_than", "at_least"]:
        """
        How exactly it is given: `"exact"`, `"approximate"`, `"less_than"`, `"at_most"`, `"more_than"`, `"at_least"`.
        """
    @property
    def numeral(self, /) -> Span | None:
        """
        The bare numeral; `None` for "last" and the like.
        """
    @property
    def phrase(self, /) -> Span:
        """
        With its comparator: *more than 30 km*.
        """
    @property
    def quote(self, /) -> Quote | None:
        """
        The innermost quote it stands in; `None` where the writer vouches for it.
        """
    @property
    def resolution(self, /) -> str | None:
        """
        An exact reading where a float can't say it: "end-1" (second to last), "(20,35]".
        """
    @property
    def speaker(self, /) -> Speaker | None:
        """
        Who vouches for it; `None` for the writer, or where the speaker of its quote is not known.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts: the numeral with its unit.
        """
    @property
    def text(self, /) -> str:
        """
        Its surface: `article.text[number.start:number.end]`.
        """
    @property
    def timex(self, /) -> str | tuple[str, ...] | None:
        """
        The TIMEX3 value, or a tuple of them where there are several.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        As plain data in the shape of the contract; links are positions.
        """
    @property
    def trend(self, /) -> Literal["up", "down"] | None:
        """
        `"up"` or `"down"` where it is a change: *rose 5%*.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit: a singular name in British spelling, or an ISO 4217 code.
        """
    @property
    def vague(self, /) -> bool:
        """
        Whether only its order of magnitude is given: *hundreds*.
        """
    @property
    def value(self, /) -> float | None:
        """
        In the unit as written: 5 for 5 %, 50 with the unit "cent"; `None` where only bounds are known.
        """

@final
class Quote:
    """
    One attributed statement: direct (all in quotation marks), indirect (a paraphrase), or mixed.

    Offsets are code points of the article's text.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def article(self, /) -> Article:
        """
        The article it is a part of.
        """
    @property
    def confidence(self, /) -> float:
        """
        From 0 to 1.
        """
    @property
    def content(self, /) -> tuple[Span, ...]:
        """
        The attributed words in one or more pieces, with their quotation marks.
        """
    @property
    def cue(self, /) -> Cue | None:
        """
        The words that attribute it, or `None`.
        """
    @property
    def end(self, /) -> int:
        """
        Where its last piece ends, exclusive.
        """
    @property
    def index(self, /) -> int:
        """
        Its position in the article's list.
        """
    @property
    def kind(self, /) -> Literal["direct", "indirect", "mixed"]:
        """
        `"direct"`, `"indirect"` or `"mixed"`.
        """
    @property
    def negated(self, /) -> bool:
        """
        Whether the attribution is denied: *did not say*.
        """
    @property
    def numbers(self, /) -> tuple[Number, ...]:
        """
        The figures in its content that are its own.
        """
    @property
    def resolution(self, /) -> Resolution:
        """
        How, and how surely, the speaker was found.
        """
    @property
    def source(self, /) -> Mention | None:
        """
        The mention of who says it, as written; `None` where it is not there.
        """
    @property
    def speaker(self, /) -> Speaker | None:
        """
        Who says it; `None` where nobody is named, and nobody is guessed.
        """
    @property
    def start(self, /) -> int:
        """
        Where its first piece begins.
        """
    @property
    def text(self, /) -> str:
        """
        The content as a reader would cite it: pieces joined by a blank, without outer marks and "that".
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        As plain data in the shape of the contract; links are positions.
        """
    @property
    def within(self, /) -> Quote | None:
        """
        The quote whose content contains this one.
        """

@final
class Resolution:
    """
    How, and how surely, the speaker of a quote was found.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Literal["name", "nominal", "pronoun", "continued", "none"], float]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, form: str, confidence: SupportsFloat | SupportsIndex) -> Resolution: ...
    def __repr__(self, /) -> str: ...
    @property
    def confidence(self, /) -> float:
        """
        From 0 to 1.
        """
    @property
    def form(self, /) -> Literal["name", "nominal", "pronoun", "continued", "none"]:
        """
        `"name"`, `"nominal"` (a description), `"pronoun"`, `"continued"` (an earlier speaker goes on) or `"none"`.
        """

@final
class Span:
    """
    A stretch of text: `text[span.start:span.end]`.

    Offsets are Unicode code points, as Python counts them; the end is exclusive. A span unpacks like a pair:
    `start, end = span`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[int, int]: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Any: ...
    def __le__(self, value: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: SupportsIndex, end: SupportsIndex) -> Span: ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Where it ends, exclusive.
        """
    @property
    def start(self, /) -> int:
        """
        Where it starts.
        """

@final
class Speaker:
    """
    A person or body who says something in the article.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, ...]: ...
    def __repr__(self, /) -> str: ...
    @property
    def article(self, /) -> Article:
        """
        The article it is a part of.
        """
    @property
    def index(self, /) -> int:
        """
        Its position in the article's list.
        """
    @property
    def kind(self, /) -> Literal["person", "organization", "place", "group", "document", "unnamed"]:
        """
        `"person"`, `"organization"`, `"place"`, `"group"`, `"document"` or `"unnamed"`.
        """
    @property
    def mentions(self, /) -> tuple[Mention, ...]:
        """
        Where it is mentioned, in order.
        """
    @property
    def name(self, /) -> str:
        """
        The fullest name found, without titles: *Vladimir Putin*.
        """
    @property
    def numbers(self, /) -> tuple[Number, ...]:
        """
        The figures it vouches for, in order.
        """
    @property
    def quotes(self, /) -> tuple[Quote, ...]:
        """
        What it says, in order.
        """
    @property
    def roles(self, /) -> tuple[str, ...]:
        """
        Titles and offices given to it: *Russian President*.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        As plain data in the shape of the contract; links are positions.
        """

@final
class Table:
    """
    A table of a batch: columns of Arrow data.

    pyarrow, polars and DuckDB take it as it is, through `__arrow_c_stream__`: `pyarrow.table(table)`,
    `polars.DataFrame(table)`. `to_pandas()`, `to_polars()` and `to_arrow()` do it for you; `to_dicts()` needs no other
    package. The data is not copied on the way out, and may be taken any number of times.
    """
    def __arrow_c_schema__(self, /) -> "object":
        """
        The Arrow PyCapsule interface: the schema.
        """
    def __arrow_c_stream__(self, /, requested_schema: "object" = None) -> "object":
        """
        The Arrow PyCapsule interface: a fresh stream at each call. `requested_schema` is a wish, and is not followed.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def columns(self, /) -> tuple[str, ...]:
        """
        The names of its columns.
        """
    @property
    def name(self, /) -> str:
        """
        What it is a table of: "claims", "quotes", "numbers", "speakers", "entities" or "errors".
        """
    @property
    def schema(self, /) -> dict[str, Any]:
        """
        The Arrow type of each column, by name: `{"article": "Int64", "text": "LargeUtf8", ...}`.
        """
    def to_arrow(self, /) -> Any:
        """
        As a pyarrow Table; needs `pip install newsclaims[arrow]`.
        """
    def to_dicts(self, /, limit: SupportsIndex | None = None) -> list[dict[str, Any]]:
        """
        The rows as dictionaries with plain values. `limit` takes the first rows only.
        """
    def to_pandas(self, /) -> Any:
        """
        As a pandas DataFrame; needs `pip install newsclaims[pandas]`.
        """
    def to_polars(self, /) -> Any:
        """
        As a polars DataFrame; needs `pip install newsclaims[polars]`.
        """

@final
class _Configuration:
    """
    A configuration of the analysis; the calls of an `Analyzer` pass it on.
    """
    def __getnewargs__(self, /) -> tuple[str, str, Aliases | None, bool, bool, bool]:
        """
        What it is made of again by `pickle`.
        """
    def __new__(cls, /, file: str, units: str, aliases: Aliases | None = None, prefer_future: bool = False, day_first: bool = False, speech: bool = False) -> _Configuration: ...

def _check(published: Any | None = None, id: Any | None = None) -> None:
    """
    Raises what `analyze` would raise for a date or an id.
    """

def _part(article: Article, list: str, at: SupportsIndex) -> Any:
    """
    The part of an article at a position of one of its lists; what pickled parts are made of again.
    """

def _read_again(text: Any, published: Any | None, id: Any | None, configuration: _Configuration | None = None) -> Article:
    """
    What a pickled article is made of again.
    """

def analyze(text: Any, published: Any | None = None, id: Any | None = None, configuration: _Configuration | None = None) -> Article:
    """
    Reads one article: `newsclaims.analyze`, whose signature and description are in Python.
    """

def analyze_batch(texts: Any, ids: Any | None, published: Any | None, threads: SupportsIndex | None, raise_errors: bool, progress: Any | None, first: SupportsIndex = 0, configuration: _Configuration | None = None) -> Batch:
    """
    Reads many articles: `newsclaims.analyze_batch`, whose signature and description are in Python.

    `progress` is called on this thread with how many are done and how many there are. `first` is added to the positions
    that errors name: the texts may be a portion of a stream.
    """
