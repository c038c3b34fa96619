package pactwatch.analysis.claim;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence can refer back to.
 *
 * @param pactIsTopic whether the last organisation named before the sentence is the pact
 * @param lastMember the member that the text before was about
 * @param lastPlace the member that the sentence before was in or went to
 * @param clashSides the two parties that were told to clash, empty if none were
 * @param asker who was told to ask for help, in the whole article
 * @param wasHelpAsked whether the article tells of a request for help
 * @param isDrill whether the article tells of an exercise
 * @param isGathering whether the article opens with a meeting of the pact
 * @param isPactForce whether the article names a force of the pact
 * @param knownHost the member that the sourced past knows a force of the pact in, if it is named
 * @param parties states that may act as parties of the pact
 * @param leading the state that leads the pact
 */
record Discourse(
        boolean pactIsTopic,
        @Nullable String lastMember,
        @Nullable String lastPlace,
        List<String> clashSides,
        @Nullable String asker,
        boolean wasHelpAsked,
        boolean isDrill,
        boolean isGathering,
        boolean isPactForce,
        @Nullable String knownHost,
        Set<String> parties,
        @Nullable String leading) {

    /** What the beginning of an article can refer to: what the article is about. */
    static Discourse opening(
            boolean pactIsTopic,
            @Nullable String mainMember,
            List<String> neighbours,
            boolean isDrill,
            boolean isGathering,
            boolean isPactForce,
            @Nullable String knownHost,
            Set<String> parties,
            @Nullable String leading) {
        return new Discourse(
                pactIsTopic,
                mainMember,
                null,
                neighbours,
                null,
                false,
                isDrill,
                isGathering,
                isPactForce,
                knownHost,
                parties,
                leading);
    }

    boolean isLeading(String member) {
        return member.equals(leading);
    }
}
