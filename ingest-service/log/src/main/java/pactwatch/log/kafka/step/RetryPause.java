package pactwatch.log.kafka.step;

import java.time.Duration;

/** How long to wait before the next try: twice as long each time, anew after one that ran well. */
final class RetryPause {

    private static final Duration MIN = Duration.ofMillis(200);
    private static final Duration MAX = Duration.ofSeconds(10);

    private Duration next = MIN;

    /** The pause that comes next unless the present try runs well. */
    Duration now() {
        return next;
    }

    /**
     * The pause after a try.
     *
     * @param ran how long it ran; longer than the longest pause is well
     */
    Duration after(Duration ran) {
        Duration pause = ran.compareTo(MAX) > 0 ? MIN : next;
        Duration twice = pause.multipliedBy(2);
        next = twice.compareTo(MAX) < 0 ? twice : MAX;
        return pause;
    }
}
