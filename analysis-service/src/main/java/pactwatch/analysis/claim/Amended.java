package pactwatch.analysis.claim;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.log.ContentId;

/** A claim of the rules as the second reader reads it; its rule says that both took part. */
final class Amended {

    private static final String SUFFIX = "+" + FoundClaims.RULE;

    private Amended() {}

    static Claim of(Claim claim, Assertion assertion, @Nullable String date, boolean isNews) {
        return new Claim(
                ContentId.of(
                        claim.article().id(),
                        claim.kind().name(),
                        claim.member(),
                        assertion.name(),
                        Objects.requireNonNullElse(date, ""),
                        Quotes.plain(claim.quote())),
                claim.article(),
                claim.pact(),
                claim.member(),
                claim.kind(),
                assertion,
                date,
                isNews,
                claim.form(),
                claim.phase(),
                claim.basis(),
                claim.isCorrection(),
                claim.part(),
                claim.quote(),
                claim.start(),
                claim.end(),
                claim.speaker(),
                claim.rule().endsWith(SUFFIX) ? claim.rule() : claim.rule() + SUFFIX,
                claim.lexicon());
    }
}
