package pactwatch.analysis.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.replay.GenerationDiff.Change;

/**
 * How two sets of claims differ. Which rule found a claim, and in which version, makes no
 * difference.
 *
 * @param gained how many only the second has
 * @param lost how many only the first has
 * @param changed how many the second has otherwise: another date, assertion, speaker or extent
 * @param same how many both have
 * @param changes what differs, by publication, at most {@value #LISTED_MAX}
 */
public record ClaimDiff(int gained, int lost, int changed, int same, List<ClaimChange> changes) {

    public static final int LISTED_MAX = 500;

    /** A claim that only one side has, or has otherwise. */
    public record ClaimChange(Change change, @Nullable Claim before, @Nullable Claim after) {

        /** The claim, as the later side has it if it does. */
        public Claim claim() {
            return Objects.requireNonNull(after == null ? before : after, "one of them is there");
        }
    }

    /** Claims that can be two readings of one passage. */
    private record Passage(String article, String member, Kind kind, Claim.Part part) {
        static Passage of(Claim c) {
            return new Passage(c.article().id(), c.member(), c.kind(), c.part());
        }
    }

    public ClaimDiff {
        changes = List.copyOf(changes);
    }

    static ClaimDiff of(Collection<Claim> before, Collection<Claim> after) {
        Map<String, Claim> left = new LinkedHashMap<>();
        before.forEach(c -> left.put(c.id(), c));
        List<ClaimChange> changes = new ArrayList<>();
        List<Claim> fresh = new ArrayList<>();
        int same = 0;
        for (Claim claim : after) {
            Claim earlier = left.remove(claim.id());
            if (earlier == null) {
                fresh.add(claim);
            } else if (saysTheSame(earlier, claim)) {
                same++;
            } else {
                changes.add(new ClaimChange(Change.CHANGED, earlier, claim));
            }
        }
        pair(left, fresh, changes);
        left.values().forEach(c -> changes.add(new ClaimChange(Change.LOST, c, null)));
        changes.sort(
                Comparator.comparing((ClaimChange c) -> c.claim().article().published())
                        .thenComparing(c -> c.claim().id()));
        return new ClaimDiff(
                count(changes, Change.GAINED),
                count(changes, Change.LOST),
                count(changes, Change.CHANGED),
                same,
                changes.stream().limit(LISTED_MAX).toList());
    }

    /** What stands at overlapping places in one article is one claim, read otherwise. */
    private static void pair(
            Map<String, Claim> left, List<Claim> fresh, List<ClaimChange> changes) {
        Map<Passage, List<Claim>> byPassage = new HashMap<>();
        left.values()
                .forEach(c ->
                        byPassage.computeIfAbsent(Passage.of(c), _ -> new ArrayList<>()).add(c));
        for (Claim claim : fresh) {
            List<Claim> candidates = byPassage.getOrDefault(Passage.of(claim), List.of());
            Optional<Claim> earlier =
                    candidates.stream()
                            .filter(c -> c.start() < claim.end() && claim.start() < c.end())
                            .min(Comparator.comparing(Claim::id));
            if (earlier.isPresent()) {
                candidates.remove(earlier.get());
                left.remove(earlier.get().id());
                changes.add(new ClaimChange(Change.CHANGED, earlier.get(), claim));
            } else {
                changes.add(new ClaimChange(Change.GAINED, null, claim));
            }
        }
    }

    private static int count(List<ClaimChange> changes, Change change) {
        return Math.toIntExact(changes.stream().filter(c -> c.change() == change).count());
    }

    private static boolean saysTheSame(Claim a, Claim b) {
        return a.isNews() == b.isNews()
                && a.form() == b.form()
                && a.phase() == b.phase()
                && a.basis() == b.basis()
                && a.isCorrection() == b.isCorrection()
                && a.start() == b.start()
                && a.end() == b.end()
                && Objects.equals(a.speaker(), b.speaker())
                && a.article().version() == b.article().version();
    }
}
