package pactwatch.analysis.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Sentence;
import pactwatch.ingest.contract.Article;
import pactwatch.log.ContentId;

/** Writes settled drafts of one article as claims with their quotes. */
final class ClaimWriter {

    private final Article article;
    private final ArticleRef reference;
    private final String pact;
    private final String version;

    ClaimWriter(Article article, List<Reading> readings, String pact, String version) {
        this.article = article;
        this.reference = reference(article, readings);
        this.pact = pact;
        this.version = version;
    }

    ArticleRef reference() {
        return reference;
    }

    Claim claim(Draft draft, @Nullable String eventDate) {
        Reading reading = draft.reading();
        Sentence sentence = reading.sentence();
        Claim.Part part = reading.isTitle() ? Claim.Part.TITLE : Claim.Part.TEXT;
        String source = reading.isTitle() ? article.title() : article.text();
        String quote = source.substring(sentence.start(), sentence.end());
        Frame frame = draft.frame();
        Assertion assertion = draft.assertion();
        return new Claim(
                ContentId.of(
                        article.id(),
                        frame.kind().name(),
                        frame.member(),
                        assertion.name(),
                        Objects.requireNonNullElse(eventDate, ""),
                        Quotes.plain(quote)),
                reference,
                pact,
                frame.member(),
                frame.kind(),
                assertion,
                eventDate,
                draft.isNews(),
                frame.form(),
                frame.phase(),
                basis(draft),
                reading.has("CORRECTION") && assertion == Assertion.DENIED,
                part,
                quote,
                sentence.start(),
                sentence.end(),
                draft.speaker(),
                frame.rule(),
                version);
    }

    /** What a membership change rests on: words of the law, words of fact, or a declaration. */
    private static Claim.@Nullable Basis basis(Draft draft) {
        if (!draft.kind().isMembership()) {
            return null;
        }
        if (draft.reading().has("DEFACTO")) {
            return Claim.Basis.DE_FACTO;
        }
        return draft.reading().has("LEGAL") ? Claim.Basis.LEGAL_ACT : Claim.Basis.DECLARED;
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
        return ArticleRefs.of(article, sentences, credit);
    }
}
