package pactwatch.alert.delivery;

import java.time.Duration;

/**
 * When a receiver that fails is left alone: after some failures in a row it is tried with one
 * message at a time, at growing intervals, until one gets through.
 *
 * @param failuresMax failures in a row that open it
 * @param pauseMin interval after that many failures; doubles with each further one
 * @param pauseMax greatest interval
 */
public record Breaker(int failuresMax, Duration pauseMin, Duration pauseMax) {

    /** How long the receiver is left alone; zero if it is not. */
    Duration pauseAfter(int failures) {
        if (failures < failuresMax) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - failuresMax, 30);
        Duration pause = pauseMin.multipliedBy(1L << doublings);
        return pause.compareTo(pauseMax) < 0 ? pause : pauseMax;
    }
}
