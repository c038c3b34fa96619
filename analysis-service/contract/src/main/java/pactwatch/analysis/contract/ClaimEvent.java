package pactwatch.analysis.contract;

import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** What articles say and no longer say. Key and subject: {@code <pact>/<member>}. */
public sealed interface ClaimEvent {

    EventCodec<ClaimEvent> CODEC = EventCodec.versionOne("claim", ClaimEvent.class);

    /** The claims of one generation, such as {@code g1}. */
    static Topic<ClaimEvent> topic(String generation) {
        return new Topic<>("pactwatch.claims." + generation, CODEC);
    }

    /** An article says something. Repeated, with new offsets, for each version that says it. */
    record Claimed(Claim claim) implements ClaimEvent {}

    /**
     * A revision no longer says it.
     *
     * @param version the first version of the article without the claim
     */
    record Unsaid(String claim, String article, int version, String pact, String member)
            implements ClaimEvent {}
}
