package pactwatch.analysis.learned;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date that an act may have.
 *
 * @param date in EDTF; absent for none
 * @param features by name
 */
record DateOption(@Nullable String date, Set<String> features) {

    DateOption {
        features = Collections.unmodifiableSet(features);
    }
}
