package pactwatch.analysis.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.Searches;
import pactwatch.analysis.board.CoverageSummary;
import pactwatch.analysis.board.Dossiers;
import pactwatch.analysis.board.FeedCoverage;
import pactwatch.analysis.board.MemberCoverage;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.StatusSpan;
import pactwatch.ingest.contract.Article;

/** What the read interface answers. Names are part of it: add, do not rename. */
final class Shapes {

    private Shapes() {}

    /** Every member. */
    public record Members(
            String pact,
            Instant validAt,
            Instant knownAt,
            String generation,
            List<MemberShape> members) {}

    /** The state of a member, with how well it is watched. */
    public record MemberShape(@JsonUnwrapped MemberState state, MemberCoverage coverage) {}

    /** One member with all that its status rests on. */
    public record One(
            String pact,
            Instant validAt,
            Instant knownAt,
            String generation,
            MemberShape member,
            List<Development> developments) {}

    /**
     * The course of a member.
     *
     * @param entries statuses and developments in one list, by date
     */
    public record Timeline(
            String pact,
            String member,
            Instant validAt,
            Instant knownAt,
            String generation,
            List<StatusSpan> statuses,
            List<MemberState.Intervention> interventions,
            List<TimelineEntry> entries) {}

    /**
     * A status that began, or a development.
     *
     * @param what {@code STATUS} or {@code DEVELOPMENT}
     * @param from EDTF or day; absent if nobody tells
     */
    public record TimelineEntry(
            String id,
            @Nullable String from,
            @Nullable String until,
            String what,
            @Nullable Status status,
            @Nullable Kind kind,
            @Nullable String sentence,
            boolean contested,
            @Nullable Integer articles,
            @Nullable Integer origins,
            @Nullable String development) {

        static List<TimelineEntry> of(MemberProjection member) {
            List<TimelineEntry> entries = new ArrayList<>();
            member.history().forEach(s -> entries.add(of(s)));
            member.developments().forEach(d -> entries.add(of(d)));
            entries.sort(
                    Comparator.comparing((TimelineEntry e) -> e.from() == null)
                            .thenComparing(e -> String.valueOf(e.from()))
                            .thenComparing(e -> e.what().equals("DEVELOPMENT"))
                            .thenComparing(TimelineEntry::id));
            return entries;
        }

        private static TimelineEntry of(StatusSpan s) {
            String from = s.from().equals(LocalDate.MIN) ? s.since() : s.from().toString();
            return new TimelineEntry(
                    s.status() + "@" + from,
                    from,
                    s.until() == null ? null : s.until().toString(),
                    "STATUS",
                    s.status(),
                    null,
                    null,
                    s.contested(),
                    null,
                    null,
                    s.development());
        }

        private static TimelineEntry of(Development d) {
            return new TimelineEntry(
                    d.id(),
                    d.eventDate(),
                    null,
                    "DEVELOPMENT",
                    null,
                    d.kind(),
                    d.sentence(),
                    d.contested(),
                    d.articles(),
                    d.origins(),
                    d.id());
        }
    }

    /** Developments, newest first; {@code total} counts those on other pages too. */
    public record Developments(
            String pact,
            Instant validAt,
            Instant knownAt,
            int total,
            List<Development> developments) {}

    /**
     * One development.
     *
     * @param leading whether the member's status rests on it
     * @param supporting ids of the claims that say it
     * @param disputing ids of the claims that speak against it
     */
    public record OneDevelopment(
            String pact,
            Instant validAt,
            Instant knownAt,
            boolean leading,
            List<String> supporting,
            List<String> disputing,
            Development development) {}

    /** What authorities dispute. */
    public record Contests(
            String pact, Instant validAt, Instant knownAt, List<Contest> contested) {}

    /** A disputed development with both sides. */
    public record Contest(
            Development development,
            boolean leading,
            List<Development.Evidence> supporting,
            List<Development.Evidence> disputing) {

        static Contest of(Dossiers.Dossier dossier) {
            return new Contest(
                    dossier.development(),
                    dossier.isLeading(),
                    dossier.supporting(),
                    dossier.disputing());
        }
    }

    /** How feeds and members fare. */
    public record CoverageShape(
            CoverageSummary summary, List<CoverageOfMember> members, List<FeedCoverage> feeds) {}

    /** How well one member is watched. */
    public record CoverageOfMember(String member, @JsonUnwrapped MemberCoverage coverage) {}

    /**
     * What a search found, best first.
     *
     * @param indexed how many article versions can be found so far
     * @param complete whether that is all that the log held when the service started
     */
    public record Found(
            String q,
            Instant knownAt,
            long indexed,
            boolean complete,
            List<ArticleHit> articles,
            List<ClaimShape> claims) {}

    /**
     * An article that was found.
     *
     * @param excerpt plain text around the first words that match
     */
    public record ArticleHit(ArticleShape article, String excerpt) {

        static ArticleHit of(Searches.ArticleHit hit) {
            Article a = hit.article();
            return new ArticleHit(
                    new ArticleShape(
                            a.id(),
                            a.version(),
                            a.url(),
                            a.publisher(),
                            a.publisherName(),
                            a.published(),
                            a.title()),
                    hit.excerpt());
        }
    }

    /** Claims, newest article first. */
    public record Claims(List<ClaimShape> claims) {}

    /** The article of a claim. */
    public record ArticleShape(
            String id,
            int version,
            @Nullable URI url,
            String publisher,
            String publisherName,
            Instant published,
            String title) {}

    /** One claim. */
    public record ClaimShape(
            String id,
            ArticleShape article,
            Kind kind,
            String member,
            Assertion assertion,
            @Nullable String eventDate,
            @JsonProperty("new") boolean isNews,
            Claim.@Nullable Form form,
            Claim.@Nullable Phase phase,
            Claim.@Nullable Basis basis,
            @JsonProperty("correction") boolean isCorrection,
            Claim.Part part,
            String quote,
            int start,
            int end,
            @Nullable Speaker speaker,
            String rule,
            String lexicon) {

        static ClaimShape of(Claim c) {
            return new ClaimShape(
                    c.id(),
                    new ArticleShape(
                            c.article().id(),
                            c.article().version(),
                            c.article().url(),
                            c.article().publisher(),
                            c.article().publisherName(),
                            c.article().published(),
                            c.article().title()),
                    c.kind(),
                    c.member(),
                    c.assertion(),
                    c.eventDate(),
                    c.isNews(),
                    c.form(),
                    c.phase(),
                    c.basis(),
                    c.isCorrection(),
                    c.part(),
                    c.quote(),
                    c.start(),
                    c.end(),
                    c.speaker(),
                    c.rule(),
                    c.lexicon());
        }
    }
}
