package pactwatch.analysis.contract;

import org.jspecify.annotations.Nullable;

/**
 * Who is quoted.
 *
 * @param name as the article or the pack gives it
 * @param office such as "prime minister", if told
 * @param of code of the state that the speaker speaks for, if the role is GOVERNMENT
 */
public record Speaker(String name, @Nullable String office, Role role, @Nullable String of) {

    /** On whose behalf somebody speaks. */
    public enum Role {
        GOVERNMENT,
        SECRETARIAT,
        POLITICIAN,
        ANALYST,
        MEDIA,
        UNKNOWN
    }

    public Speaker {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A speaker's name is never blank");
        }
    }
}
