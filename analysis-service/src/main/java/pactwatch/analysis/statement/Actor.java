package pactwatch.analysis.statement;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Morph;

/**
 * A mention of a state, or of those who act for it.
 *
 * @param code of the state; absent where the text has not told it
 * @param cases that its form can have; none if its language or its form shows none
 */
record Actor(@Nullable String code, Sort sort, int from, int to, Set<Morph.Case> cases) {

    /** How a state is mentioned. */
    enum Sort {
        STATE,
        PEOPLE,
        PERSON,
        OFFICE,
        PRONOUN
    }

    boolean can(Morph.Case wanted) {
        return cases.isEmpty() || cases.contains(wanted);
    }

    boolean isAgent() {
        return sort != Sort.PEOPLE;
    }
}
