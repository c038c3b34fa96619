package pactwatch.alert.candidate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;

/** The last word on every development of one generation; for one thread. */
final class Saying {

    private static final String BASELINE = "baseline-";

    /** One member: its status, and its developments by id. */
    private static final class Member {
        private @Nullable Status status;
        private final Map<String, Development> developments = new LinkedHashMap<>();
    }

    private final Map<String, Member> members = new LinkedHashMap<>();

    void accept(StatusEvent event) {
        switch (event) {
            case StatusEvent.DevelopmentChanged changed -> replace(changed.development());
            case StatusEvent.StatusChanged changed ->
                    member(changed.state().code()).status = changed.state().status();
        }
    }

    private Member member(String code) {
        return members.computeIfAbsent(code, _ -> new Member());
    }

    /** A development under a new id takes the place of the one whose evidence it holds. */
    private void replace(Development now) {
        Map<String, Development> known = member(now.member()).developments;
        if (!known.containsKey(now.id())) {
            sameThing(now).ifPresent(d -> known.remove(d.id()));
        }
        known.put(now.id(), now);
    }

    /** What is said of the same thing here: under its id, or with any of its evidence. */
    Optional<Development> sameThing(Development development) {
        Member member = members.get(development.member());
        if (member == null) {
            return Optional.empty();
        }
        Development same = member.developments.get(development.id());
        return same != null
                ? Optional.of(same)
                : member.developments.values().stream()
                        .filter(d -> d.kind() == development.kind())
                        .filter(d ->
                                d.evidenceKeys().stream()
                                        .anyMatch(development.evidenceKeys()::contains))
                        .findFirst();
    }

    List<Development> developments() {
        List<Development> all = new ArrayList<>();
        members.values().forEach(m -> all.addAll(m.developments.values()));
        return all;
    }

    /** The status of a member; absent if nothing was said of it. */
    @Nullable Status status(String code) {
        Member member = members.get(code);
        return member == null ? null : member.status;
    }

    /** Of a member without claims nothing is said, and what the pack tells of it stands. */
    boolean standsUnsaid(Development development) {
        return !members.containsKey(development.member())
                && development.evidenceKeys().stream().anyMatch(k -> k.startsWith(BASELINE));
    }

    static boolean isRetracted(Development d) {
        return (d.actual() == null || d.actual() == Stage.RETRACTED)
                && (d.announced() == null || d.announced() == Stage.RETRACTED);
    }
}
