package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Exercises that their host calls off, or does not want. */
final class ExerciseRules {

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;

    ExerciseRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
    }

    /** "Отменили учения", "учения не состоятся", "не примет учений". */
    void exercise(Trigger trigger) {
        boolean isCancel = trigger.mark().is("CANCEL");
        boolean isExercise =
                isCancel
                        ? scene.has("EXERCISE")
                        : scene.has("EXERCISE", trigger.from(), trigger.to());
        if (!isExercise || !scene.isOfPact() || isOtherExercise(trigger)) {
            return;
        }
        Factuality factuality = Factuality.of(scene, trigger);
        boolean isNegated =
                factuality.isNegated() || scene.has("NONE", trigger.from(), trigger.to());
        if (isCancel) {
            cancelled(trigger, isNegated ? Assertion.DENIED : refusal(trigger));
        } else if (isNegated
                && !scene.has("ATTEND", trigger.from(), trigger.to())
                && !scene.has("MEMBERSHIP", trigger.from(), trigger.to())) {
            cancelled(trigger, factuality.ofRefusal(false));
        }
    }

    private boolean isOtherExercise(Trigger trigger) {
        boolean isRival =
                scene.has("RIVAL", trigger.from(), trigger.to())
                        && scene.pacts().stream()
                                .noneMatch(
                                        p -> p.from() >= trigger.from() && p.to() <= trigger.to());
        List<Mark> exercises = scene.all("EXERCISE", trigger.from(), trigger.to());
        return isRival
                || (!exercises.isEmpty()
                        && exercises.stream()
                                .allMatch(e ->
                                        (scene.form(e.to()).equals("с")
                                                        && !scene.token(e.to() + 1)
                                                                .hasLemma("участие"))
                                                || scene.all("RIVAL", e.to(), e.to() + 4).stream()
                                                        .findAny()
                                                        .isPresent()));
    }

    void cancelled(Trigger trigger, Assertion assertion) {
        List<String> hosts = new ArrayList<>();
        Places.destination(scene, trigger.mark())
                .filter(past::isParty)
                .or(() -> adjective(trigger))
                .or(() -> owner(trigger))
                .ifPresent(hosts::add);
        if (hosts.isEmpty()) {
            hosts.addAll(Roles.subjects(scene, trigger));
        }
        addCancelled(trigger, hosts, assertion);
    }

    /** "Киргизские учения". */
    private Optional<String> adjective(Trigger trigger) {
        return scene.all("EXERCISE", trigger.from(), trigger.to()).stream()
                .flatMap(e ->
                        scene.actors().stream()
                                .filter(a -> a.sort() == Actor.Sort.PEOPLE)
                                .filter(a -> a.to() <= e.from() && e.from() - a.to() <= 1))
                .map(Actor::code)
                .filter(Objects::nonNull)
                .filter(past::isParty)
                .findFirst();
    }

    /** "Отмена учений – право Бишкека": what the text is about rather than who speaks of it. */
    private Optional<String> owner(Trigger trigger) {
        return trigger.isNoun()
                ? scene.actors().stream()
                        .filter(a -> a.sort() == Actor.Sort.STATE && a.can(Morph.Case.GENITIVE))
                        .filter(a -> a.from() >= trigger.from() && a.to() <= trigger.to())
                        .map(a -> Actors.code(a, scene))
                        .filter(Objects::nonNull)
                        .filter(c -> past.isParty(c) && !past.isLeading(c))
                        .findFirst()
                : Optional.empty();
    }

    void addCancelled(Trigger trigger, List<String> hosts, Assertion assertion) {
        hosts.stream()
                .filter(past::isParty)
                .limit(1)
                .forEach(m ->
                        found.add(
                                Found.of(
                                        Kind.EXERCISE_CANCELLED,
                                        m,
                                        assertion,
                                        trigger,
                                        "exercise")));
    }

    /** Exercises in another state's land are not the host's to call off. */
    boolean isElsewhere(Trigger trigger) {
        Optional<String> place = Places.destination(scene, trigger.mark());
        List<String> subjects = Roles.subjects(scene, trigger);
        return place.isPresent() && !subjects.isEmpty() && !subjects.contains(place.get());
    }

    private Assertion refusal(Trigger trigger) {
        Factuality factuality = Factuality.of(scene, trigger);
        return factuality.isNegated()
                ? Assertion.DENIED
                : factuality.ofRefusal(trigger.tense().equals("FUT"));
    }
}
