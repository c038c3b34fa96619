package pactwatch.log;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the instances of the services tell of themselves from time to time. Key and subject: the
 * instance. The topic is no history: its records are kept for about an hour.
 */
public sealed interface VitalsEvent {

    Topic<VitalsEvent> TOPIC =
            new Topic<>("pactwatch.vitals", EventCodec.versionOne("vitals", VitalsEvent.class));

    /**
     * How an instance fares.
     *
     * @param service such as {@code ingest}
     * @param instance unique name
     * @param started when its process started
     * @param waiting for what it waits before it is ready, one sentence each; empty if it is ready
     * @param figures the samples of its metrics by their name, as Prometheus writes it
     */
    record Told(
            String service,
            String instance,
            Instant started,
            List<String> waiting,
            Map<String, Double> figures)
            implements VitalsEvent {
        public Told {
            waiting = List.copyOf(waiting);
            figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        }
    }
}
