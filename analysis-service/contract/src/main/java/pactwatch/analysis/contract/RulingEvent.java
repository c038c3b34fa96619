package pactwatch.analysis.contract;

import java.util.List;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/**
 * What analysts decide. Key and subject: {@code <pact>/<member>}; the sequence counts the decisions
 * on a member, and the first event of a sequence is the one that counts.
 */
public sealed interface RulingEvent {

    Topic<RulingEvent> TOPIC =
            new Topic<>("pactwatch.rulings", EventCodec.versionOne("ruling", RulingEvent.class));

    /** Id of the ruling that is made or undone. */
    String ruling();

    /** Who decided. */
    String by();

    /** Why, in the analyst's words. */
    String why();

    /**
     * It is true, whatever its sources are worth.
     *
     * @param evidenceKeys {@code article/member/kind/event year}: the ruling applies to the
     *     development that holds most of them
     */
    record Confirmed(
            String ruling,
            String pact,
            String member,
            List<String> evidenceKeys,
            String by,
            String why)
            implements RulingEvent {
        public Confirmed {
            evidenceKeys = List.copyOf(evidenceKeys);
        }
    }

    /** It is not true, whoever says it. */
    record Rejected(
            String ruling,
            String pact,
            String member,
            List<String> evidenceKeys,
            String by,
            String why)
            implements RulingEvent {
        public Rejected {
            evidenceKeys = List.copyOf(evidenceKeys);
        }
    }

    /** Its sources are to be graded otherwise. */
    record Regraded(
            String ruling,
            String pact,
            String member,
            List<String> evidenceKeys,
            Grade grade,
            String by,
            String why)
            implements RulingEvent {
        public Regraded {
            evidenceKeys = List.copyOf(evidenceKeys);
        }
    }

    /** An earlier ruling no longer counts; that it once did stays known. */
    record Undone(String ruling, String pact, String member, String by, String why)
            implements RulingEvent {}
}
