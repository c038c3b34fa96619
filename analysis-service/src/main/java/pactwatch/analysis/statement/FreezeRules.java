package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Freezing a membership, and taking no part any more. */
final class FreezeRules {

    private final Scene scene;
    private final SourcedPast past;
    private final Membership about;
    private final List<Found> found;

    FreezeRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.about = new Membership(scene, past);
        this.found = found;
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "FREEZE", "PAUSE" -> freeze(trigger);
            case "IDLE" -> idle(trigger);
            default -> {}
        }
    }

    private void freeze(Trigger trigger) {
        Optional<Mark> membership =
                scene
                        .all(
                                "MEMBERSHIP",
                                trigger.start() - Membership.MEMBERSHIP_REACH,
                                trigger.end() + Membership.MEMBERSHIP_REACH)
                        .stream()
                        .min((a, b) ->
                                Integer.compare(
                                        Scene.distance(a, trigger.mark()),
                                        Scene.distance(b, trigger.mark())));
        boolean isAlone =
                trigger.mark().is("PAUSE")
                        || (trigger.isNoun()
                                && membership.isEmpty()
                                && !about.isNoun(trigger.end()));
        boolean isLifted =
                trigger.isNoun() && scene.has("LIFTED", trigger.end(), trigger.end() + 5);
        if ((membership.isEmpty() && !isAlone) || isLifted) {
            return;
        }
        boolean isOfOneMeeting =
                scene.form(trigger.start() + 1).equals("от")
                        && (scene.has("VENUE", trigger.from(), trigger.to())
                                || scene.has("EXERCISE", trigger.from(), trigger.to()));
        if (membership.map(about::isOfAnother).orElse(false)
                || isOfOneMeeting
                || !scene.isOfPact(trigger)) {
            return;
        }
        if (isAlone && membership.isEmpty() && !isPactOrStateNear()) {
            return;
        }
        Assertion guess = Factuality.of(scene, trigger).ofAct();
        Assertion told = guess == Assertion.POSSIBLE && isState(trigger) ? Assertion.ACTUAL : guess;
        about.freezers(trigger, membership).stream()
                .filter(past::wasParty)
                .forEach(m -> found.add(Found.of(Kind.SUSPENSION, m, told, trigger, "freeze")));
    }

    /** "Замороженное членство" is frozen, whatever may come. */
    private boolean isState(Trigger trigger) {
        return trigger.tense().equals("PAST")
                && scene.token(trigger.start()).morphs().stream()
                        .anyMatch(m -> m.casus() != Morph.Case.NONE);
    }

    /** "Заморозка объявлена два года назад" goes on about the freeze that the text is about. */
    private boolean isPactOrStateNear() {
        boolean isOfFrozen =
                scene.pactIsTopic()
                        && scene.protagonist() != null
                        && past.isSuspended(scene.protagonist());
        return scene.namesPact() || !scene.actors().isEmpty() || isOfFrozen;
    }

    /** "Ни в одном формате не участвует", "никак не вовлечена". */
    private void idle(Trigger trigger) {
        if (scene.isOfPact()) {
            Roles.subjects(scene, trigger).stream()
                    .filter(past::isSuspended)
                    .forEach(m ->
                            found.add(
                                    Found.of(
                                            Kind.SUSPENSION,
                                            m,
                                            Assertion.ACTUAL,
                                            trigger,
                                            "idle")));
        }
    }
}
