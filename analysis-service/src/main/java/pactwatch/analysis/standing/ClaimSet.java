package pactwatch.analysis.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.log.Envelope;

/**
 * All that articles ever said of one member. A claim stands at a time if the highest version of its
 * article that was known then still says it. What stands depends on the events alone, not on their
 * order or repetition. For one thread.
 */
public final class ClaimSet {

    /** What one version of the article says of the claim: the claim, or nothing. */
    private record Version(String article, int number, Instant known, @Nullable Claim claim) {}

    private final Map<String, List<Version>> versionsByClaim = new HashMap<>();
    private final Reach reach = new Reach();
    private Instant asOf = Instant.EPOCH;
    private long changes;

    /**
     * Takes in an event.
     *
     * @return whether it told anything new
     */
    public boolean accept(Envelope<ClaimEvent> envelope) {
        boolean isNew =
                switch (envelope.event()) {
                    case ClaimEvent.Claimed(Claim claim) ->
                            add(
                                    claim.id(),
                                    new Version(
                                            claim.article().id(),
                                            claim.article().version(),
                                            claim.article().known(),
                                            claim));
                    case ClaimEvent.Unsaid unsaid ->
                            add(
                                    unsaid.claim(),
                                    new Version(
                                            unsaid.article(),
                                            unsaid.version(),
                                            envelope.time(),
                                            null));
                };
        if (isNew) {
            changes++;
            reach.changed(changes, known(envelope));
            asOf = later(asOf, later(envelope.recordedTime(), envelope.time()));
        }
        return isNew;
    }

    private static Instant known(Envelope<ClaimEvent> envelope) {
        return switch (envelope.event()) {
            case ClaimEvent.Claimed(Claim claim) -> claim.article().known();
            case ClaimEvent.Unsaid _ -> envelope.time();
        };
    }

    private boolean add(String claim, Version version) {
        List<Version> versions = versionsByClaim.computeIfAbsent(claim, _ -> new ArrayList<>(1));
        int at = versions.size();
        while (at > 0 && versions.get(at - 1).number() >= version.number()) {
            at--;
        }
        if (at < versions.size() && versions.get(at).number() == version.number()) {
            return false;
        }
        versions.add(at, version);
        return true;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The claims that stand by what was known at a time; in no order. */
    public List<Claim> standing(Instant knownAt) {
        List<Claim> standing = new ArrayList<>();
        for (List<Version> versions : versionsByClaim.values()) {
            Claim claim = latest(versions, knownAt);
            if (claim != null) {
                standing.add(claim);
            }
        }
        return standing;
    }

    private static @Nullable Claim latest(List<Version> versions, Instant knownAt) {
        for (Version version : versions.reversed()) {
            if (!version.known().isAfter(knownAt)) {
                return version.claim();
            }
        }
        return null;
    }

    /** A claim, if it stands by what was known at a time. */
    public Optional<Claim> standing(String claim, Instant knownAt) {
        return Optional.ofNullable(latest(versionsByClaim.getOrDefault(claim, List.of()), knownAt));
    }

    /**
     * The claims that stand by some article versions alone; in no order.
     *
     * @param counts whether a version, given article and number, is one of them
     */
    public List<Claim> standing(BiPredicate<String, Integer> counts) {
        List<Claim> standing = new ArrayList<>();
        for (List<Version> versions : versionsByClaim.values()) {
            versions.reversed().stream()
                    .filter(v -> counts.test(v.article(), v.number()))
                    .findFirst()
                    .map(Version::claim)
                    .ifPresent(standing::add);
        }
        return standing;
    }

    /** A claim in the newest version that says it, whether it still stands or not. */
    public Optional<Claim> find(String claim) {
        return versionsByClaim.getOrDefault(claim, List.of()).reversed().stream()
                .map(Version::claim)
                .filter(c -> c != null)
                .map(Optional::of)
                .findFirst()
                .orElse(Optional.empty());
    }

    /** The latest time at which any event happened or was recorded. */
    public Instant asOf() {
        return asOf;
    }

    /** How many events told anything new: two equal numbers mean the same set. */
    public long changes() {
        return changes;
    }

    /**
     * Whether what stood by what was known at a time is another than it was after so many changes.
     *
     * @param before a number of changes that there was
     */
    public boolean isChanged(long before, Instant knownAt) {
        return reach.isReached(before, knownAt);
    }
}
