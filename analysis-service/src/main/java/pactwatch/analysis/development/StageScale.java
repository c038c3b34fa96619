package pactwatch.analysis.development;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.grouping.Scale;
import pactwatch.analysis.ruling.Ruling;

/**
 * Holds what moves a status: what an analyst confirmed, or else what is corroborated, not taken
 * back and not rejected. Kinds are weighed apart.
 */
final class StageScale implements Scale {

    /** What is the same for all scales on one member. */
    private record Member(Set<String> takenBack, Map<String, Ruling> verdictByKey) {}

    /** What is told of one kind. */
    private static final class Pan {
        private final Staging support = new Staging();
        private @Nullable Ruling verdict;

        void decide(Ruling ruling) {
            if (verdict == null || verdict.sequence() < ruling.sequence()) {
                verdict = ruling;
            }
        }

        boolean isHeld() {
            if (verdict != null) {
                return verdict.verdict() == Verdict.CONFIRMED;
            }
            Stage stage = support.stage();
            return stage != null && stage.isAtLeast(Stage.CORROBORATED);
        }
    }

    private final Member member;
    private final Map<Kind, Pan> pans = new EnumMap<>(Kind.class);

    private StageScale(Member member) {
        this.member = member;
    }

    /**
     * Scales for one member.
     *
     * @param told everything that is told of it
     * @param rulings that count, by sequence
     */
    static Supplier<Scale> on(List<Testimony> told, List<Ruling> rulings) {
        Map<String, Ruling> verdictByKey = new HashMap<>();
        for (Ruling ruling : rulings) {
            if (ruling.verdict() != Verdict.REGRADED) {
                ruling.keys().forEach(k -> verdictByKey.put(k, ruling));
            }
        }
        Member member = new Member(takenBack(told), verdictByKey);
        return () -> new StageScale(member);
    }

    private static Set<String> takenBack(List<Testimony> told) {
        Map<Kind, List<Testimony>> corrections =
                told.stream()
                        .filter(t -> t.kind().isMembership() && t.claim().isCorrection())
                        .collect(Collectors.groupingBy(Testimony::kind));
        Set<String> takenBack = new HashSet<>();
        corrections.forEach((kind, taking) -> {
            List<Testimony> said =
                    told.stream()
                            .filter(t -> t.kind() == kind && !t.claim().isCorrection())
                            .toList();
            takenBack.addAll(Findings.withdrawn(said, taking));
        });
        return takenBack;
    }

    @Override
    public void add(Testimony testimony) {
        Pan pan = pans.computeIfAbsent(testimony.kind(), _ -> new Pan());
        if (!member.takenBack().contains(testimony.claim().id())) {
            pan.support.add(testimony);
        }
        if (!member.verdictByKey().isEmpty()) {
            Ruling verdict = member.verdictByKey().get(EvidenceList.key(testimony));
            if (verdict != null) {
                pan.decide(verdict);
            }
        }
    }

    @Override
    public boolean isHeld() {
        return pans.values().stream().anyMatch(Pan::isHeld);
    }
}
