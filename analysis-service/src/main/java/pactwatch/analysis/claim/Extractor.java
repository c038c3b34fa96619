package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.statement.StatementReader;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Sentence;
import pactwatch.ingest.contract.Article;
import pactwatch.log.ContentId;

/** Finds the claims of an article. Safe for many threads. */
public final class Extractor {

    private static final String RULES_VERSION = "rules-1";
    private static final int LEAD_SENTENCES = 4;

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

    /** The claims of one version of an article, in the order of the text, the title's last. */
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
        ArticleRef reference = reference(article, readings);
        List<Claim> claims = new ArrayList<>();
        List<EventDate> leadDates =
                readings.stream()
                        .limit(LEAD_SENTENCES)
                        .flatMap(r -> EventDates.find(r.sentence(), day(article)).stream())
                        .toList();
        Speaker speaker = null;
        for (Reading reading : readings) {
            Speaker said = Speakers.of(reading, speaker);
            claims.addAll(claims(article, reference, reading, said, leadDates));
            speaker = said == null ? speaker : said;
        }
        return Claims.withoutRepetition(claims);
    }

    private List<Claim> stated(Article article, String language) {
        StatementReader.Reading reading =
                statements.read(language, article.title(), article.text(), day(article));
        return Claims.withoutRepetition(StatedClaims.of(article, pack.code(), version(), reading));
    }

    private static LocalDate day(Article article) {
        return article.published().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private List<Claim> claims(
            Article article,
            ArticleRef reference,
            Reading reading,
            @Nullable Speaker speaker,
            List<EventDate> leadDates) {
        LocalDate published = day(article);
        List<EventDate> dates = EventDates.find(reading.sentence(), published);
        List<Claim> claims = new ArrayList<>();
        for (Frame frame : FrameFinder.find(reading)) {
            if (!isPlausible(frame)) {
                continue;
            }
            EventDate date = ClaimDates.of(reading, frame, dates);
            boolean isPast = date != null && !date.first().isAfter(published);
            Assertion assertion = AssertionRules.of(reading, frame, speaker, isPast);
            Stance stance = Stance.of(frame, assertion, speaker);
            if (stance.isClaim()) {
                claims.add(
                        claim(
                                article,
                                reference,
                                reading,
                                speaker,
                                stance.frame(),
                                stance.assertion(),
                                date,
                                leadDates,
                                published));
            }
        }
        return claims;
    }

    /** The pact acts in its parties, and not in the one that leads it. */
    private boolean isPlausible(Frame frame) {
        boolean isParty =
                pack.member(frame.member()).map(m -> m.partySince() != null).orElse(false);
        boolean isLeader = frame.member().equals(pack.leadingMember());
        return switch (frame.kind()) {
            case INTERVENTION, INTERVENTION_END -> isParty && !isLeader;
            case OBSERVER -> !isLeader;
            default -> true;
        };
    }

    private Claim claim(
            Article article,
            ArticleRef reference,
            Reading reading,
            @Nullable Speaker speaker,
            Frame frame,
            Assertion told,
            @Nullable EventDate date,
            List<EventDate> leadDates,
            LocalDate published) {
        boolean isFuture = date != null && date.first().isAfter(published.plusDays(1));
        Assertion assertion = told == Assertion.ACTUAL && isFuture ? Assertion.ANNOUNCED : told;
        boolean isNews = NewsRule.isNews(pack, reading, frame, assertion, date, published);
        EventDate dated =
                date == null && isNews && assertion == Assertion.ACTUAL
                        ? ClaimDates.ofNews(leadDates, published)
                        : date;
        String eventDate = ClaimDates.edtf(assertion, isNews, dated, published);
        Sentence sentence = reading.sentence();
        Claim.Part part = reading.isTitle() ? Claim.Part.TITLE : Claim.Part.TEXT;
        String source = reading.isTitle() ? article.title() : article.text();
        String quote = source.substring(sentence.start(), sentence.end());
        return new Claim(
                ContentId.of(
                        article.id(),
                        frame.kind().name(),
                        frame.member(),
                        assertion.name(),
                        Objects.requireNonNullElse(eventDate, ""),
                        quote.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")),
                reference,
                pack.code(),
                frame.member(),
                frame.kind(),
                assertion,
                eventDate,
                isNews,
                frame.form(),
                frame.phase(),
                basis(reading, frame),
                reading.has("CORRECTION") && assertion == Assertion.DENIED,
                part,
                quote,
                sentence.start(),
                sentence.end(),
                speaker,
                frame.rule(),
                version());
    }

    private static Claim.@Nullable Basis basis(Reading reading, Frame frame) {
        if (!frame.kind().isMembership()) {
            return null;
        }
        Set<String> words = new HashSet<>();
        reading.sentence().tokens().forEach(t -> words.add(t.form()));
        if (words.contains("facto")
                || words.contains("effectively")
                || words.contains("де-факто")
                || words.contains("фактически")
                || words.contains("practice")) {
            return Claim.Basis.DE_FACTO;
        }
        boolean isLegal =
                words.stream()
                        .anyMatch(w ->
                                w.startsWith("protocol")
                                        || w.startsWith("ratif")
                                        || w.startsWith("протокол")
                                        || w.startsWith("ратифи")
                                        || w.equals("renew")
                                        || w.startsWith("prolong")
                                        || w.startsWith("продл"));
        return isLegal ? Claim.Basis.LEGAL_ACT : Claim.Basis.DECLARED;
    }

    private @Nullable Lexicon lexicon(Article article) {
        return lexicons.get(Languages.of(article));
    }

    private static ArticleRef reference(Article article, List<Reading> readings) {
        List<Sentence> sentences =
                readings.stream().filter(r -> !r.isTitle()).map(Reading::sentence).toList();
        String credit =
                readings.stream()
                        .flatMap(r -> r.of("WIRE").stream())
                        .min(Comparator.comparing(Mark::value))
                        .map(Mark::value)
                        .orElse(null);
        return new ArticleRef(
                article.id(),
                article.version(),
                article.url(),
                article.publisher(),
                article.publisherName(),
                article.title(),
                article.language(),
                article.published(),
                article.known(),
                credit,
                Sketches.of(sentences),
                article.feed());
    }

    /** Which of the claims of an article stand when several sentences say the same. */
    private static final class Claims {

        /**
         * One claim for each kind, member, assertion and date; a dated one beats an undated one.
         */
        static List<Claim> withoutRepetition(List<Claim> claims) {
            Map<List<Object>, Claim> kept = new LinkedHashMap<>();
            for (Claim claim : claims) {
                kept.merge(key(claim), claim, Claims::better);
            }
            return kept.values().stream().filter(c -> !isUndatedTwin(c, kept.values())).toList();
        }

        private static List<Object> key(Claim c) {
            return List.of(
                    c.kind(),
                    c.member(),
                    c.assertion(),
                    Objects.requireNonNullElse(c.eventDate(), ""));
        }

        private static Claim better(Claim a, Claim b) {
            return a.part() == Claim.Part.TITLE && b.part() == Claim.Part.TEXT ? b : a;
        }

        private static boolean isUndatedTwin(Claim claim, Iterable<Claim> all) {
            if (claim.eventDate() != null) {
                return false;
            }
            for (Claim other : all) {
                boolean isSame =
                        other.eventDate() != null
                                && other.kind() == claim.kind()
                                && other.member().equals(claim.member())
                                && other.assertion() == claim.assertion();
                if (isSame && claim.kind() != Kind.OBSERVER) {
                    return true;
                }
            }
            return false;
        }
    }
}
