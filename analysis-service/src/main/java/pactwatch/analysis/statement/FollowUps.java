package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** "No papers have come": a denial that leaves unsaid what the text has told before. */
final class FollowUps {

    /**
     * The rule of a topic that is said to be none, which does not take back what was said of it.
     */
    static final String NO_TALK = "no-talk";

    private static final Set<String> THIS = Set.of("это", "этому", "этом", "их", "ее", "такое");

    private static final Set<String> THAT =
            Set.of(
                    "такой",
                    "такого",
                    "такие",
                    "таких",
                    "такое",
                    "этого",
                    "этот",
                    "этом",
                    "подобного",
                    "подобных",
                    "таке",
                    "такий",
                    "цього",
                    "цей",
                    "подібного");

    private FollowUps() {}

    /** Adds the denial of the latest change told before, where a sentence tells of none itself. */
    static void find(Scene scene, SourcedPast past, List<Statement> before, List<Found> found) {
        if (found.isEmpty()) {
            rumours(scene, before, found);
        }
        if (found.isEmpty() && scene.has("TALK")) {
            talk(scene, before, found);
        }
        boolean isSilent = found.stream().noneMatch(f -> f.kind().isMembership());
        Optional<Statement> last = lastEnd(before);
        last.ifPresent(l -> examples(scene, l, past, found));
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

    /** The last that a state froze or left. */
    private static Optional<Statement> lastEnd(List<Statement> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            Kind kind = before.get(i).kind();
            if (kind == Kind.SUSPENSION || kind == Kind.WITHDRAWAL) {
                return Optional.of(before.get(i));
            }
        }
        return Optional.empty();
    }

    /** "В министерстве назвали публикации фейком": what was told before as a rumour is denied. */
    private static void rumours(Scene scene, List<Statement> before, List<Found> found) {
        boolean isRejected =
                scene.has("UNTRUE")
                        || scene.all("DENY", 0, scene.size()).stream()
                                .anyMatch(d -> !scene.form(d.from() - 1).equals("не"));
        if (!isRejected) {
            return;
        }
        Optional<Mark> rumour =
                scene.first("RUMOUR", 0, scene.size())
                        .or(() ->
                                isOfThis(scene) ? scene.first("UNTRUE", 0, scene.size()) : none());
        if (rumour.isEmpty()) {
            return;
        }
        List<Statement> possible =
                before.stream()
                        .filter(s -> s.isNews() && s.kind().isMembership())
                        .filter(s -> s.assertion() == Assertion.POSSIBLE)
                        .toList();
        int[] clause = scene.clauseOf(rumour.get().from());
        Trigger trigger = new Trigger(rumour.get(), "NOUN", clause[0], clause[1]);
        possible.stream()
                .filter(s -> s.start() == possible.getLast().start())
                .filter(s -> s.part() == possible.getLast().part())
                .forEach(s ->
                        found.add(
                                Found.of(
                                        s.kind(),
                                        s.member(),
                                        Assertion.DENIED,
                                        trigger,
                                        "rumour")));
    }

    /** "Такой вопрос не стоит": what was told before as wanted or possible is not considered. */
    private static void talk(Scene scene, List<Statement> before, List<Found> found) {
        boolean isOfThat =
                scene.sentence().tokens().stream().anyMatch(t -> THAT.contains(t.form()));
        if (!isOfThat || scene.isQuestion()) {
            return;
        }
        Optional<Mark> refused =
                scene.all("TALK", 0, scene.size()).stream()
                        .filter(t -> !scene.has("DECIDE", t.from(), t.to()))
                        .filter(t -> isNot(scene.form(t.from() - 1)) || isNone(scene, t))
                        .findFirst();
        Optional<Statement> wanted =
                before.stream()
                        .filter(s -> s.isNews() && s.kind().isMembership())
                        .filter(s ->
                                s.assertion() == Assertion.POSSIBLE
                                        || s.assertion() == Assertion.DEMANDED)
                        .reduce((_, b) -> b);
        if (refused.isEmpty() || wanted.isEmpty()) {
            return;
        }
        int[] clause = scene.clauseOf(refused.get().from());
        Trigger trigger = new Trigger(refused.get(), "NOUN", clause[0], clause[1]);
        found.add(
                Found.of(
                        wanted.get().kind(),
                        wanted.get().member(),
                        Assertion.DENIED,
                        trigger,
                        NO_TALK));
    }

    private static boolean isNone(Scene scene, Mark talk) {
        return scene.has("NONE", scene.clauseOf(talk.from()));
    }

    private static boolean isNot(String form) {
        return form.equals("не") || form.equals("ни") || form.equals("ні");
    }

    private static Optional<Mark> none() {
        return Optional.empty();
    }

    /** "Назвали это вздором". */
    private static boolean isOfThis(Scene scene) {
        return scene.sentence().tokens().stream().anyMatch(t -> THIS.contains(t.form()));
    }

    /** "Следовать примеру Еревана не намерена": what another has done, this one will not do. */
    private static void examples(Scene scene, Statement last, SourcedPast past, List<Found> found) {
        for (Mark example : scene.all("EXAMPLE", 0, scene.size())) {
            int[] clause = scene.clauseOf(example.from());
            Trigger trigger = new Trigger(example, "INF", clause[0], clause[1]);
            if (Factuality.of(scene, trigger).isDenied()) {
                Roles.subjects(scene, trigger).stream()
                        .filter(m -> past.isParty(m) && !m.equals(last.member()))
                        .forEach(m ->
                                found.add(
                                        Found.of(
                                                last.kind(),
                                                m,
                                                Assertion.DENIED,
                                                trigger,
                                                "example")));
            }
        }
    }
}
