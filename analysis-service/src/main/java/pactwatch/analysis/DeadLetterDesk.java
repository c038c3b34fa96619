package pactwatch.analysis;

import java.util.List;
import java.util.Optional;
import pactwatch.log.DeadLetters.Letter;

/** Records that steps put aside, and trying them again. */
public interface DeadLetterDesk {

    /** All of them, of every service, the last first. */
    List<Letter> all();

    Optional<Letter> find(String id);

    /** Whether the step of a letter tries again when asked. */
    boolean isOurs(Letter letter);

    /** Asks the step of a letter to try again; one that is not parked stays as it is. */
    Written redrive(Letter letter, String by);
}
