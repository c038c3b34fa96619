package pactwatch.log.kafka.step;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.Topic;

/**
 * Where a step writes in transactions: the topics in which one can be left open, and in which the
 * log tells how far the step has come.
 */
final class Outputs {

    private final Set<Topic<?>> topics;
    private final Set<String> names;

    /**
     * Of one step.
     *
     * @param topics beside the dead letters, which every step writes
     */
    Outputs(Set<Topic<?>> topics) {
        this.topics = new HashSet<>(topics);
        this.topics.add(DeadLetterEvent.TOPIC);
        this.names = this.topics.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
    }

    Set<Topic<?>> topics() {
        return topics;
    }

    /** Fails where a step writes to a topic in which nobody would look for it. */
    void check(List<? extends Append<?>> appends) {
        for (Append<?> append : appends) {
            if (!names.contains(append.topic().name())) {
                throw new IllegalStateException(
                        "The step does not say that it writes to " + append.topic().name());
            }
        }
    }
}
