package pactwatch.alert.subscription;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of the day in which nothing is sent; what is raised meanwhile is sent when they end.
 *
 * @param from first quiet minute
 * @param to first minute that is not quiet; before {@code from} if the night is quiet
 * @param zone such as {@code Asia/Yerevan}
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet hours end at another time than they begin");
        }
    }

    public boolean isQuiet(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, zone);
        boolean isAfterStart = !time.isBefore(from);
        boolean isBeforeEnd = time.isBefore(to);
        return from.isBefore(to) ? isAfterStart && isBeforeEnd : isAfterStart || isBeforeEnd;
    }
}
