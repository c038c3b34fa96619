package pactwatch.analysis.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.pack.Source;

/**
 * A claim with what follows from the pack about who makes it.
 *
 * @param known when it was first publicly known
 * @param when days on which the told event can have happened, never after publication; absent if
 *     not told or not believable
 * @param said day of the statement: of publication, or an earlier one that is retold
 * @param voice on whose behalf it is said
 * @param source who publishes it
 * @param outlet whose report it is: the credited wire or else the publisher, in lower case
 * @param copies articles with one number are copies of each other
 */
public record Testimony(
        Claim claim,
        Instant known,
        @Nullable DateSpan when,
        LocalDate said,
        Voice voice,
        Source source,
        String outlet,
        int copies) {

    /** On whose behalf something is said, as far as it weighs. */
    public enum Voice {
        /** A sourced entry of the pack. */
        BASELINE,
        /** The member on what it does itself. */
        MEMBER,
        /** The alliance on what it does itself or was told officially. */
        PACT,
        ANALYST,
        OTHER
    }

    /** By publication, then by id: the one order in which testimonies are ever read. */
    public static final Comparator<Testimony> BY_PUBLICATION =
            (a, b) -> {
                int byTime =
                        a.claim().article().published().compareTo(b.claim().article().published());
                return byTime == 0 ? a.claim().id().compareTo(b.claim().id()) : byTime;
            };

    public LocalDate published() {
        return DateSpan.dayOf(claim.article().published());
    }

    public Kind kind() {
        return claim.kind();
    }

    public Assertion assertion() {
        return claim.assertion();
    }

    public boolean isBaseline() {
        return voice == Voice.BASELINE;
    }

    /** Whether those speak whose own act it is. */
    public boolean isAuthority() {
        return voice == Voice.MEMBER || voice == Voice.PACT;
    }

    /** Told in passing, by nobody in particular; an article's credit is for its news. */
    public boolean isHearsay() {
        return !claim.isNews() && !isBaseline() && claim.speaker() == null;
    }

    /** The basis that is claimed; what an authority says of its own act is at least declared. */
    public @Nullable Basis basis() {
        Basis told = claim.basis();
        boolean isDeclared = isAuthority() && kind().isMembership();
        return isDeclared && told != Basis.LEGAL_ACT ? Basis.DECLARED : told;
    }

    public @Nullable String speakerName() {
        Speaker speaker = claim.speaker();
        return speaker == null ? null : speaker.name();
    }
}
