package pactwatch.log.kafka.step;

import java.time.Duration;

/**
 * How a step works.
 *
 * @param pollWait how long it waits for records before the workers get their turn
 * @param batchRecordsMax the most records of all partitions that it takes at a time
 */
public record Pace(Duration pollWait, int batchRecordsMax) {

    /** For steps that keep up with the present. */
    public static final Pace LIVE = new Pace(Duration.ofMillis(100), 200);

    /** For steps whose workers follow other topics by themselves. */
    public static final Pace TICKING = new Pace(Duration.ofMillis(20), 200);

    /** For steps that read history: fewer, larger transactions. */
    public static final Pace BULK = new Pace(Duration.ofMillis(100), 2_000);
}
