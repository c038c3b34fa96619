package pactwatch.analysis.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An Admiralty grade (AJP-2.1): two axes kept apart. Written as {@code B2}.
 *
 * @param reliability of the best source, {@code A} (completely reliable) to {@code F} (cannot be
 *     judged)
 * @param credibility of the information, 1 (confirmed by other sources) to 6 (cannot be judged)
 */
public record Grade(char reliability, int credibility) {

    public Grade {
        if (reliability < 'A' || reliability > 'F' || credibility < 1 || credibility > 6) {
            throw new IllegalArgumentException("A grade is A1 to F6");
        }
    }

    @JsonCreator
    public static Grade parse(String text) {
        if (text.length() != 2) {
            throw new IllegalArgumentException("A grade is A1 to F6, not " + text);
        }
        return new Grade(text.charAt(0), text.charAt(1) - '0');
    }

    @JsonValue
    public String code() {
        return reliability + Integer.toString(credibility);
    }
}
