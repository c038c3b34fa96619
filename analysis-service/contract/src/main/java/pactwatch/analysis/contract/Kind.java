package pactwatch.analysis.contract;

/** What a claim says happened between a member and the pact. */
public enum Kind {
    SUSPENSION,
    RESUMPTION,
    WITHDRAWAL,
    ACCESSION,
    OBSERVER,
    INTERVENTION,
    INTERVENTION_END,
    ASSISTANCE_REQUEST,
    ASSISTANCE_REFUSAL,
    EXERCISE_CANCELLED,
    BOYCOTT,
    DUES_REFUSED,
    MEMBER_CLASH,
    AFFIRMATION;

    /** Whether an ACTUAL claim of this kind can change a member's status. */
    public boolean isMembership() {
        return switch (this) {
            case SUSPENSION, RESUMPTION, WITHDRAWAL, ACCESSION, OBSERVER -> true;
            case INTERVENTION,
                    INTERVENTION_END,
                    ASSISTANCE_REQUEST,
                    ASSISTANCE_REFUSAL,
                    EXERCISE_CANCELLED,
                    BOYCOTT,
                    DUES_REFUSED,
                    MEMBER_CLASH,
                    AFFIRMATION ->
                    false;
        };
    }

    /** Whether it strains the pact without changing a status. */
    public boolean isFriction() {
        return switch (this) {
            case ASSISTANCE_REFUSAL, EXERCISE_CANCELLED, BOYCOTT, DUES_REFUSED, MEMBER_CLASH ->
                    true;
            case SUSPENSION,
                    RESUMPTION,
                    WITHDRAWAL,
                    ACCESSION,
                    OBSERVER,
                    INTERVENTION,
                    INTERVENTION_END,
                    ASSISTANCE_REQUEST,
                    AFFIRMATION ->
                    false;
        };
    }
}
