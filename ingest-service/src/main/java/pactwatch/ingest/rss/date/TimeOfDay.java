package pactwatch.ingest.rss.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import pactwatch.ingest.rss.date.DateTokens.Token;

/**
 * A time of day with its zone.
 *
 * @param isAfternoon whether twelve hours are to be added to an hour before noon
 */
record TimeOfDay(int hour, int minute, int second, ZoneId zone, boolean isAfternoon) {

    private static final TimeOfDay MIDNIGHT = new TimeOfDay(0, 0, 0, ZoneOffset.UTC, false);
    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final int NOON = 12;
    private static final int OFFSET_HOURS_MAX = 15;
    private static final int OFFSET_MINUTES_MAX = 18 * MINUTES;

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
        LocalTime time = LocalTime.of(hours % HOURS, minute, Math.min(second, MINUTES - 1));
        return day.plusDays(hours / HOURS).atTime(time).atZone(zone).toInstant();
    }

    /** Takes the time, if there is one, and all that belongs to it out of the tokens. */
    static TimeOfDay take(DateTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean isHour = HOUR_SIGNS.contains(tokens.get(i + 1).text()) || isDotted(tokens, i);
            if (isHour && tokens.get(i).isNumber() && tokens.get(i + 2).isNumber()) {
                return new Taker(tokens, i).take();
            }
            if (isIsoBasic(tokens, i)) {
                return basic(tokens, i);
            }
        }
        return MIDNIGHT;
    }

    /** {@code 2003 10.14.55}: dots put minutes after hours where the day stands before. */
    private static boolean isDotted(DateTokens tokens, int i) {
        int year = tokens.get(i - 1).is(",") ? i - 2 : i - 1;
        return tokens.get(i + 1).is(".")
                && tokens.get(i).isApart()
                && tokens.get(i).text().length() <= 2
                && tokens.get(i + 2).text().length() == 2
                && tokens.get(year).isNumber()
                && tokens.get(year).text().length() == 4;
    }

    /** {@code T101455} or {@code T10}: digits without marks after the sign of time. */
    private static boolean isIsoBasic(DateTokens tokens, int i) {
        int length = tokens.get(i + 1).text().length();
        return tokens.get(i).is("t")
                && tokens.get(i - 1).isNumber()
                && tokens.get(i + 1).isNumber()
                && (length == 4
                        || length == 6
                        || (length == 2 && !HOUR_SIGNS.contains(tokens.get(i + 2).text())));
    }

    private static TimeOfDay basic(DateTokens tokens, int i) {
        String digits = tokens.get(i + 1).text();
        int second = digits.length() == 6 ? Integer.parseInt(digits.substring(4)) : 0;
        Taker taker = new Taker(tokens, i);
        taker.at = i + 2;
        ZoneId zone = taker.zone();
        tokens.remove(i, taker.at);
        return new TimeOfDay(
                Integer.parseInt(digits.substring(0, 2)),
                digits.length() > 2 ? Integer.parseInt(digits.substring(2, 4)) : 0,
                second,
                zone,
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
            boolean isDotted = tokens.get(at + 1).is(".");
            at += 3;
            int second = 0;
            if (MINUTE_SIGNS.contains(tokens.get(at).text())
                    || (isDotted && tokens.get(at).is("."))) {
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
            ZoneId zone = zone();
            boolean isMidnight = half.isPresent() && !half.get() && hour == NOON;
            tokens.remove(begin, at);
            return new TimeOfDay(isMidnight ? 0 : hour, minute, second, zone, half.orElse(false));
        }

        private void passFraction() {
            boolean isMark = tokens.get(at).is(".") || tokens.get(at).is(",");
            if (isMark && tokens.get(at + 1).isNumber() && !tokens.get(at + 1).isApart()) {
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

        /** The zone that follows; one by its place rules over an offset before it. */
        private ZoneId zone() {
            Optional<ZoneId> place = place();
            if (place.isPresent()) {
                return place.get();
            }
            int minutes = offset();
            Optional<ZoneId> after = place();
            boolean isKnown = Math.abs(minutes) <= OFFSET_MINUTES_MAX;
            return after.orElse(
                    isKnown ? ZoneOffset.ofTotalSeconds(minutes * MINUTES) : ZoneOffset.UTC);
        }

        /** {@code Europe/Moscow}, in square brackets or not. */
        private Optional<ZoneId> place() {
            int begin = tokens.get(at).is("[") ? at + 1 : at;
            if (!tokens.get(begin).isWord() || !tokens.get(begin + 1).is("/")) {
                return Optional.empty();
            }
            StringBuilder name = new StringBuilder();
            int end = begin;
            while (tokens.get(end).isWord() || tokens.get(end).is("/") || tokens.get(end).is("_")) {
                name.append(tokens.get(end++).text());
            }
            at = tokens.get(end).is("]") ? end + 1 : end;
            return Zones.place(name.toString());
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
            if (digits.length() > 4) {
                return named;
            }
            at += 2;
            int split = digits.length() > 2 ? digits.length() - 2 : digits.length();
            int hours = Integer.parseInt(digits.substring(0, split));
            int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(split)) : 0;
            if (digits.length() <= 2 && tokens.get(at).is(":") && tokens.get(at + 1).isNumber()) {
                minutes = (int) tokens.get(at + 1).value();
                at += 2;
            }
            return hours > OFFSET_HOURS_MAX ? named : named + sign * (hours * MINUTES + minutes);
        }
    }
}
