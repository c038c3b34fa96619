package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.learned.Lesson;
import pactwatch.analysis.learned.Passage;
import pactwatch.analysis.learned.SecondReader;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.statement.StatementReader;
import pactwatch.ingest.contract.Article;

/**
 * Finds the claims of an article: sentences are read with what they refer back to, triggers become
 * frames, frames become drafts with assertion and dates, and the drafts of an article settle what
 * is news. Where weights were trained, a second reader doubts, and adds what they missed. Safe for
 * many threads.
 */
public final class Extractor {

    private static final String RULES_VERSION = "rules-8";
    private static final int LEAD_SENTENCES = 2;

    private final Pack pack;
    private final Map<String, Lexicon> lexicons = new HashMap<>();
    private final StatementReader statements;
    private final Map<String, SecondReader> readers = new HashMap<>();

    private Extractor(Pack pack) {
        this.pack = pack;
        this.statements = StatementReader.of(pack);
        Lexicon.LANGUAGES.forEach(l -> lexicons.put(l, Lexicon.of(l, pack)));
        languages()
                .forEach(l -> SecondReader.of(pack, l).ifPresent(reader -> readers.put(l, reader)));
    }

    /** An extractor for the articles about one pact. */
    public static Extractor of(Pack pack) {
        return new Extractor(pack);
    }

    /** Version of pack, lexicon and rules, which claims carry. */
    public String version() {
        return pack.version() + "+" + RULES_VERSION;
    }

    /** The languages that can be read. */
    public Set<String> languages() {
        Set<String> languages = new HashSet<>(lexicons.keySet());
        languages.addAll(StatementReader.LANGUAGES);
        return languages;
    }

    /** The language of an article that no lexicon reads; empty if one does. */
    public Optional<String> uncoveredLanguage(Article article) {
        String language = Languages.of(article);
        return languages().contains(language) ? Optional.empty() : Optional.of(language);
    }

    /** Whether the article names the pact at all. */
    public boolean isRelevant(Article article) {
        String language = Languages.of(article);
        if (StatementReader.LANGUAGES.contains(language)) {
            return statements
                    .read(language, article.title(), article.text(), day(article))
                    .isRelevant();
        }
        Lexicon lexicon = lexicon(article);
        return lexicon != null && namesPact(Readings.of(lexicon, article));
    }

    private static boolean namesPact(List<Reading> readings) {
        return readings.stream()
                .anyMatch(r -> !r.pacts().isEmpty() || (r.isTitle() && r.pactIsTopic()));
    }

    /** The claims of one version of an article, in the order of the text, the title's first. */
    public List<Claim> extract(Article article) {
        String language = Languages.of(article);
        FirstReading first = first(article, language);
        SecondReader reader = readers.get(language);
        ArticleRef reference = first.reference();
        if (reader == null || reference == null || !reader.reads(first.sentences())) {
            return first.claims();
        }
        return new SecondLook(pack, reader, article, reference, version())
                .at(first.passages().get(), first.claims());
    }

    /** What the rules find in an article, and what the second reader may see of it. */
    public Lesson lesson(Article article, List<Lesson.Answer> answers) {
        FirstReading first = first(article, Languages.of(article));
        return new Lesson(day(article), first.passages().get(), first.claims(), answers);
    }

    /** Why the second reader judges as it does, with what weighed most. */
    public List<String> doubts(Article article) {
        String language = Languages.of(article);
        FirstReading first = first(article, language);
        SecondReader reader = readers.get(language);
        ArticleRef reference = first.reference();
        if (reader == null || reference == null || !reader.reads(first.sentences())) {
            return List.of();
        }
        return new SecondLook(pack, reader, article, reference, version())
                .reasons(first.passages().get(), first.claims());
    }

    /**
     * What the rules find.
     *
     * @param sentences how many there are, the title's too
     * @param passages made when they are asked for
     * @param reference of the article; absent where nothing was read
     */
    private record FirstReading(
            List<Claim> claims,
            int sentences,
            Supplier<List<Passage>> passages,
            @Nullable ArticleRef reference) {

        static final FirstReading NOTHING = new FirstReading(List.of(), 0, List::of, null);
    }

    private FirstReading first(Article article, String language) {
        if (StatementReader.LANGUAGES.contains(language)) {
            return stated(article, language);
        }
        Lexicon lexicon = lexicons.get(language);
        if (lexicon == null) {
            return FirstReading.NOTHING;
        }
        List<Reading> readings = Readings.of(lexicon, article);
        if (!namesPact(readings)) {
            return FirstReading.NOTHING;
        }
        ClaimWriter writer = new ClaimWriter(article, readings, pack.code(), version());
        ArticleDates dates = new ArticleDates(lexicon.timeWords(), day(article));
        List<Draft> drafts = settled(lexicon, dates, readings);
        return new FirstReading(
                Selection.withoutRepetition(claims(writer, readings, drafts, dates)),
                readings.size(),
                () -> Passages.of(readings, dates),
                writer.reference());
    }

    private FirstReading stated(Article article, String language) {
        StatementReader.Reading reading =
                statements.read(language, article.title(), article.text(), day(article));
        if (!reading.isRelevant()) {
            return FirstReading.NOTHING;
        }
        return new FirstReading(
                Selection.withoutRepetition(
                        StatedClaims.of(article, pack.code(), version(), reading)),
                reading.size(),
                reading.passages(),
                ArticleRefs.of(article, reading.sentences(), reading.credit()));
    }

    /** Why the article is read as it is, frame by frame; empty if it is not read by frames. */
    public List<Explanation> explain(Article article) {
        Lexicon lexicon = lexicon(article);
        if (lexicon == null) {
            return List.of();
        }
        List<Reading> readings = Readings.of(lexicon, article);
        ArticleDates dates = new ArticleDates(lexicon.timeWords(), day(article));
        return namesPact(readings)
                ? settled(lexicon, dates, readings).stream().map(Explanation::of).toList()
                : List.of();
    }

    private List<Draft> settled(Lexicon lexicon, ArticleDates dates, List<Reading> readings) {
        List<Draft> drafts = new Drafts(pack, lexicon.timeWords(), dates).of(readings);
        return new NewsRule(pack, dates.published()).settle(Selection.of(drafts));
    }

    private static LocalDate day(Article article) {
        return article.published().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<Claim> claims(
            ClaimWriter writer, List<Reading> readings, List<Draft> drafts, ArticleDates dates) {
        List<EventDate> lead =
                readings.stream().limit(LEAD_SENTENCES).flatMap(r -> dates.of(r).stream()).toList();
        return drafts.stream()
                .sorted(
                        Comparator.comparing((Draft d) -> !d.reading().isTitle())
                                .thenComparingInt(d -> d.reading().index()))
                .map(d -> writer.claim(d, ClaimDates.edtf(d, lead, dates.published())))
                .toList();
    }

    private @Nullable Lexicon lexicon(Article article) {
        return lexicons.get(Languages.of(article));
    }
}
