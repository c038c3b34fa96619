package pactwatch.alert.subscription;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a subscriber wants to be told.
 *
 * @param quietHours hours in which nothing is sent
 * @param heartbeat whether a word comes once a day even if nothing happened
 */
public record Preferences(@Nullable QuietHours quietHours, boolean heartbeat) {

    public static final Preferences NONE = new Preferences(null, false);

    /** The zone in which the subscriber's days are counted. */
    public ZoneId zone() {
        return quietHours == null ? ZoneOffset.UTC : quietHours.zone();
    }
}
