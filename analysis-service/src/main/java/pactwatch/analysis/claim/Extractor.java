package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.learned.Finding;
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
        if (reader == null || reference == null) {
            return first.claims();
        }
        SecondReader.Judgement judgement = judgement(reader, article, first);
        List<Claim> claims =
                new ArrayList<>(Revision.of(day(article), first.claims(), judgement.verdicts()));
        List<Finding> findings =
                judgement.findings().stream()
                        .filter(f -> isPlausible(f) && !isContradicted(f, first.claims()))
                        .filter(f -> !isOfAnother(f, first.claims()))
                        .toList();
        claims.addAll(
                FoundClaims.of(
                        article,
                        reference,
                        pack,
                        version(),
                        day(article),
                        findings,
                        first.claims()));
        return List.copyOf(claims);
    }

    private static SecondReader.Judgement judgement(
            SecondReader reader, Article article, FirstReading first) {
        List<Passage> passages =
                reader.reads(first.sentences()) ? first.passages().get() : List.of();
        return reader.read(day(article), passages, first.claims());
    }

    /**
     * Whoever never was a party can only join or watch, the leading state does nothing of it, and
     * nobody's status changes by a sentence that does not name it. The end of a freeze is left to
     * the rules: it is told in the words of the freeze itself.
     */
    private boolean isPlausible(Finding finding) {
        boolean isParty =
                pack.member(finding.member()).map(m -> m.partySince() != null).orElse(false);
        boolean isLeader = finding.member().equals(pack.leadingMember());
        boolean isNamed =
                finding.passage().members().stream()
                        .anyMatch(m -> m.value().equals(finding.member()));
        boolean isAct = finding.assertion() == Assertion.ACTUAL;
        boolean canBe =
                switch (finding.kind()) {
                    case ACCESSION, OBSERVER -> true;
                    case RESUMPTION -> isParty && !isAct;
                    default -> isParty;
                };
        return canBe && !isLeader && (isNamed || !finding.kind().isMembership());
    }

    /** Whose act a sentence tells is known better by the rules, if they read it there at all. */
    private static boolean isOfAnother(Finding finding, List<Claim> claims) {
        boolean isTitle = finding.passage().isTitle();
        int start = finding.passage().sentence().start();
        return finding.kind().isMembership()
                && claims.stream()
                        .filter(c -> c.kind() == finding.kind() && c.start() == start)
                        .anyMatch(c -> (c.part() == Claim.Part.TITLE) == isTitle);
    }

    /** Who rejoins does not freeze its membership in the same breath. */
    private static boolean isContradicted(Finding finding, List<Claim> claims) {
        return (finding.kind() == Kind.SUSPENSION || finding.kind() == Kind.WITHDRAWAL)
                && claims.stream()
                        .filter(c -> c.member().equals(finding.member()) && c.isNews())
                        .anyMatch(c ->
                                c.kind().isMembership()
                                        && c.kind() != finding.kind()
                                        && c.assertion() == Assertion.ACTUAL);
    }

    /** What the rules find in an article, and what the second reader may see of it. */
    public Lesson lesson(Article article, List<Lesson.Answer> answers) {
        FirstReading first = first(article, Languages.of(article));
        return new Lesson(day(article), first.passages().get(), first.claims(), answers);
    }

    /** Why the second reader judges as it does: its verdicts with what weighed most. */
    public List<String> doubts(Article article) {
        String language = Languages.of(article);
        FirstReading first = first(article, language);
        SecondReader reader = readers.get(language);
        if (reader == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        SecondReader.Judgement judgement = judgement(reader, article, first);
        judgement
                .verdicts()
                .forEach(v ->
                        all.add(doubt(v.kind(), v.member(), v.probability(), reader.reasons(v))));
        judgement
                .findings()
                .forEach(f ->
                        all.add(
                                "found "
                                        + doubt(
                                                f.kind(),
                                                f.member(),
                                                f.probability(),
                                                reader.reasons(f))));
        return List.copyOf(all);
    }

    private static String doubt(
            Kind kind, String member, double probability, List<String> reasons) {
        return String.format(
                Locale.ROOT,
                "%s %s %.2f: %s",
                kind,
                member,
                probability,
                String.join(", ", reasons));
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
