package pactwatch.analysis.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Brokers;

/**
 * The brokers, as the page of the system shows them.
 *
 * @param present how many answer of how many there are; absent if none says it
 * @param copies how the log's partitions fare, in a sentence
 */
public record BrokersView(@Nullable Integer present, int known, String copies) {

    static BrokersView of(Optional<Brokers> asked) {
        return asked.map(b -> new BrokersView(b.present(), b.known(), copies(b)))
                .orElse(new BrokersView(null, 0, "It is not known how the log fares."));
    }

    private static String copies(Brokers brokers) {
        if (brokers.lacking() == 0) {
            return "Each of the %d parts of the log has all its copies."
                    .formatted(brokers.partitions());
        }
        return "%d of the %d parts of the log lack copies; brokers that come back make them anew."
                .formatted(brokers.lacking(), brokers.partitions());
    }

    /** What is wrong with them, one sentence each. */
    static List<String> troubles(Optional<Brokers> asked) {
        if (asked.isEmpty()) {
            return List.of("The brokers, which keep the log, do not answer.");
        }
        Brokers brokers = asked.get();
        List<String> all = new ArrayList<>();
        if (brokers.present() < brokers.known()) {
            int away = brokers.known() - brokers.present();
            all.add(
                    "%d of %s, which keep the log, %s not answer."
                            .formatted(
                                    away,
                                    Words.number(brokers.known(), "broker"),
                                    away == 1 ? "does" : "do"));
        }
        if (brokers.unserved() > 0) {
            all.add(
                    "%d of %d parts of the log can be neither read nor written."
                            .formatted(brokers.unserved(), brokers.partitions()));
        }
        if (brokers.lacking() > 0) {
            all.add(
                    "%d of %d parts of the log have fewer copies than they should."
                            .formatted(brokers.lacking(), brokers.partitions()));
        }
        return all;
    }
}
