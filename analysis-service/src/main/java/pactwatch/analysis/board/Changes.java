package pactwatch.analysis.board;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.LogRecord;

/** What was said of members and when, newest first, as far as readers come back for it. */
public final class Changes {

    private static final int KEPT_MAX = 2_000;

    /**
     * One change.
     *
     * @param recorded when it was said
     * @param development that is new or changed; absent if the status changed
     * @param from the status before, if it changed
     */
    public record Change(
            Instant recorded,
            String member,
            @Nullable Development development,
            @Nullable Status from,
            Status to,
            StatusEvent.Cause cause) {}

    private final Deque<Change> changes = new ArrayDeque<>();
    private final Map<String, String> keyById = new HashMap<>();

    /** Takes in one record of the statuses topic. */
    public synchronized void accept(LogRecord<StatusEvent> record) {
        Instant recorded = record.envelope().recordedTime();
        switch (record.event()) {
            case StatusEvent.DevelopmentChanged(var d, var _, var to, var cause) -> {
                d.evidenceKeys().stream().findFirst().ifPresent(k -> keyById.put(d.id(), k));
                add(new Change(recorded, d.member(), d, null, to, cause));
            }
            case StatusEvent.StatusChanged(MemberState state, var from, var cause) -> {
                if (from != null && from != state.status()) {
                    add(new Change(recorded, state.code(), null, from, state.status(), cause));
                }
            }
        }
    }

    private void add(Change change) {
        changes.addFirst(change);
        if (changes.size() > KEPT_MAX) {
            changes.removeLast();
        }
    }

    /** What was said after a time, newest first; of each development and status the last word. */
    public synchronized List<Change> since(Instant after, int max) {
        Map<String, Change> last = new LinkedHashMap<>();
        for (Change change : changes) {
            if (!change.recorded().isAfter(after)) {
                continue;
            }
            Development d = change.development();
            last.putIfAbsent(d == null ? change.member() : d.id(), change);
        }
        List<Change> sorted = new ArrayList<>(last.values());
        sorted.sort(
                Comparator.comparing((Change c) -> c.development() != null)
                        .thenComparing(Change::recorded, Comparator.reverseOrder()));
        return sorted.subList(0, Math.min(max, sorted.size()));
    }

    /** An evidence key of a development that was told of under an id, however long ago. */
    public synchronized Optional<String> keyOf(String development) {
        return Optional.ofNullable(keyById.get(development));
    }
}
