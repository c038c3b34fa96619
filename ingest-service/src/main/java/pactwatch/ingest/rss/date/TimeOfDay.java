package pactwatch.ingest.rss.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import pactwatch.ingest.rss.date.DateTokens.Token;

/**
 * A time of day with its offset.
 *
 * @param offset in minutes east of Greenwich
 * @param isAfternoon whether twelve hours are to be added to an hour before noon
 */
record TimeOfDay(int hour, int minute, int second, int offset, boolean isAfternoon) {

    private static final TimeOfDay MIDNIGHT = new TimeOfDay(0, 0, 0, 0, false);
    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final int NOON = 12;
    private static final int OFFSET_HOURS_MAX = 15;

    private static final Set<String> MORNING = Set.of("am", "오전", "上午", "午前", "πμ", "öö");
    private static final Set<String> AFTERNOON = Set.of("pm", "오후", "下午", "午後", "μμ", "ös");
    private static final Set<String> HOUR_SIGNS = Set.of(":", "時", "时", "點", "시", "h");
    private static final Set<String> MINUTE_SIGNS = Set.of(":", "分", "분");

    TimeOfDay {
        if (hour < 0 || hour > HOURS || minute < 0 || minute >= MINUTES || second < 0) {
            throw new java.time.DateTimeException("No time of day");
        }
    }

    Instant on(LocalDate day) {
        int hours = hour;
        if (isAfternoon && hour < NOON) {
            hours += NOON;
        }
        return day.atStartOfDay(ZoneOffset.UTC)
                .plusHours(hours)
                .plusMinutes(minute - (long) offset)
                .plusSeconds(Math.min(second, MINUTES - 1))
                .toInstant();
    }

    /** Takes the time, if there is one, and all that belongs to it out of the tokens. */
    static TimeOfDay take(DateTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isNumber()
                    && HOUR_SIGNS.contains(tokens.get(i + 1).text())
                    && tokens.get(i + 2).isNumber()) {
                return new Taker(tokens, i).take();
            }
            if (isIsoBasic(tokens, i)) {
                return basic(tokens, i);
            }
        }
        return MIDNIGHT;
    }

    /** {@code T101455}: digits without marks after the sign of time. */
    private static boolean isIsoBasic(DateTokens tokens, int i) {
        int length = tokens.get(i + 1).text().length();
        return tokens.get(i).is("t")
                && tokens.get(i - 1).isNumber()
                && tokens.get(i + 1).isNumber()
                && (length == 4 || length == 6);
    }

    private static TimeOfDay basic(DateTokens tokens, int i) {
        String digits = tokens.get(i + 1).text();
        int second = digits.length() == 6 ? Integer.parseInt(digits.substring(4)) : 0;
        Taker taker = new Taker(tokens, i);
        taker.at = i + 2;
        int offset = taker.offset();
        tokens.remove(i, taker.at);
        return new TimeOfDay(
                Integer.parseInt(digits.substring(0, 2)),
                Integer.parseInt(digits.substring(2, 4)),
                second,
                offset,
                false);
    }

    private static final class Taker {

        private final DateTokens tokens;
        private final int from;
        private int at;

        private Taker(DateTokens tokens, int from) {
            this.tokens = tokens;
            this.from = from;
            at = from;
        }

        private TimeOfDay take() {
            int hour = (int) tokens.get(at).value();
            int minute = (int) tokens.get(at + 2).value();
            at += 3;
            int second = 0;
            if (MINUTE_SIGNS.contains(tokens.get(at).text())) {
                at++;
                if (tokens.get(at).isNumber()) {
                    second = (int) tokens.get(at++).value();
                }
            }
            if (tokens.get(at).is("秒") || tokens.get(at).is("초")) {
                at++;
            }
            passFraction();
            Optional<Boolean> half = halfAfter();
            int begin = from;
            if (half.isEmpty() && isHalf(tokens.get(from - 1))) {
                half = Optional.of(AFTERNOON.contains(tokens.get(from - 1).text()));
                begin--;
            }
            int offset = offset();
            boolean isMidnight = half.isPresent() && !half.get() && hour == NOON;
            tokens.remove(begin, at);
            return new TimeOfDay(isMidnight ? 0 : hour, minute, second, offset, half.orElse(false));
        }

        private void passFraction() {
            boolean isMark = tokens.get(at).is(".") || tokens.get(at).is(",");
            if (isMark
                    && tokens.get(at + 1).isNumber()
                    && tokens.get(at + 1).text().length() != 4) {
                at += 2;
            }
        }

        private static boolean isHalf(Token token) {
            return MORNING.contains(token.text()) || AFTERNOON.contains(token.text());
        }

        private Optional<Boolean> halfAfter() {
            if (isHalf(tokens.get(at))) {
                return Optional.of(AFTERNOON.contains(tokens.get(at++).text()));
            }
            String joined =
                    tokens.get(at).text() + tokens.get(at + 1).text() + tokens.get(at + 2).text();
            if (joined.equals("a.m") || joined.equals("p.m")) {
                at += tokens.get(at + 3).is(".") ? 4 : 3;
                return Optional.of(joined.startsWith("p"));
            }
            return Optional.empty();
        }

        private int offset() {
            int named = 0;
            if (tokens.get(at).isWord()) {
                Optional<Integer> zone = Zones.minutes(tokens.get(at).text());
                if (zone.isEmpty()) {
                    return 0;
                }
                named = zone.get();
                at++;
            }
            boolean isSign = tokens.get(at).is("+") || tokens.get(at).is("-");
            if (!isSign || !tokens.get(at + 1).isNumber()) {
                return named;
            }
            int sign = tokens.get(at).is("+") ? 1 : -1;
            String digits = tokens.get(at + 1).text();
            if (digits.length() > 4 || digits.length() == 3) {
                return named;
            }
            at += 2;
            int hours = Integer.parseInt(digits.length() > 2 ? digits.substring(0, 2) : digits);
            int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
            if (digits.length() <= 2 && tokens.get(at).is(":") && tokens.get(at + 1).isNumber()) {
                minutes = (int) tokens.get(at + 1).value();
                at += 2;
            }
            return hours > OFFSET_HOURS_MAX ? named : named + sign * (hours * MINUTES + minutes);
        }
    }
}
