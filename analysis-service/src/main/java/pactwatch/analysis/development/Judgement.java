package pactwatch.analysis.development;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.ruling.Ruling;

/**
 * Findings with what analysts decided on them. A ruling applies to the finding that holds most of
 * its evidence keys; of several on one finding the later wins.
 *
 * @param findings in the order in which they came
 * @param orphaned ids of rulings whose evidence no finding holds any more, by sequence
 */
public record Judgement(List<Finding> findings, List<String> orphaned) {

    public Judgement {
        findings = List.copyOf(findings);
        orphaned = List.copyOf(orphaned);
    }

    /**
     * Judges a member and applies the rulings on it that count at a time.
     *
     * @param told everything that is told of it, by publication
     */
    public static Judgement of(
            List<Testimony> told, String member, Collection<Ruling> rulings, Instant knownAt) {
        List<Ruling> counting =
                rulings.stream()
                        .filter(r -> r.member().equals(member) && r.counts(knownAt))
                        .distinct()
                        .sorted(Comparator.comparingLong(Ruling::sequence))
                        .toList();
        List<Finding> findings = Findings.of(told, counting);
        if (counting.isEmpty()) {
            return new Judgement(findings, List.of());
        }
        Map<String, Set<String>> keysById = new HashMap<>();
        findings.forEach(f -> keysById.put(f.id(), new HashSet<>(EvidenceList.keys(f.said()))));
        List<Finding> judged = new ArrayList<>(findings);
        List<String> orphaned = new ArrayList<>();
        for (Ruling ruling : counting) {
            home(judged, keysById, ruling)
                    .ifPresentOrElse(
                            f -> judged.set(judged.indexOf(f), f.ruled(ruling)),
                            () -> orphaned.add(ruling.id()));
        }
        return new Judgement(judged, orphaned);
    }

    private static Optional<Finding> home(
            List<Finding> findings, Map<String, Set<String>> keysById, Ruling ruling) {
        return findings.stream()
                .filter(f -> held(keysById, f, ruling) > 0)
                .max(
                        Comparator.comparingLong((Finding f) -> held(keysById, f, ruling))
                                .thenComparing(Finding::id, Comparator.reverseOrder()));
    }

    private static long held(Map<String, Set<String>> keysById, Finding finding, Ruling ruling) {
        Set<String> keys = keysById.getOrDefault(finding.id(), Set.of());
        return ruling.keys().stream().filter(keys::contains).count();
    }
}
