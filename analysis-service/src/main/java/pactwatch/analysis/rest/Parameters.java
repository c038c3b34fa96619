package pactwatch.analysis.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.pack.Pack;

/** Reads query parameters; what cannot be used is thrown as {@link BadParameter}. */
final class Parameters {

    private Parameters() {}

    /** The two times of a read: a day, of which the end counts, or an instant. */
    static AsOf asOf(@Nullable String validAt, @Nullable String knownAt) {
        return new AsOf(time("validAt", validAt), time("knownAt", knownAt));
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return AsOf.parse(text)
                .orElseThrow(() ->
                        new BadParameter(
                                name,
                                "a day such as 2024-02-22, whose end counts, or an instant such as"
                                        + " 2024-02-22T18:00:00Z; not "
                                        + quoted(text)));
    }

    /** A name of an enumeration, in any case; absent if the parameter is. */
    static <E extends Enum<E>> @Nullable E one(String name, @Nullable String text, Class<E> type) {
        if (text == null || text.isBlank()) {
            return null;
        }
        List<E> all = List.of(type.getEnumConstants());
        return all.stream()
                .filter(e -> e.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new BadParameter(name, "one of " + all));
    }

    /** As {@link #one}, of a parameter that is there; what is allowed is said in lower case. */
    static <E extends Enum<E>> E oneOf(String name, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new BadParameter(
                                name,
                                Arrays.stream(type.getEnumConstants())
                                        .map(e -> e.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ", "one of ", ""))));
    }

    /** True or false; absent if the parameter is. */
    static @Nullable Boolean truth(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameter(name, "true or false; not " + quoted(text));
        };
    }

    /** A day such as {@code 2024-02-22}; absent if the parameter is. */
    static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException _) {
            throw new BadParameter(name, "a day such as 2024-02-22; not " + quoted(text));
        }
    }

    /** A name as given, short and on one line. */
    static String shown(String name) {
        String bare = quoted(name);
        return bare.substring(1, bare.length() - 1);
    }

    /** A member's code, in any case; absent if the parameter is. */
    static @Nullable String member(@Nullable String text, Pack pack) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return pack.member(text.strip().toUpperCase(Locale.ROOT))
                .map(Pack.Member::code)
                .orElseThrow(() -> new BadParameter("member", "one of " + codes(pack)));
    }

    /** The codes that a pack knows, for people. */
    static String codes(Pack pack) {
        return pack.members().stream()
                .map(Pack.Member::code)
                .collect(Collectors.joining(", ", "", ""));
    }

    /** A whole number within bounds. */
    static int number(String name, @Nullable String text, int standard, int max) {
        if (text == null || text.isBlank()) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, with the bounds.
        }
        throw new BadParameter(name, "a number from 1 to " + max + "; not " + quoted(text));
    }

    /** What was given, short and on one line. */
    private static String quoted(String text) {
        int max = 40;
        String start = text.length() > max ? text.substring(0, max) + "…" : text;
        return "\"" + String.join(" ", Arrays.asList(start.split("\\s+"))) + "\"";
    }
}
