package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.learned.Dating;
import pactwatch.analysis.learned.Finding;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;
import pactwatch.ingest.contract.Article;
import pactwatch.log.ContentId;

/** Quotes what the second reader found: a claim for each finding. */
final class FoundClaims {

    static final String RULE = "second-reader";

    private static final int CYCLE_DAYS = 8;
    private static final int MONTH_LENGTH = 7;

    private final Article article;
    private final ArticleRef reference;
    private final Pack pack;
    private final String version;
    private final LocalDate published;
    private final Dating dating;

    FoundClaims(
            Article article,
            ArticleRef reference,
            Pack pack,
            String version,
            LocalDate published,
            Dating dating) {
        this.article = article;
        this.reference = reference;
        this.pack = pack;
        this.version = version;
        this.published = published;
        this.dating = dating;
    }

    /**
     * A claim for each finding.
     *
     * @param known what the rules found
     */
    List<Claim> of(List<Finding> findings, List<Claim> known) {
        return findings.stream()
                .filter(f -> Hypotheticals.isClaim(f.kind(), f.assertion()))
                .map(f -> claim(f, dating.of(f, dateByOrder(f, known)), isOver(f, known)))
                .filter(c -> !isUndatedReturn(c))
                .toList();
    }

    /** Once a force leaves, its coming is background. */
    private static boolean isOver(Finding found, List<Claim> known) {
        return found.kind() == Kind.INTERVENTION
                && known.stream()
                        .anyMatch(c ->
                                c.kind() == Kind.INTERVENTION_END
                                        && c.member().equals(found.member()));
    }

    /** The first date of the sentence that dates none of the member's other acts in it. */
    private static @Nullable String named(Finding found, List<Claim> known) {
        Set<String> taken =
                known.stream()
                        .filter(c -> c.member().equals(found.member()))
                        .filter(found.passage()::isQuotedBy)
                        .map(Claim::eventDate)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<String> dates = found.passage().dates().stream().map(Mark::value).toList();
        return dates.stream()
                .filter(d -> !taken.contains(d))
                .findFirst()
                .orElseGet(() -> dates.isEmpty() ? null : dates.getFirst());
    }

    /** Where nothing was learnt of dates: what its sentence names, or the month. */
    private @Nullable String dateByOrder(Finding found, List<Claim> known) {
        if (found.assertion() != Assertion.ACTUAL) {
            return null;
        }
        String named = named(found, known);
        boolean isDatedByNews =
                !isStanding(found) && !isOver(found, known) && !isReturn(found.kind());
        return named == null && isDatedByNews
                ? published.toString().substring(0, MONTH_LENGTH)
                : named;
    }

    private Claim claim(Finding found, @Nullable String date, boolean isOver) {
        boolean isTitle = found.passage().isTitle();
        int start = found.passage().sentence().start();
        int end = found.passage().sentence().end();
        String quote = (isTitle ? article.title() : article.text()).substring(start, end);
        boolean isActual = found.assertion() == Assertion.ACTUAL;
        boolean isNews =
                !isStanding(found)
                        && !isOver
                        && (date == null || !isActual || !isPast(date, published));
        return new Claim(
                ContentId.of(
                        article.id(),
                        found.kind().name(),
                        found.member(),
                        found.assertion().name(),
                        Objects.requireNonNullElse(date, ""),
                        Quotes.plain(quote)),
                reference,
                pack.code(),
                found.member(),
                found.kind(),
                found.assertion(),
                date,
                isNews,
                form(found.kind()),
                phase(found.kind()),
                found.kind().isMembership() ? Claim.Basis.DECLARED : null,
                false,
                isTitle ? Claim.Part.TITLE : Claim.Part.TEXT,
                quote,
                start,
                end,
                null,
                RULE,
                version);
    }

    /** A return between two exits makes two of them: its date must be told. */
    private static boolean isUndatedReturn(Claim claim) {
        return isReturn(claim.kind())
                && claim.assertion() == Assertion.ACTUAL
                && claim.eventDate() == null;
    }

    private static boolean isReturn(Kind kind) {
        return kind == Kind.ACCESSION || kind == Kind.RESUMPTION;
    }

    /** What the sourced past already knows is told as background. */
    private boolean isStanding(Finding found) {
        return pack.baseline().stream()
                .filter(b -> b.member().equals(found.member()) && b.kind() == found.kind())
                .filter(b -> b.assertion() == found.assertion())
                .anyMatch(b -> b.published().isBefore(published.minusDays(CYCLE_DAYS)));
    }

    private static Claim.@Nullable Form form(Kind kind) {
        return kind == Kind.INTERVENTION ? Claim.Form.FORCE : null;
    }

    private static Claim.@Nullable Phase phase(Kind kind) {
        return kind == Kind.INTERVENTION_END ? Claim.Phase.BEGUN : null;
    }

    /** Whether a date ends before the news cycle of the publication. */
    static boolean isPast(String edtf, LocalDate published) {
        String cycle = published.minusDays(CYCLE_DAYS).toString();
        return edtf.compareTo(cycle.substring(0, edtf.length())) < 0;
    }
}
