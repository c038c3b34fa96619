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
import pactwatch.analysis.learned.Finding;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;
import pactwatch.ingest.contract.Article;
import pactwatch.log.ContentId;

/** Quotes what the second reader found: a claim for each finding. */
final class FoundClaims {

    static final String RULE = "second-reader";

    private static final int CYCLE_DAYS = 8;
    private static final int DAY_LENGTH = 10;
    private static final int MONTH_LENGTH = 7;

    private FoundClaims() {}

    static List<Claim> of(
            Article article,
            ArticleRef reference,
            Pack pack,
            String version,
            LocalDate published,
            List<Finding> findings,
            List<Claim> known) {
        return findings.stream()
                .filter(f -> Hypotheticals.isClaim(f.kind(), f.assertion()))
                .map(f ->
                        claim(
                                article,
                                reference,
                                pack,
                                version,
                                published,
                                f,
                                named(f, known),
                                isOver(f, known)))
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
                        .filter(c ->
                                (c.part() == Claim.Part.TITLE) == found.passage().isTitle()
                                        && c.start() == found.passage().sentence().start())
                        .map(Claim::eventDate)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<String> dates = found.passage().dates().stream().map(Mark::value).toList();
        return dates.stream()
                .filter(d -> !taken.contains(d))
                .findFirst()
                .orElseGet(() -> dates.isEmpty() ? null : dates.getFirst());
    }

    private static Claim claim(
            Article article,
            ArticleRef reference,
            Pack pack,
            String version,
            LocalDate published,
            Finding found,
            @Nullable String named,
            boolean isOver) {
        boolean isTitle = found.passage().isTitle();
        int start = found.passage().sentence().start();
        int end = found.passage().sentence().end();
        String quote = (isTitle ? article.title() : article.text()).substring(start, end);
        boolean isActual = found.assertion() == Assertion.ACTUAL;
        boolean isNews =
                !isStanding(pack, found, published)
                        && !isOver
                        && (named == null || !isActual || isOfCycle(named, published));
        boolean isDatedByNews = isNews && !isReturn(found.kind());
        String month = isDatedByNews ? published.toString().substring(0, MONTH_LENGTH) : null;
        String date = !isActual ? null : named == null ? month : named;
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

    /** A return between two exits makes two of them: a date for it must be told. */
    private static boolean isReturn(Kind kind) {
        return kind == Kind.ACCESSION || kind == Kind.RESUMPTION;
    }

    /** What the sourced past already knows is told as background. */
    private static boolean isStanding(Pack pack, Finding found, LocalDate published) {
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

    /** Whether a date is of the news cycle of the publication. */
    private static boolean isOfCycle(String edtf, LocalDate published) {
        return edtf.length() == DAY_LENGTH
                ? !LocalDate.parse(edtf).isBefore(published.minusDays(CYCLE_DAYS))
                : edtf.equals(published.toString().substring(0, MONTH_LENGTH));
    }
}
