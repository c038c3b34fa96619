package pactwatch.analysis.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Speaker;

/** What the read interface answers. Names are part of it: add, do not rename. */
final class Shapes {

    private Shapes() {}

    /** Every member. */
    public record Members(
            String pact,
            Instant validAt,
            Instant knownAt,
            String generation,
            List<MemberState> members) {}

    /** One member with all that its status rests on. */
    public record One(
            String pact,
            Instant validAt,
            Instant knownAt,
            String generation,
            MemberState member,
            List<Development> developments) {}

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
