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
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.statement.StatementReader;
import pactwatch.ingest.contract.Article;

/**
 * Finds the claims of an article: sentences are read with what they refer back to, triggers become
 * frames, frames become drafts with assertion and dates, and the drafts of an article settle what
 * is news. Safe for many threads.
 */
public final class Extractor {

    private static final String RULES_VERSION = "rules-3";
    private static final int LEAD_SENTENCES = 2;

    private final Pack pack;
    private final Map<String, Lexicon> lexicons = new HashMap<>();
    private final StatementReader statements;

    private Extractor(Pack pack) {
        this.pack = pack;
        this.statements = StatementReader.of(pack);
        Lexicon.LANGUAGES.forEach(l -> lexicons.put(l, Lexicon.of(l, pack)));
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
        return readings.stream().anyMatch(r -> !r.pacts().isEmpty());
    }

    /** The claims of one version of an article, in the order of the text, the title's first. */
    public List<Claim> extract(Article article) {
        String language = Languages.of(article);
        if (StatementReader.LANGUAGES.contains(language)) {
            return stated(article, language);
        }
        Lexicon lexicon = lexicon(article);
        if (lexicon == null) {
            return List.of();
        }
        List<Reading> readings = Readings.of(lexicon, article);
        if (!namesPact(readings)) {
            return List.of();
        }
        return Selection.withoutRepetition(
                claims(
                        article,
                        readings,
                        settled(lexicon, article, readings),
                        lexicon.timeWords(),
                        day(article)));
    }

    private List<Claim> stated(Article article, String language) {
        StatementReader.Reading reading =
                statements.read(language, article.title(), article.text(), day(article));
        return Selection.withoutRepetition(
                StatedClaims.of(article, pack.code(), version(), reading));
    }

    /** Why the article is read as it is, frame by frame; empty if it is not read by frames. */
    public List<Explanation> explain(Article article) {
        Lexicon lexicon = lexicon(article);
        if (lexicon == null) {
            return List.of();
        }
        List<Reading> readings = Readings.of(lexicon, article);
        return namesPact(readings)
                ? settled(lexicon, article, readings).stream().map(Explanation::of).toList()
                : List.of();
    }

    private List<Draft> settled(Lexicon lexicon, Article article, List<Reading> readings) {
        List<Draft> drafts = new Drafts(pack, lexicon.timeWords(), day(article)).of(readings);
        return new NewsRule(pack, day(article)).settle(Selection.of(drafts));
    }

    private static LocalDate day(Article article) {
        return article.published().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private List<Claim> claims(
            Article article,
            List<Reading> readings,
            List<Draft> drafts,
            TimeWords words,
            LocalDate published) {
        List<EventDate> lead =
                readings.stream()
                        .limit(LEAD_SENTENCES)
                        .flatMap(r -> EventDates.find(r.sentence(), published, words).stream())
                        .toList();
        ClaimWriter writer = new ClaimWriter(article, readings, pack.code(), version());
        return drafts.stream()
                .sorted(
                        Comparator.comparing((Draft d) -> !d.reading().isTitle())
                                .thenComparingInt(d -> d.reading().index()))
                .map(d -> writer.claim(d, ClaimDates.edtf(d, lead, published)))
                .toList();
    }

    private @Nullable Lexicon lexicon(Article article) {
        return lexicons.get(Languages.of(article));
    }
}
