package pactwatch.analysis.learned;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;

/**
 * An act that a sentence tells, whose date is asked for.
 *
 * @param claim what the rules make of it; absent if they did not find it
 */
record ToldAct(
        Kind kind, String member, Assertion assertion, Passage passage, @Nullable Claim claim) {

    /** Of a claim, if it quotes one of the sentences. */
    static Optional<ToldAct> of(Claim claim, List<Passage> passages) {
        return passages.stream()
                .filter(p -> p.isQuotedBy(claim))
                .findFirst()
                .map(p -> new ToldAct(claim.kind(), claim.member(), claim.assertion(), p, claim));
    }
}
