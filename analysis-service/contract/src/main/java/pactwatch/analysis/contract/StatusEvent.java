package pactwatch.analysis.contract;

import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/**
 * What was said of a member and when. Each event carries the whole new state. Key: {@code
 * <pact>/<member>}; the sequence counts the events of the member.
 */
public sealed interface StatusEvent {

    Topic<StatusEvent> TOPIC =
            new Topic<>("pactwatch.statuses", EventCodec.versionOne("status", StatusEvent.class));

    /**
     * Where the statuses are told that a candidate generation would lead to; no sender reads it.
     */
    static Topic<StatusEvent> topic(String generation) {
        return new Topic<>(TOPIC.name() + "." + generation, TOPIC.codec());
    }

    /** Why a state changed. */
    enum Cause {
        EVIDENCE,
        RULING,
        PROMOTION
    }

    /**
     * A development is new, or its stage, grade, dates or contest changed.
     *
     * @param from the member's status before the change; equal to {@code to} if it did not change
     *     it
     */
    record DevelopmentChanged(Development development, Status from, Status to, Cause cause)
            implements StatusEvent {}

    /** The state of a member changed. */
    record StatusChanged(MemberState state, @Nullable Status from, Cause cause)
            implements StatusEvent {}
}
