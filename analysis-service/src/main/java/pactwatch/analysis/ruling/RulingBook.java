package pactwatch.analysis.ruling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.log.LogRecord;

/** All decisions on all members, folded from the log. Safe for many threads. */
public final class RulingBook {

    /**
     * The decisions on one member at present.
     *
     * @param rulings by sequence, those that were undone included
     * @param sequence of the last decision; 0 if there is none
     * @param last id of the event of the last decision; empty if there is none
     * @param asOf when the last decision was recorded
     */
    public record Decisions(List<Ruling> rulings, long sequence, String last, Instant asOf) {
        static final Decisions NONE = new Decisions(List.of(), 0, "", Instant.EPOCH);

        public Decisions {
            rulings = List.copyOf(rulings);
        }
    }

    private final Map<String, RulingSet> sets = new ConcurrentHashMap<>();
    private final Map<String, Decisions> decisions = new ConcurrentHashMap<>();

    /** Takes in one record of the rulings topic; by one thread at a time. */
    public void accept(LogRecord<RulingEvent> record) {
        RulingSet set = sets.computeIfAbsent(record.key(), _ -> new RulingSet());
        if (set.accept(record.envelope())) {
            decisions.put(
                    record.key(), new Decisions(set.all(), set.sequence(), set.last(), set.asOf()));
        }
    }

    /**
     * The decisions on a member.
     *
     * @param member {@code <pact>/<member>}
     */
    public Decisions of(String member) {
        return decisions.getOrDefault(member, Decisions.NONE);
    }

    /** All rulings, newest first. */
    public List<Ruling> all() {
        return decisions.values().stream()
                .flatMap(d -> d.rulings().stream())
                .sorted(Comparator.comparing(Ruling::recorded).reversed().thenComparing(Ruling::id))
                .toList();
    }

    /** A ruling by its id. */
    public Optional<Ruling> find(String id) {
        return decisions.values().stream()
                .flatMap(d -> d.rulings().stream())
                .filter(r -> r.id().equals(id))
                .findFirst();
    }
}
