package pactwatch.alert.kafka;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertStore.Answer;

/** The newest answers of subscribers. */
final class Answers {

    private static final int KEPT_MAX = 1_000;

    private final Deque<Answer> newest = new ArrayDeque<>();

    void fold(AlertEvent.Answered answered, Instant at) {
        newest.addFirst(new Answer(answered, at));
        if (newest.size() > KEPT_MAX) {
            newest.removeLast();
        }
    }

    List<Answer> newest(int limit) {
        return newest.stream().limit(limit).toList();
    }
}
