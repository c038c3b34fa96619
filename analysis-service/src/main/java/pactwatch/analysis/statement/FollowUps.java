package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** "No papers have come": a denial that leaves unsaid what the text has told before. */
final class FollowUps {

    private FollowUps() {}

    /** Adds the denial of the latest change told before, where a sentence tells of none itself. */
    static void find(Scene scene, List<Statement> before, List<Found> found) {
        rumours(scene, before, found);
        boolean isSilent = found.stream().noneMatch(f -> f.kind().isMembership());
        Optional<Statement> last =
                before.stream()
                        .filter(s -> s.kind() == Kind.SUSPENSION || s.kind() == Kind.WITHDRAWAL)
                        .reduce((_, b) -> b);
        if (!isSilent || last.isEmpty() || !scene.isOfPact()) {
            return;
        }
        for (Mark notice : scene.all("FORMALITY", 0, scene.size())) {
            int[] clause = scene.clauseOf(notice.from());
            Trigger trigger = new Trigger(notice, "NOUN", clause[0], clause[1]);
            boolean isNew = last.get().isNews() && last.get().assertion() != Assertion.DENIED;
            if (isNew && Factuality.of(scene, trigger).isWithoutNotice()) {
                found.add(
                        Found.of(
                                last.get().kind(),
                                last.get().member(),
                                Assertion.DENIED,
                                trigger,
                                "no-notice"));
                return;
            }
        }
    }

    /** "В министерстве назвали публикации фейком": what was told before as a rumour is denied. */
    private static void rumours(Scene scene, List<Statement> before, List<Found> found) {
        boolean isRejected =
                scene.has("UNTRUE")
                        || scene.all("DENY", 0, scene.size()).stream()
                                .anyMatch(d -> !scene.form(d.from() - 1).equals("не"));
        Optional<Mark> rumour = scene.first("RUMOUR", 0, scene.size());
        if (!isRejected || rumour.isEmpty() || !found.isEmpty()) {
            return;
        }
        before.stream()
                .filter(s -> s.isNews() && s.kind().isMembership())
                .filter(s -> s.assertion() == Assertion.POSSIBLE)
                .reduce((_, b) -> b)
                .ifPresent(s -> {
                    int[] clause = scene.clauseOf(rumour.get().from());
                    Trigger trigger = new Trigger(rumour.get(), "NOUN", clause[0], clause[1]);
                    found.add(Found.of(s.kind(), s.member(), Assertion.DENIED, trigger, "rumour"));
                });
    }
}
