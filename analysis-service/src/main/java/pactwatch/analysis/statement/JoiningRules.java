package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Joining, coming back, and observing. */
final class JoiningRules {

    private static final Set<String> OTHERS = Set.of("RESUME", "RETURN", "EXIT", "LEAVE");

    private final Scene scene;
    private final SourcedPast past;
    private final Membership about;
    private final List<Found> found;

    JoiningRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.about = new Membership(scene, past);
        this.found = found;
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "RESUME" -> resume(trigger);
            case "RETURN" -> comeBack(trigger);
            case "JOIN" -> join(trigger);
            case "OUTSIDE" -> outside(trigger);
            case "OPEN" -> open(trigger);
            case "OBSERVER" -> observer(trigger);
            default -> {}
        }
    }

    private void resume(Trigger trigger) {
        boolean hasMembership =
                scene
                        .all(
                                "MEMBERSHIP",
                                trigger.start() - Membership.OBJECT_REACH,
                                trigger.end() + Membership.OBJECT_REACH)
                        .stream()
                        .anyMatch(m -> !about.isOfAnother(m));
        boolean isOfFreeze = scene.has("LIFTED", trigger.start(), trigger.end());
        if (!(hasMembership || isOfFreeze) || !scene.isOfPact()) {
            return;
        }
        Optional<Mark> membership =
                scene.nearest("MEMBERSHIP", trigger.mark(), Membership.OBJECT_REACH);
        for (String member : about.freezers(trigger, membership)) {
            back(trigger, member, "resume");
        }
    }

    private void comeBack(Trigger trigger) {
        boolean isTo = about.governedPact(trigger, Membership.TO).isPresent();
        boolean isToWork =
                scene.all("MEMBERSHIP", trigger.end(), trigger.end() + 5).stream()
                        .anyMatch(m -> !about.isOfAnother(m));
        boolean isBare =
                scene.isOfPact()
                        && !isElsewhere(trigger)
                        && (scene.namesPact() || scene.index() < 3);
        if ((isTo || (isToWork && scene.isOfPact()) || isBare)
                && !scene.has("FORCE", trigger.from(), trigger.to())) {
            List<String> owners = about.owners(trigger);
            if (isTo || owners.size() == 1) {
                owners.forEach(m -> back(trigger, m, "return"));
            }
        }
    }

    /** "Вернутся ли теперь в Ханабад": to another place. */
    private boolean isElsewhere(Trigger trigger) {
        int to = trigger.end();
        while (to < Math.min(scene.size(), trigger.end() + 4) && scene.token(to).isWord()) {
            to++;
        }
        return scene.has("PREP", trigger.end(), to);
    }

    /** A state that has left joins again; one that has frozen its membership resumes it. */
    private void back(Trigger trigger, String member, String rule) {
        if (!past.wasParty(member) || past.isLeading(member)) {
            return;
        }
        boolean hasLeft =
                past.hasEverLeft(member)
                        || (!past.isSuspended(member) && trigger.tense().equals("PAST"));
        Assertion told = Factuality.of(scene, trigger).ofAct();
        Assertion assertion =
                trigger.isNoun() && told == Assertion.ACTUAL && !hasLegalAct(trigger)
                        ? Assertion.POSSIBLE
                        : told;
        found.add(
                Found.of(
                        hasLeft ? Kind.ACCESSION : Kind.RESUMPTION,
                        member,
                        guessed(trigger, member, assertion),
                        trigger,
                        rule));
    }

    /** What others say that a state will do is a guess. */
    private Assertion guessed(Trigger trigger, String member, Assertion assertion) {
        return assertion == Assertion.ANNOUNCED && Factuality.of(scene, trigger).isForeign(member)
                ? Assertion.POSSIBLE
                : assertion;
    }

    /** "Объявили о восстановлении членства": announced is done. */
    private boolean isProclaimed(Trigger trigger) {
        boolean isSaid = false;
        for (int i = trigger.from(); i < trigger.start(); i++) {
            isSaid |= scene.token(i).hasLemma("объявить");
        }
        return isSaid && scene.before(trigger.start()).equals("о");
    }

    private boolean hasLegalAct(Trigger trigger) {
        return isProclaimed(trigger)
                || scene.has("LEGAL")
                || scene.has("DECIDE")
                || about.hasYear(trigger.from(), trigger.to());
    }

    /** "Вступать не стали": of the pact that the text is about. */
    private boolean isRefused(Trigger trigger) {
        return !trigger.isNoun()
                && !trigger.tense().equals("BASE")
                && scene.isOfPact()
                && scene.all("PREP", trigger.end(), trigger.end() + 3).isEmpty()
                && Factuality.of(scene, trigger).isNegated();
    }

    private void join(Trigger trigger) {
        boolean isTo =
                about.governedPact(trigger, Membership.TO).isPresent()
                        || (trigger.mark().length() > 1 && scene.isOfPact())
                        || isBareWithYear(trigger)
                        || isRefused(trigger);
        if (!isTo) {
            return;
        }
        Assertion told = Factuality.of(scene, trigger).ofAct();
        Assertion assertion =
                trigger.isNoun() && told == Assertion.ACTUAL && !hasLegalAct(trigger)
                        ? Assertion.POSSIBLE
                        : told;
        about.owners(trigger)
                .forEach(m -> found.add(Found.of(Kind.ACCESSION, m, assertion, trigger, "join")));
    }

    /** "Грузия и Азербайджан присоединились в 1993-м". */
    private boolean isBareWithYear(Trigger trigger) {
        boolean isToElse =
                scene.form(trigger.end()).equals("к") || scene.has("RIVAL") || scene.has("FORCE");
        return trigger.tense().equals("PAST")
                && scene.isOfPact()
                && !isToElse
                && about.hasYear(trigger.end(), Math.min(trigger.end() + 4, trigger.to()));
    }

    /** "Считаем себя вне ОДКБ", "точка невозврата". */
    private void outside(Trigger trigger) {
        if (scene.isOfPact()) {
            Roles.subjects(scene, trigger).stream()
                    .filter(past::isSuspended)
                    .forEach(m ->
                            found.add(
                                    Found.of(
                                            Kind.RESUMPTION,
                                            m,
                                            Assertion.DENIED,
                                            trigger,
                                            "outside")));
        }
    }

    /** "Препятствий для работы нет", "двери открыты". */
    private void open(Trigger trigger) {
        Optional.ofNullable(scene.protagonist())
                .filter(past::isSuspended)
                .filter(_ -> scene.isOfPact())
                .filter(_ -> OTHERS.stream().noneMatch(scene::has))
                .ifPresent(m ->
                        found.add(
                                Found.of(Kind.RESUMPTION, m, Assertion.POSSIBLE, trigger, "open")));
    }

    private void observer(Trigger trigger) {
        if (!scene.isOfPact() || scene.has("ELECTION") || scene.has("EXERCISE")) {
            return;
        }
        boolean isOfAnother =
                scene.all("RIVAL", trigger.end(), trigger.end() + 4).stream().findAny().isPresent();
        Optional<Mark> obtained = scene.nearest("OBTAIN", trigger.mark(), 12);
        Optional<Mark> get = obtained.or(() -> scene.nearest("PROPOSED", trigger.mark(), 12));
        boolean isStanding =
                get.isEmpty()
                        && (scene.has("MEMBER", trigger.start(), trigger.end())
                                || scene.form(trigger.start()).contains("-набл"));
        if (isOfAnother || (get.isEmpty() && !isStanding) || scene.has("BEREAVE")) {
            return;
        }
        if (isStanding) {
            standing(trigger);
            return;
        }
        Trigger act = new Trigger(get.get(), get.get().value(), trigger.from(), trigger.to());
        Assertion assertion = Factuality.of(scene, act).ofAct();
        boolean isProposal = obtained.isEmpty();
        (isProposal ? named(trigger) : receivers(trigger))
                .stream()
                        .filter(m -> !past.isLeading(m))
                        .forEach(m ->
                                found.add(
                                        Found.of(
                                                Kind.OBSERVER, m, assertion, trigger, "observer")));
    }

    /** "Наблюдатели из Сербии и Ирана", "сербские депутаты-наблюдатели": what they are. */
    private void standing(Trigger trigger) {
        scene.actors().stream()
                .filter(a -> a.from() >= trigger.start() - 2 && a.to() <= trigger.end())
                .filter(a -> a.code() != null)
                .flatMap(a -> Roles.list(scene, a).stream())
                .distinct()
                .filter(m -> !past.isParty(m))
                .forEach(m ->
                        found.add(
                                Found.of(Kind.OBSERVER, m, Assertion.ACTUAL, trigger, "observer")));
    }

    /** "Афганистану", "скупщине Сербии". */
    private static boolean isReceiver(Trigger trigger, Actor actor) {
        return actor.can(Morph.Case.DATIVE)
                || (actor.can(Morph.Case.GENITIVE) && actor.from() >= trigger.end());
    }

    private List<String> receivers(Trigger trigger) {
        List<String> receivers = named(trigger);
        return receivers.isEmpty() ? Roles.subjects(scene, trigger) : receivers;
    }

    private List<String> named(Trigger trigger) {
        List<String> receivers = new ArrayList<>();
        scene.actors().stream()
                .filter(a -> a.sort() == Actor.Sort.STATE || a.sort() == Actor.Sort.OFFICE)
                .filter(a -> a.code() != null && isReceiver(trigger, a))
                .filter(a ->
                        scene.before(a.from()).equals("для")
                                || (!a.can(Morph.Case.NOMINATIVE) && !Roles.isGoverned(scene, a)))
                .flatMap(a -> Roles.list(scene, a).stream())
                .distinct()
                .forEach(receivers::add);
        return receivers;
    }
}
